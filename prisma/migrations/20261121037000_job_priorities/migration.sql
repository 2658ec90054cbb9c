-- How soon a job is to be done, by its priority, in working minutes: the one table that opening a job and watching it read (T1-24).
CREATE TYPE job_priority AS ENUM ('low', 'normal', 'high', 'urgent');
CREATE TABLE job_targets (
  priority        job_priority NOT NULL,
  target_minutes  integer NOT NULL,
  warning_minutes integer NOT NULL,
  CONSTRAINT job_targets_pkey PRIMARY KEY (priority),
  CONSTRAINT job_targets_minutes_check CHECK (target_minutes > 0 AND warning_minutes BETWEEN 0 AND target_minutes)
);
INSERT INTO job_targets VALUES ('urgent', 120, 60), ('high', 240, 120), ('normal', 1440, 240), ('low', 2880, 480);
GRANT SELECT ON job_targets TO gatehouse_app, gatehouse_worker;
GRANT UPDATE ON job_targets TO gatehouse_app;

ALTER TABLE installations
  ADD COLUMN priority job_priority NOT NULL DEFAULT 'normal',
  ADD COLUMN due_soon_at timestamptz(3),
  ADD COLUMN warned_at timestamptz(3), -- colleagues are told once that the time runs out
  -- What staff search in: number, name, phone, street, city.
  ADD COLUMN search text NOT NULL GENERATED ALWAYS AS (lower(number || ' ' || contact_name || ' ' || coalesce(contact_phone, '') || ' ' || address || ' ' || city)) STORED,
  ADD CONSTRAINT installations_due_check CHECK ((due_at IS NULL) = (due_soon_at IS NULL) AND due_soon_at <= due_at);
CREATE INDEX installations_search_idx ON installations USING gin (search gin_trgm_ops); -- by any part of a name, address or number
CREATE INDEX installations_due_at_idx ON installations (due_at, id) WHERE status IN ('open', 'assigned', 'in_progress'); -- late
CREATE INDEX installations_due_soon_at_idx ON installations (due_soon_at) WHERE status IN ('open', 'assigned', 'in_progress') AND warned_at IS NULL; -- whom the watch warns of
