-- The staff door: what an application brings, who may move it where, who visits when, and what ends it: an installation.

-- For tables of the house that no tenant ever reads: staff and the house itself, and nobody else.
CREATE PROCEDURE bind_staff(tbl regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format($f$CREATE POLICY staff ON %s TO gatehouse_app USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff')$f$, tbl);
  EXECUTE format($f$CREATE POLICY system ON %s TO gatehouse_app, gatehouse_worker USING (ctx() = 'system') WITH CHECK (ctx() = 'system')$f$, tbl);
END $$;

CREATE TYPE visit_slot AS ENUM ('morning', 'afternoon', 'evening');
CREATE TYPE change_origin AS ENUM ('screen', 'api', 'bulk', 'import', 'job');
CREATE TYPE booking_kind AS ENUM ('survey', 'installation', 'absence');
CREATE TYPE survey_outcome AS ENUM ('feasible', 'not_feasible');
CREATE TYPE installation_status AS ENUM ('open', 'assigned', 'in_progress', 'completed', 'failed', 'cancelled');
CREATE TYPE file_purpose AS ENUM ('id_photo', 'survey', 'installation', 'attachment');
CREATE TYPE reason_kind AS ENUM ('rejected', 'cancelled', 'failed');
CREATE TYPE import_verdict AS ENUM ('create', 'duplicate', 'known', 'refused');

-- The organisation that runs this house: its zone, its week, its holidays. One row.
CREATE TABLE organisation (
  id        boolean NOT NULL DEFAULT true,
  time_zone text NOT NULL DEFAULT 'UTC',
  country   char(2) NOT NULL DEFAULT 'ID',
  locale    text NOT NULL DEFAULT 'en',
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT organisation_pkey PRIMARY KEY (id),
  CONSTRAINT organisation_single_check CHECK (id)
);
INSERT INTO organisation (time_zone) VALUES ('Asia/Jakarta');
GRANT SELECT ON organisation TO gatehouse_app, gatehouse_worker;
GRANT UPDATE ON organisation TO gatehouse_app;

-- Working time, one span for each weekday (1 = Monday, ISO 8601); a weekday without a row is closed.
CREATE TABLE working_hours (
  weekday smallint NOT NULL,
  opens   time(0) NOT NULL,
  closes  time(0) NOT NULL,
  CONSTRAINT working_hours_pkey PRIMARY KEY (weekday),
  CONSTRAINT working_hours_weekday_check CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT working_hours_span_check CHECK (opens < closes)
);
INSERT INTO working_hours SELECT d, '08:00', '18:00' FROM generate_series(1, 6) AS d;
CREATE TABLE holidays (
  day  date NOT NULL,
  name text NOT NULL,
  CONSTRAINT holidays_pkey PRIMARY KEY (day)
);
-- How long a registration may stay in a stage, in working minutes; a stage without a row has no clock.
CREATE TABLE stage_targets (
  status          registration_status NOT NULL,
  target_minutes  integer NOT NULL,
  warning_minutes integer NOT NULL,
  CONSTRAINT stage_targets_pkey PRIMARY KEY (status),
  CONSTRAINT stage_targets_minutes_check CHECK (target_minutes > 0 AND warning_minutes BETWEEN 0 AND target_minutes),
  CONSTRAINT stage_targets_open_check CHECK (status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'))
);
INSERT INTO stage_targets VALUES ('pending_verification', 240, 60), ('verified', 480, 120), ('survey_completed', 480, 120), ('approved', 480, 120);
GRANT SELECT ON working_hours, holidays, stage_targets TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE, DELETE ON working_hours, holidays, stage_targets TO gatehouse_app;

-- Why a registration or an installation ended otherwise than hoped; the list is staff's to edit.
CREATE TABLE reasons (
  id       uuid NOT NULL DEFAULT new_id(),
  kind     reason_kind NOT NULL,
  text     text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  active   boolean NOT NULL DEFAULT true,
  CONSTRAINT reasons_pkey PRIMARY KEY (id),
  CONSTRAINT reasons_kind_text_key UNIQUE (kind, text)
);
INSERT INTO reasons (kind, text, position) VALUES
  ('rejected', 'Outside the area we serve', 1), ('rejected', 'Not possible at this address', 2), ('rejected', 'Identity not proved', 3), ('rejected', 'Applied twice', 4),
  ('cancelled', 'Changed their mind', 1), ('cancelled', 'Could not be reached', 2), ('cancelled', 'Chose somebody else', 3), ('cancelled', 'Moved away', 4),
  ('failed', 'Nobody at home', 1), ('failed', 'No way to reach the building', 2), ('failed', 'Equipment missing or broken', 3), ('failed', 'Weather', 4);
GRANT SELECT ON reasons TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE, DELETE ON reasons TO gatehouse_app;

-- Who may move what: the permission that a colleague needs, whether the applicant may do it, and what the move asks for.
ALTER TABLE registration_moves
  ADD COLUMN permission text,
  ADD COLUMN by_applicant boolean NOT NULL DEFAULT false,
  ADD COLUMN needs text NOT NULL DEFAULT 'nothing',
  ADD CONSTRAINT registration_moves_needs_check CHECK (needs IN ('nothing', 'reason', 'survey', 'result', 'provisioning'));
UPDATE registration_moves SET
  permission = CASE to_status WHEN 'verified' THEN 'registrations:verify' WHEN 'survey_scheduled' THEN 'registrations:schedule' WHEN 'survey_completed' THEN 'registrations:survey'
    WHEN 'approved' THEN 'registrations:approve' WHEN 'customer_created' THEN 'registrations:convert' WHEN 'rejected' THEN 'registrations:reject'
    WHEN 'cancelled' THEN 'registrations:cancel' ELSE 'registrations:reopen' END,
  by_applicant = to_status IN ('verified', 'cancelled'),
  needs = CASE WHEN reason_required THEN 'reason' WHEN to_status = 'survey_scheduled' THEN 'survey' WHEN to_status = 'survey_completed' THEN 'result'
    WHEN to_status = 'customer_created' THEN 'provisioning' ELSE 'nothing' END;
ALTER TABLE registration_moves ALTER COLUMN permission SET NOT NULL;

ALTER TABLE registrations
  ADD COLUMN furthest registration_status NOT NULL DEFAULT 'pending_verification', -- the stage that the funnel counts, also after an end (T1-29)
  ADD COLUMN entered_at timestamptz(3) NOT NULL DEFAULT now(), -- since when in this stage
  ADD COLUMN due_soon_at timestamptz(3), -- from the working calendar, when the stage was entered
  ADD COLUMN due_at timestamptz(3),
  ADD COLUMN assignee_id uuid,
  ADD COLUMN address text,
  ADD COLUMN city text,
  ADD COLUMN postal_code text,
  ADD COLUMN country char(2),
  ADD COLUMN address_notes text,
  ADD COLUMN latitude double precision,
  ADD COLUMN longitude double precision,
  ADD COLUMN id_number text,
  ADD COLUMN preferred_date date,
  ADD COLUMN preferred_slot visit_slot,
  ADD COLUMN notes text,
  ADD COLUMN referral_code text,
  ADD COLUMN utm_source text,
  ADD COLUMN utm_medium text,
  ADD COLUMN utm_campaign text,
  ADD COLUMN locale text NOT NULL DEFAULT 'en',
  ADD COLUMN phone_verified_at timestamptz(3),
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
  ADD COLUMN external_id text, -- of the list it was imported from
  ADD COLUMN duplicate_allowed boolean NOT NULL DEFAULT false, -- a colleague saw the other one and went on
  ADD COLUMN merged_into_id uuid,
  ADD COLUMN reason_id uuid, -- why it ended, from the list, for the figures
  -- What staff search in: number, name, company, e-mail, phone.
  ADD COLUMN search text NOT NULL GENERATED ALWAYS AS (lower(number || ' ' || full_name || ' ' || coalesce(company_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) STORED,
  -- The same street written differently: letters and digits only.
  ADD COLUMN address_key text GENERATED ALWAYS AS (lower(regexp_replace(address || ' ' || city, '[^[:alnum:]]+', ' ', 'g'))) STORED,
  ADD CONSTRAINT registrations_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT registrations_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT registrations_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES reasons (id) ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT registrations_external_id_key UNIQUE (external_id),
  ADD CONSTRAINT registrations_position_check CHECK ((latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT registrations_merged_check CHECK (merged_into_id IS NULL OR (status = 'cancelled' AND merged_into_id <> id)),
  ADD CONSTRAINT registrations_address_check CHECK (length(address) <= 500 AND length(city) <= 120);
UPDATE registrations SET furthest = status, entered_at = updated_at WHERE status <= 'customer_created';

DROP INDEX registrations_status_created_at_idx;
CREATE INDEX registrations_created_at_id_idx ON registrations (created_at DESC, id DESC); -- the table, newest first; a period
CREATE INDEX registrations_status_created_at_idx ON registrations (status, created_at DESC, id DESC); -- the table by a figure
CREATE INDEX registrations_status_entered_at_idx ON registrations (status, entered_at, id); -- the columns of the board, oldest waiting first
CREATE INDEX registrations_assignee_id_created_at_idx ON registrations (assignee_id, created_at DESC, id DESC) WHERE assignee_id IS NOT NULL; -- my own
CREATE INDEX registrations_due_at_idx ON registrations (due_at, id) WHERE due_at IS NOT NULL; -- late and due soon
CREATE INDEX registrations_updated_at_idx ON registrations (updated_at, id); -- what others have changed since
CREATE INDEX registrations_city_created_at_idx ON registrations (lower(city), created_at DESC) WHERE city IS NOT NULL; -- by city
CREATE INDEX registrations_phone_idx ON registrations (phone) WHERE phone IS NOT NULL; -- duplicates on entry
CREATE INDEX registrations_address_key_idx ON registrations (md5(address_key)) WHERE address_key IS NOT NULL; -- duplicates on entry
CREATE INDEX registrations_tags_idx ON registrations USING gin (tags); -- by tag
CREATE INDEX registrations_search_idx ON registrations USING gin (search gin_trgm_ops); -- by any part of a name, address or number
-- One open application for each e-mail address, unless a colleague saw the other and went on.
CREATE UNIQUE INDEX registrations_open_email_key ON registrations (email)
  WHERE door = 'staff' AND NOT duplicate_allowed AND status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved');

-- What only the status decides is written by the database, whoever moves the row.
CREATE FUNCTION follow_registration_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := clock_timestamp();
  IF TG_OP = 'INSERT' OR NEW.status IS DISTINCT FROM OLD.status THEN
    IF TG_OP = 'UPDATE' THEN NEW.entered_at := NEW.updated_at; END IF;
    IF NEW.status <= 'customer_created' AND NEW.status > NEW.furthest THEN NEW.furthest := NEW.status; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_status BEFORE INSERT OR UPDATE ON registrations FOR EACH ROW EXECUTE FUNCTION follow_registration_status();

-- How many are in each stage, without counting a million rows: every statement notes by how much it changed each number,
-- so that no two moves wait for one counter; a sweep adds the notes up.
CREATE TABLE registration_tallies (
  id     bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  status registration_status NOT NULL,
  change integer NOT NULL,
  CONSTRAINT registration_tallies_pkey PRIMARY KEY (id)
);
CALL bind_staff('registration_tallies');
GRANT SELECT ON registration_tallies TO gatehouse_app;
GRANT SELECT, INSERT, DELETE ON registration_tallies TO gatehouse_worker;
INSERT INTO registration_tallies (status, change) SELECT status, count(*) FROM registrations GROUP BY status;
CREATE FUNCTION tally_registrations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO registration_tallies (status, change) SELECT status, count(*) FROM came GROUP BY status;
  ELSE
    INSERT INTO registration_tallies (status, change)
      SELECT status, sum(n) FROM (SELECT status, 1 AS n FROM came UNION ALL SELECT status, -1 FROM went) AS both_sides GROUP BY status HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_insert AFTER INSERT ON registrations REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION tally_registrations();
CREATE TRIGGER tally_update AFTER UPDATE ON registrations REFERENCING NEW TABLE AS came OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION tally_registrations();

ALTER TABLE registration_events ADD COLUMN origin change_origin NOT NULL DEFAULT 'screen';
CREATE INDEX registration_events_to_status_created_at_idx ON registration_events (to_status, created_at); -- the figures over a period

-- Everything else that happens to a registration: notes, assignment, fields, tags, files, merges, notices.
CREATE TABLE registration_activity (
  id              uuid NOT NULL DEFAULT new_id(),
  registration_id uuid NOT NULL,
  kind            text NOT NULL,
  data            jsonb NOT NULL DEFAULT '{}',
  actor_type      actor_type NOT NULL,
  actor_id        uuid,
  origin          change_origin NOT NULL DEFAULT 'screen',
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT registration_activity_pkey PRIMARY KEY (id),
  CONSTRAINT registration_activity_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX registration_activity_registration_id_idx ON registration_activity (registration_id, created_at DESC, id DESC);
CALL bind_staff('registration_activity');
CALL make_append_only('registration_activity');
GRANT SELECT, INSERT ON registration_activity TO gatehouse_app, gatehouse_worker;

-- A proof that somebody holds a phone: a code that is kept only as a hash, counted tries, then a token that is used once.
CREATE TABLE phone_proofs (
  phone       text NOT NULL,
  delivery_id uuid NOT NULL,
  code_hash   text NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  expires_at  timestamptz(3) NOT NULL,
  token_hash  text,
  proved_at   timestamptz(3),
  used_at     timestamptz(3),
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT phone_proofs_pkey PRIMARY KEY (phone),
  CONSTRAINT phone_proofs_token_hash_key UNIQUE (token_hash),
  CONSTRAINT phone_proofs_tries_check CHECK (tries BETWEEN 0 AND 3)
);
CREATE INDEX phone_proofs_expires_at_idx ON phone_proofs (expires_at); -- the sweep
CALL bind_staff('phone_proofs');
GRANT SELECT, INSERT, UPDATE ON phone_proofs TO gatehouse_app;
GRANT SELECT, DELETE ON phone_proofs TO gatehouse_worker;

-- Photos and documents. The bytes lie in the file store under a random key; here is who may see them and what they are.
CREATE TABLE files (
  id               uuid NOT NULL DEFAULT new_id(),
  key              text NOT NULL,
  purpose          file_purpose NOT NULL,
  registration_id  uuid,
  installation_id  uuid,
  name             text NOT NULL,
  content_type     text NOT NULL,
  bytes            integer NOT NULL,
  uploaded_by_type actor_type NOT NULL,
  uploaded_by      uuid,
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT files_pkey PRIMARY KEY (id),
  CONSTRAINT files_key_key UNIQUE (key),
  CONSTRAINT files_bytes_check CHECK (bytes > 0),
  CONSTRAINT files_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX files_registration_id_idx ON files (registration_id) WHERE registration_id IS NOT NULL;
CREATE INDEX files_installation_id_idx ON files (installation_id) WHERE installation_id IS NOT NULL;
CREATE INDEX files_created_at_idx ON files (created_at) WHERE registration_id IS NULL AND installation_id IS NULL; -- the sweep of uploads that nothing came of
CALL bind_staff('files');
GRANT SELECT, INSERT, UPDATE ON files TO gatehouse_app;
GRANT SELECT, DELETE ON files TO gatehouse_worker;

-- Who visits. A colleague with the role technician has this row; skills match those that a job type asks for.
CREATE TABLE technicians (
  user_id        uuid NOT NULL,
  daily_capacity integer NOT NULL DEFAULT 6,
  skills         text[] NOT NULL DEFAULT '{}',
  latitude       double precision,
  longitude      double precision,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT technicians_pkey PRIMARY KEY (user_id),
  CONSTRAINT technicians_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT technicians_daily_capacity_check CHECK (daily_capacity BETWEEN 0 AND 50),
  CONSTRAINT technicians_position_check CHECK ((latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
);
GRANT SELECT ON technicians TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE ON technicians TO gatehouse_app;
INSERT INTO technicians (user_id) SELECT user_id FROM staff_members WHERE role = 'technician';
CREATE FUNCTION make_technician() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.role = 'technician' THEN INSERT INTO technicians (user_id) VALUES (NEW.user_id) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER technician AFTER INSERT OR UPDATE OF role ON staff_members FOR EACH ROW EXECUTE FUNCTION make_technician();

-- Kinds of field job, each with its usual length and what has to be done.
CREATE TABLE job_types (
  id       uuid NOT NULL DEFAULT new_id(),
  slug     text NOT NULL,
  name     text NOT NULL,
  minutes  integer NOT NULL,
  skill    text,
  position integer NOT NULL DEFAULT 0,
  active   boolean NOT NULL DEFAULT true,
  CONSTRAINT job_types_pkey PRIMARY KEY (id),
  CONSTRAINT job_types_slug_key UNIQUE (slug),
  CONSTRAINT job_types_minutes_check CHECK (minutes BETWEEN 5 AND 1440)
);
CREATE TABLE job_type_items (
  id          uuid NOT NULL DEFAULT new_id(),
  job_type_id uuid NOT NULL,
  position    integer NOT NULL,
  text        text NOT NULL,
  mandatory   boolean NOT NULL DEFAULT true,
  needs_photo boolean NOT NULL DEFAULT false,
  CONSTRAINT job_type_items_pkey PRIMARY KEY (id),
  CONSTRAINT job_type_items_job_type_id_position_key UNIQUE (job_type_id, position) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT job_type_items_job_type_id_fkey FOREIGN KEY (job_type_id) REFERENCES job_types (id) ON DELETE CASCADE ON UPDATE CASCADE
);
GRANT SELECT ON job_types, job_type_items TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE ON job_types TO gatehouse_app;
GRANT INSERT, UPDATE, DELETE ON job_type_items TO gatehouse_app;
INSERT INTO job_types (slug, name, minutes, skill, position) VALUES
  ('fibre-installation', 'Fibre installation', 120, 'fibre', 1), ('wireless-installation', 'Wireless installation', 120, 'wireless', 2),
  ('relocation', 'Relocation', 150, 'fibre', 3), ('repair', 'Repair', 90, NULL, 4), ('wifi-setup', 'Wi-Fi setup', 45, NULL, 5);
INSERT INTO job_type_items (job_type_id, position, text, mandatory, needs_photo)
  SELECT t.id, i.position, i.text, i.mandatory, i.needs_photo FROM job_types t
  CROSS JOIN (VALUES (1, 'Cable laid and fixed', true, false), (2, 'Signal measured at the outlet', true, true), (3, 'Router set up and named', true, false),
    (4, 'Speed test shown to the customer', true, false), (5, 'Old equipment taken away', false, false)) AS i (position, text, mandatory, needs_photo)
  WHERE t.slug IN ('fibre-installation', 'wireless-installation', 'relocation');
INSERT INTO job_type_items (job_type_id, position, text, mandatory, needs_photo)
  SELECT id, 1, 'Works, and shown to the customer', true, false FROM job_types WHERE slug IN ('repair', 'wifi-setup');

CREATE SEQUENCE installation_numbers;
GRANT USAGE ON SEQUENCE installation_numbers TO gatehouse_app, gatehouse_worker;
CREATE TABLE installations (
  id              uuid NOT NULL DEFAULT new_id(),
  number          text NOT NULL DEFAULT 'INS-' || to_char(now() AT TIME ZONE 'UTC', 'YYYY') || '-' || lpad(nextval('installation_numbers')::text, 6, '0'),
  account_id      uuid NOT NULL,
  registration_id uuid,
  job_type_id     uuid NOT NULL,
  status          installation_status NOT NULL DEFAULT 'open',
  technician_id   uuid,
  contact_name    text NOT NULL,
  contact_phone   text,
  address         text NOT NULL,
  city            text NOT NULL,
  address_notes   text,
  latitude        double precision,
  longitude       double precision,
  minutes         integer NOT NULL,
  preferred_date  date,
  preferred_slot  visit_slot,
  due_at          timestamptz(3),
  started_at      timestamptz(3),
  paused_at       timestamptz(3),
  completed_at    timestamptz(3),
  note            text,
  version         integer NOT NULL DEFAULT 1,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  updated_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT installations_pkey PRIMARY KEY (id),
  CONSTRAINT installations_number_key UNIQUE (number),
  CONSTRAINT installations_registration_id_key UNIQUE (registration_id),
  CONSTRAINT installations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installations_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installations_job_type_id_fkey FOREIGN KEY (job_type_id) REFERENCES job_types (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installations_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES technicians (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installations_technician_check CHECK (technician_id IS NOT NULL OR status NOT IN ('assigned', 'in_progress', 'completed')),
  CONSTRAINT installations_paused_check CHECK (paused_at IS NULL OR status = 'in_progress')
);
CREATE INDEX installations_account_id_idx ON installations (account_id, created_at DESC); -- an account's own
CREATE INDEX installations_created_at_id_idx ON installations (created_at DESC, id DESC); -- the console's list
CREATE INDEX installations_status_created_at_idx ON installations (status, created_at DESC, id DESC); -- the list by state
CREATE INDEX installations_technician_id_idx ON installations (technician_id, status) WHERE technician_id IS NOT NULL; -- a technician's work
CALL bind_tenant('installations', 'account_id');
GRANT SELECT, INSERT, UPDATE ON installations TO gatehouse_app, gatehouse_worker;
ALTER TABLE files ADD CONSTRAINT files_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES installations (id) ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE installation_items (
  id              uuid NOT NULL DEFAULT new_id(),
  account_id      uuid NOT NULL,
  installation_id uuid NOT NULL,
  position        integer NOT NULL,
  text            text NOT NULL,
  mandatory       boolean NOT NULL,
  needs_photo     boolean NOT NULL,
  done_at         timestamptz(3),
  done_by         uuid,
  file_id         uuid,
  CONSTRAINT installation_items_pkey PRIMARY KEY (id),
  CONSTRAINT installation_items_installation_id_position_key UNIQUE (installation_id, position),
  CONSTRAINT installation_items_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installation_items_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES installations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installation_items_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installation_items_photo_check CHECK (done_at IS NULL OR NOT needs_photo OR file_id IS NOT NULL)
);
CREATE INDEX installation_items_account_id_idx ON installation_items (account_id);
CALL bind_tenant('installation_items', 'account_id');
GRANT SELECT, INSERT, UPDATE ON installation_items TO gatehouse_app, gatehouse_worker;

CREATE TABLE installation_moves (
  from_status     installation_status NOT NULL,
  to_status       installation_status NOT NULL,
  permission      text NOT NULL,
  reason_required boolean NOT NULL DEFAULT false,
  CONSTRAINT installation_moves_pkey PRIMARY KEY (from_status, to_status)
);
INSERT INTO installation_moves VALUES
  ('open', 'assigned', 'installations:assign', false), ('assigned', 'open', 'installations:assign', false),
  ('assigned', 'in_progress', 'installations:work', false), ('in_progress', 'completed', 'installations:work', false),
  ('assigned', 'failed', 'installations:work', true), ('in_progress', 'failed', 'installations:work', true), ('failed', 'open', 'installations:assign', false),
  ('completed', 'in_progress', 'installations:reopen', true),
  ('open', 'cancelled', 'installations:reopen', true), ('assigned', 'cancelled', 'installations:reopen', true),
  ('in_progress', 'cancelled', 'installations:reopen', true), ('failed', 'cancelled', 'installations:reopen', true);
GRANT SELECT ON installation_moves TO gatehouse_app, gatehouse_worker;

-- The history of an installation: its moves, and what was noted between them (then both states are the same).
CREATE TABLE installation_events (
  id              uuid NOT NULL DEFAULT new_id(),
  account_id      uuid NOT NULL,
  installation_id uuid NOT NULL,
  kind            text NOT NULL,
  from_status     installation_status,
  to_status       installation_status NOT NULL,
  reason          text,
  data            jsonb NOT NULL DEFAULT '{}',
  actor_type      actor_type NOT NULL,
  actor_id        uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT installation_events_pkey PRIMARY KEY (id),
  CONSTRAINT installation_events_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT installation_events_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES installations (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX installation_events_installation_id_idx ON installation_events (installation_id, created_at DESC);
CREATE INDEX installation_events_account_id_idx ON installation_events (account_id);
CALL bind_tenant('installation_events', 'account_id');
CALL make_append_only('installation_events');
GRANT SELECT, INSERT ON installation_events TO gatehouse_app, gatehouse_worker;

CREATE FUNCTION judge_installation_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM installation_moves WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'an installation does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'installations_move_check';
  END IF;
  IF NEW.status = 'completed' AND EXISTS (SELECT 1 FROM installation_items WHERE installation_id = NEW.id AND mandatory AND done_at IS NULL) THEN
    RAISE EXCEPTION 'mandatory items are open' USING ERRCODE = 'check_violation', CONSTRAINT = 'installations_items_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER status_move BEFORE UPDATE OF status ON installations
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION judge_installation_move();

-- Who is where when. Surveys, installations and absences share one table, so that one constraint refuses all overlaps.
-- A booking that was moved or given up keeps its row, released: that is the history.
CREATE TABLE bookings (
  id              uuid NOT NULL DEFAULT new_id(),
  technician_id   uuid NOT NULL,
  kind            booking_kind NOT NULL,
  starts_at       timestamptz(3) NOT NULL,
  ends_at         timestamptz(3) NOT NULL,
  registration_id uuid,
  installation_id uuid,
  note            text,
  created_by      uuid,
  released_at     timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT bookings_pkey PRIMARY KEY (id),
  CONSTRAINT bookings_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES technicians (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bookings_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bookings_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES installations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bookings_span_check CHECK (starts_at < ends_at),
  CONSTRAINT bookings_length_check CHECK (kind = 'absence' OR ends_at - starts_at <= interval '24 hours'),
  CONSTRAINT bookings_kind_check CHECK ((kind = 'survey') = (registration_id IS NOT NULL) AND (kind = 'installation') = (installation_id IS NOT NULL)),
  CONSTRAINT bookings_overlap_excl EXCLUDE USING gist (technician_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (released_at IS NULL)
);
CREATE UNIQUE INDEX bookings_registration_id_key ON bookings (registration_id) WHERE released_at IS NULL AND registration_id IS NOT NULL; -- one survey stands at a time
CREATE UNIQUE INDEX bookings_installation_id_key ON bookings (installation_id) WHERE released_at IS NULL AND installation_id IS NOT NULL;
CREATE INDEX bookings_starts_at_idx ON bookings (starts_at) WHERE released_at IS NULL; -- the calendar
CALL bind_staff('bookings');
GRANT SELECT, INSERT, UPDATE ON bookings TO gatehouse_app;
GRANT SELECT ON bookings TO gatehouse_worker;

-- As many visits a day as the technician can make, in the organisation's day; locked, so that parallel bookings are counted.
CREATE FUNCTION judge_booking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_capacity integer;
  v_zone text := (SELECT time_zone FROM organisation);
BEGIN
  SELECT t.daily_capacity INTO v_capacity FROM technicians t JOIN staff_members s USING (user_id)
    WHERE t.user_id = NEW.technician_id AND (NEW.kind = 'absence' OR s.active) FOR NO KEY UPDATE OF t;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this colleague makes no visits' USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_technician_check';
  END IF;
  IF NEW.kind <> 'absence' AND (SELECT count(*) FROM bookings b WHERE b.technician_id = NEW.technician_id AND b.kind <> 'absence' AND b.released_at IS NULL AND b.id <> NEW.id
      AND b.starts_at >= (date_trunc('day', NEW.starts_at AT TIME ZONE v_zone) AT TIME ZONE v_zone)
      AND b.starts_at < ((date_trunc('day', NEW.starts_at AT TIME ZONE v_zone) + interval '1 day') AT TIME ZONE v_zone)) >= v_capacity THEN
    RAISE EXCEPTION 'the day is full' USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_capacity_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER judge BEFORE INSERT OR UPDATE OF technician_id, starts_at, ends_at ON bookings FOR EACH ROW WHEN (NEW.released_at IS NULL) EXECUTE FUNCTION judge_booking();

-- One survey for each registration, however often it is moved.
CREATE TABLE surveys (
  registration_id uuid NOT NULL,
  technician_id   uuid NOT NULL,
  starts_at       timestamptz(3) NOT NULL,
  ends_at         timestamptz(3) NOT NULL,
  rescheduled     integer NOT NULL DEFAULT 0,
  outcome         survey_outcome,
  note            text,
  completed_at    timestamptz(3),
  completed_by    uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT surveys_pkey PRIMARY KEY (registration_id),
  CONSTRAINT surveys_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT surveys_technician_id_fkey FOREIGN KEY (technician_id) REFERENCES technicians (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT surveys_span_check CHECK (starts_at < ends_at),
  CONSTRAINT surveys_result_check CHECK ((outcome IS NULL) = (completed_at IS NULL) AND (outcome IS NULL OR btrim(coalesce(note, '')) <> ''))
);
CREATE INDEX surveys_technician_id_idx ON surveys (technician_id, starts_at);
CALL bind_staff('surveys');
GRANT SELECT, INSERT, UPDATE ON surveys TO gatehouse_app;
GRANT SELECT ON surveys TO gatehouse_worker;

-- A survey is scheduled with its time, completed with its result, and only a feasible one leads on.
CREATE FUNCTION judge_survey_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_survey surveys;
BEGIN
  SELECT * INTO v_survey FROM surveys WHERE registration_id = NEW.registration_id;
  IF NEW.to_status = 'survey_scheduled' AND v_survey.registration_id IS NULL THEN
    RAISE EXCEPTION 'a survey needs a time and a technician' USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_schedule_check';
  END IF;
  IF NEW.to_status = 'survey_completed' AND v_survey.outcome IS NULL THEN
    RAISE EXCEPTION 'a survey is completed with its result' USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_result_check';
  END IF;
  IF NEW.from_status = 'survey_completed' AND NEW.to_status = 'approved' AND v_survey.outcome IS DISTINCT FROM 'feasible' THEN
    RAISE EXCEPTION 'the survey found it not feasible' USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_feasible_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER survey AFTER INSERT ON registration_events DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.to_status IN ('survey_scheduled', 'survey_completed', 'approved')) EXECUTE FUNCTION judge_survey_move();

-- Views of a list that people come back to. The words after the question mark are the whole view.
CREATE TABLE saved_views (
  id         uuid NOT NULL DEFAULT new_id(),
  owner_id   uuid NOT NULL,
  name       text NOT NULL,
  path       text NOT NULL,
  query      text NOT NULL,
  shared     boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT saved_views_pkey PRIMARY KEY (id),
  CONSTRAINT saved_views_owner_id_name_key UNIQUE (owner_id, name),
  CONSTRAINT saved_views_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff_members (user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CALL bind_staff('saved_views');
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views TO gatehouse_app;

-- Who gets a new registration: the first rule whose city and plan match. Without a person the least busy agent gets it.
CREATE TABLE assignment_rules (
  id          uuid NOT NULL DEFAULT new_id(),
  position    integer NOT NULL,
  city        text,
  plan_id     uuid,
  assignee_id uuid,
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT assignment_rules_pkey PRIMARY KEY (id),
  CONSTRAINT assignment_rules_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT assignment_rules_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff_members (user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
GRANT SELECT ON assignment_rules TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE, DELETE ON assignment_rules TO gatehouse_app;

-- The words of messages, as staff changed them; the newest version counts, and none is ever lost. Without a row the house's own words are used.
CREATE TABLE message_templates (
  template   text NOT NULL,
  channel    delivery_channel NOT NULL,
  locale     text NOT NULL,
  version    integer NOT NULL,
  subject    text NOT NULL DEFAULT '',
  body       text NOT NULL,
  created_by uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT message_templates_pkey PRIMARY KEY (template, channel, locale, version),
  CONSTRAINT message_templates_version_check CHECK (version >= 1)
);
CALL make_append_only('message_templates');
GRANT SELECT, INSERT ON message_templates TO gatehouse_app;
GRANT SELECT ON message_templates TO gatehouse_worker;
ALTER TABLE deliveries ADD COLUMN registration_id uuid;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX deliveries_registration_id_idx ON deliveries (registration_id, created_at DESC) WHERE registration_id IS NOT NULL; -- the notices of a registration

-- Who among us is told of what: groups with an address of their own, and roles.
CREATE TABLE notice_groups (
  id      uuid NOT NULL DEFAULT new_id(),
  name    text NOT NULL,
  channel delivery_channel NOT NULL,
  "to"    text NOT NULL,
  city    text,
  active  boolean NOT NULL DEFAULT true,
  CONSTRAINT notice_groups_pkey PRIMARY KEY (id),
  CONSTRAINT notice_groups_name_key UNIQUE (name),
  CONSTRAINT notice_groups_channel_check CHECK (channel IN ('email', 'whatsapp'))
);
CREATE TABLE notice_rules (
  id         uuid NOT NULL DEFAULT new_id(),
  event      text NOT NULL,
  staff_role staff_role,
  group_id   uuid,
  CONSTRAINT notice_rules_pkey PRIMARY KEY (id),
  CONSTRAINT notice_rules_who_key UNIQUE NULLS NOT DISTINCT (event, staff_role, group_id),
  CONSTRAINT notice_rules_who_check CHECK (num_nonnulls(staff_role, group_id) = 1),
  CONSTRAINT notice_rules_group_id_fkey FOREIGN KEY (group_id) REFERENCES notice_groups (id) ON DELETE CASCADE ON UPDATE CASCADE
);
GRANT SELECT ON notice_groups, notice_rules TO gatehouse_app, gatehouse_worker;
GRANT INSERT, UPDATE, DELETE ON notice_groups, notice_rules TO gatehouse_app;

-- Lists of registrations from elsewhere: looked at line by line before anything is written.
CREATE TABLE registration_imports (
  id         uuid NOT NULL DEFAULT new_id(),
  name       text NOT NULL,
  mapping    jsonb NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  applied_at timestamptz(3),
  CONSTRAINT registration_imports_pkey PRIMARY KEY (id),
  CONSTRAINT registration_imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE registration_import_lines (
  import_id       uuid NOT NULL,
  line            integer NOT NULL,
  data            jsonb NOT NULL,
  verdict         import_verdict NOT NULL,
  problems        jsonb NOT NULL DEFAULT '[]',
  registration_id uuid,
  CONSTRAINT registration_import_lines_pkey PRIMARY KEY (import_id, line),
  CONSTRAINT registration_import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES registration_imports (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT registration_import_lines_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX registration_import_lines_verdict_idx ON registration_import_lines (import_id, verdict, line);
CALL bind_staff('registration_imports');
CALL bind_staff('registration_import_lines');
GRANT SELECT, INSERT, UPDATE ON registration_imports, registration_import_lines TO gatehouse_app;
GRANT SELECT, DELETE ON registration_imports, registration_import_lines TO gatehouse_worker;
