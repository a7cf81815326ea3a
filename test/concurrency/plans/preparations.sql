-- What stands before each of the scripts that fill the catalogue, however long that takes.

SET LOCAL statement_timeout = 0;

-- What is written here keeps the rules: whoever may do so saves half of the time by not asking about foreign keys.
SELECT CASE WHEN current_setting('is_superuser')::boolean THEN set_config('session_replication_role', 'replica', true) END;

CREATE OR REPLACE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT ('01900000-0000-7000-' || kind || '-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
CREATE OR REPLACE FUNCTION pg_temp.time(n bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT '2026-01-01'::timestamptz + n * interval '1 second'
$$;
CREATE OR REPLACE FUNCTION pg_temp.key(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'd' || lpad(n::text, 6, '0')
$$;
