-- Few of many wait in a stage, and where they stand among all names is anybody's guess: so the stages have an order of names of their own.
CREATE INDEX registrations_status_name_idx ON registrations (status, (lower(full_name) COLLATE "C"), id);
-- Tags that few carry are known to be few.
ALTER TABLE registrations ALTER COLUMN tags SET STATISTICS 1000;
