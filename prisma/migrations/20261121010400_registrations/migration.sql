-- One person's way in, through any door. The events are the truth; the status is what the last event says.

CREATE TYPE registration_status AS ENUM ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created', 'rejected', 'cancelled');
CREATE TYPE actor_type AS ENUM ('user', 'api_key', 'staff', 'applicant', 'system');

-- The moves that exist. The pipeline in the code, the board and the database read the same rows.
CREATE TABLE registration_moves (
  from_status     registration_status NOT NULL,
  to_status       registration_status NOT NULL,
  reason_required boolean NOT NULL DEFAULT false,
  skips_survey    boolean NOT NULL DEFAULT false,
  CONSTRAINT registration_moves_pkey PRIMARY KEY (from_status, to_status)
);
INSERT INTO registration_moves (from_status, to_status, reason_required, skips_survey) VALUES
  ('pending_verification', 'verified', false, false),
  ('verified', 'survey_scheduled', false, false),
  ('verified', 'approved', false, true),
  ('survey_scheduled', 'survey_completed', false, false),
  ('survey_completed', 'approved', false, false),
  ('approved', 'customer_created', false, false),
  ('pending_verification', 'rejected', true, false), ('pending_verification', 'cancelled', true, false),
  ('verified', 'rejected', true, false), ('verified', 'cancelled', true, false),
  ('survey_scheduled', 'rejected', true, false), ('survey_scheduled', 'cancelled', true, false),
  ('survey_completed', 'rejected', true, false), ('survey_completed', 'cancelled', true, false),
  ('approved', 'rejected', true, false), ('approved', 'cancelled', true, false),
  ('rejected', 'pending_verification', true, false),
  ('cancelled', 'pending_verification', true, false);
GRANT SELECT ON registration_moves TO gatehouse_app, gatehouse_worker;

CREATE SEQUENCE registration_numbers;
GRANT USAGE ON SEQUENCE registration_numbers TO gatehouse_app, gatehouse_worker;

CREATE TABLE registrations (
  id           uuid NOT NULL DEFAULT new_id(),
  -- From a sequence: unique under any number of parallel writers; a gap means nothing here.
  number       text NOT NULL DEFAULT 'REG-' || to_char(now() AT TIME ZONE 'UTC', 'YYYY') || '-' || lpad(nextval('registration_numbers')::text, 6, '0'),
  door         door NOT NULL,
  status       registration_status NOT NULL,
  plan_id      uuid NOT NULL,
  full_name    text NOT NULL,
  company_name text,
  email        text,
  phone        text,
  account_id   uuid,
  user_id      uuid,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT registrations_pkey PRIMARY KEY (id),
  CONSTRAINT registrations_number_key UNIQUE (number),
  CONSTRAINT registrations_account_id_key UNIQUE (account_id),
  CONSTRAINT registrations_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT registrations_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT registrations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT registrations_reachable_check CHECK (email IS NOT NULL OR phone IS NOT NULL),
  CONSTRAINT registrations_customer_check CHECK ((status = 'customer_created') = (account_id IS NOT NULL))
);
CREATE INDEX registrations_status_created_at_idx ON registrations (status, created_at DESC); -- the columns of the board
CREATE INDEX registrations_email_idx ON registrations (email); -- duplicates on entry
CREATE INDEX registrations_plan_id_idx ON registrations (plan_id);
CALL bind_tenant('registrations', 'account_id');
GRANT SELECT, INSERT, UPDATE ON registrations TO gatehouse_app, gatehouse_worker;

CREATE TABLE registration_events (
  id              uuid NOT NULL DEFAULT new_id(),
  registration_id uuid NOT NULL,
  account_id      uuid,
  position        integer NOT NULL,
  from_status     registration_status,
  to_status       registration_status NOT NULL,
  actor_type      actor_type NOT NULL,
  actor_id        uuid,
  reason          text,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT registration_events_pkey PRIMARY KEY (id),
  CONSTRAINT registration_events_registration_id_position_key UNIQUE (registration_id, position),
  CONSTRAINT registration_events_registration_id_fkey FOREIGN KEY (registration_id) REFERENCES registrations (id) ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT registration_events_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- 7. Only moves that exist.
  CONSTRAINT registration_events_move_fkey FOREIGN KEY (from_status, to_status) REFERENCES registration_moves (from_status, to_status) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT registration_events_first_check CHECK ((position = 1) = (from_status IS NULL) AND (from_status IS NOT NULL OR to_status = 'pending_verification'))
);
CREATE INDEX registration_events_account_id_idx ON registration_events (account_id);
CALL bind_tenant('registration_events', 'account_id');
CALL make_append_only('registration_events');
GRANT SELECT, INSERT ON registration_events TO gatehouse_app, gatehouse_worker;

-- An event continues where the one before it ended, gives a reason where its move asks for one, and skips the survey only for plans without.
CREATE FUNCTION judge_registration_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before registration_status;
  move registration_moves;
BEGIN
  IF NEW.position > 1 THEN
    SELECT to_status INTO before FROM registration_events WHERE registration_id = NEW.registration_id AND position = NEW.position - 1;
    IF before IS DISTINCT FROM NEW.from_status THEN
      RAISE EXCEPTION 'the registration is not in %', NEW.from_status USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_chain_check';
    END IF;
    SELECT * INTO move FROM registration_moves WHERE from_status = NEW.from_status AND to_status = NEW.to_status;
    IF move.reason_required AND coalesce(btrim(NEW.reason), '') = '' THEN
      RAISE EXCEPTION 'this move needs a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_reason_check';
    END IF;
    IF move.skips_survey AND (SELECT p.needs_survey FROM registrations r JOIN plans p ON p.id = r.plan_id WHERE r.id = NEW.registration_id) THEN
      RAISE EXCEPTION 'this plan needs a survey' USING ERRCODE = 'check_violation', CONSTRAINT = 'registration_events_survey_check';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER chain AFTER INSERT ON registration_events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_registration_event();

CREATE FUNCTION judge_registration_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_registration uuid := CASE WHEN TG_TABLE_NAME = 'registrations' THEN NEW.id ELSE NULL END;
BEGIN
  IF v_registration IS NULL THEN v_registration := (to_jsonb(NEW) ->> 'registration_id')::uuid; END IF;
  IF (SELECT status FROM registrations WHERE id = v_registration) IS DISTINCT FROM
     (SELECT to_status FROM registration_events WHERE registration_id = v_registration ORDER BY position DESC LIMIT 1) THEN
    RAISE EXCEPTION 'the status is not what the events say' USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_status_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER status_follows_events AFTER INSERT OR UPDATE OF status ON registrations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_registration_status();
CREATE CONSTRAINT TRIGGER status_follows_events AFTER INSERT ON registration_events
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_registration_status();
