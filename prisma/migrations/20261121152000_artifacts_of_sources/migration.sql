-- Of an index on one column PostgreSQL knows that the rows of a source lie side by side, of one on several it believes that
-- less. So it reads the artifacts of a few sources and looks for the words of a search in them, which it took for dearer than
-- to ask the index of words once for each source.
CREATE INDEX "artifacts_active_source_idx" ON "artifacts" ("source_id") WHERE "state" = 'ACTIVE';
