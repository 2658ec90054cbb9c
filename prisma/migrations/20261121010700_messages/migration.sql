-- What leaves the system, and what was done in it.

CREATE TYPE delivery_channel AS ENUM ('email', 'whatsapp', 'webhook');
CREATE TYPE delivery_status AS ENUM ('queued', 'sent', 'delivered', 'read', 'failed');

CREATE TABLE deliveries (
  id           uuid NOT NULL DEFAULT new_id(),
  account_id   uuid,
  user_id      uuid,
  channel      delivery_channel NOT NULL,
  "to"         text NOT NULL,
  template     text NOT NULL,
  locale       text NOT NULL DEFAULT 'en',
  payload      jsonb NOT NULL,
  dedupe_key   text,
  status       delivery_status NOT NULL DEFAULT 'queued',
  attempts     integer NOT NULL DEFAULT 0,
  provider_id  text,
  last_error   text,
  subject      text,
  text         text,
  html         text,
  resend_of    uuid,
  sent_at      timestamptz(3),
  delivered_at timestamptz(3),
  read_at      timestamptz(3),
  failed_at    timestamptz(3),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT deliveries_dedupe_key_key UNIQUE (dedupe_key),
  CONSTRAINT deliveries_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT deliveries_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT deliveries_resend_of_fkey FOREIGN KEY (resend_of) REFERENCES deliveries (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX deliveries_created_at_id_idx ON deliveries (created_at DESC, id DESC); -- the console's list, page by page
CREATE INDEX deliveries_account_id_created_at_idx ON deliveries (account_id, created_at DESC); -- an account's timeline
CREATE INDEX deliveries_to_created_at_idx ON deliveries ("to", created_at DESC); -- what was sent to an address
CALL bind_tenant('deliveries', 'account_id');
GRANT SELECT, INSERT, UPDATE ON deliveries TO gatehouse_app, gatehouse_worker;

-- Forward only: a late "sent" never overwrites "delivered". failed is final; a manual retry is a new row.
CREATE FUNCTION judge_delivery_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) IN (('queued', 'sent'), ('queued', 'delivered'), ('queued', 'read'), ('queued', 'failed'),
    ('sent', 'delivered'), ('sent', 'read'), ('sent', 'failed'), ('delivered', 'read')) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a delivery does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_move_check';
END $$;
CREATE TRIGGER status_move BEFORE UPDATE OF status ON deliveries
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION judge_delivery_move();

CREATE TABLE audit_entries (
  id           uuid NOT NULL DEFAULT new_id(),
  account_id   uuid,
  actor_type   actor_type NOT NULL,
  actor_id     uuid,
  action       text NOT NULL,
  subject_type text NOT NULL,
  subject_id   uuid,
  data         jsonb NOT NULL DEFAULT '{}',
  request_id   text,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT audit_entries_pkey PRIMARY KEY (id),
  CONSTRAINT audit_entries_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX audit_entries_created_at_id_idx ON audit_entries (created_at DESC, id DESC); -- the console's list
CREATE INDEX audit_entries_account_id_created_at_idx ON audit_entries (account_id, created_at DESC); -- an account's timeline
CALL bind_tenant('audit_entries', 'account_id');
CALL make_append_only('audit_entries');
GRANT SELECT, INSERT ON audit_entries TO gatehouse_app, gatehouse_worker;
