-- Almost every artifact is ACTIVE: the others are found without looking through all, newest first.
CREATE INDEX "artifacts_inactive_idx" ON "artifacts" ("state", "created_at", "id") WHERE "state" <> 'ACTIVE';
