-- Web processes of the version before know nothing of ordered_by and must still be able to begin a run while they are
-- replaced: without one, a run goes on in the name of who began it.
ALTER TABLE bulk_runs ALTER COLUMN ordered_by DROP NOT NULL;
