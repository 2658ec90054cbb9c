-- Renewals: the invoice of the next period, once for each period; what is said about an unpaid invoice, once for each
-- occasion; and the runs that do it.

-- The day that a subscription's periods are reckoned from, so that the 31st comes back after February; and when its next
-- period has to begin, for as long as nobody has prepared that. What is prepared, or never renews, is null, so that a run
-- reads what is due and nothing else.
ALTER TABLE subscriptions ADD COLUMN anchored_at timestamptz(3), ADD COLUMN renews_at timestamptz(3);

CREATE FUNCTION renewing(p_version uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT v."interval" <> 'none' AND v.duration_days IS NULL FROM plan_versions v WHERE v.id = p_version
$$;
CREATE FUNCTION note_subscription_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.anchored_at := coalesce(NEW.anchored_at, NEW.period_start);
  IF NEW.status NOT IN ('active', 'past_due', 'cancel_scheduled') THEN NEW.renews_at := NULL;
  -- Also when somebody gives notice, or takes it back: the period's end has another meaning then.
  ELSIF TG_OP = 'INSERT' OR NEW.period_end IS DISTINCT FROM OLD.period_end OR (NEW.status = 'cancel_scheduled') <> (OLD.status = 'cancel_scheduled') THEN
    NEW.renews_at := CASE WHEN renewing(NEW.plan_version_id) THEN NEW.period_end END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER note_period BEFORE INSERT OR UPDATE OF period_end, status ON subscriptions FOR EACH ROW EXECUTE FUNCTION note_subscription_period();
UPDATE subscriptions SET anchored_at = period_start WHERE period_start IS NOT NULL;
UPDATE subscriptions SET renews_at = period_end WHERE status IN ('active', 'past_due', 'cancel_scheduled') AND renewing(plan_version_id);
CREATE INDEX subscriptions_renews_at_idx ON subscriptions (renews_at, id) WHERE renews_at IS NOT NULL; -- what a run prepares

-- How long before, when and how often. One row.
CREATE TABLE renewal_rules (
  id            boolean NOT NULL DEFAULT true,
  lead_days     smallint NOT NULL DEFAULT 14,
  reminder_days smallint[] NOT NULL DEFAULT '{7,3,1}',
  grace_days    smallint NOT NULL DEFAULT 7,
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT renewal_rules_pkey PRIMARY KEY (id),
  CONSTRAINT renewal_rules_single_check CHECK (id),
  -- Shorter than the shortest period, which is February.
  CONSTRAINT renewal_rules_lead_check CHECK (lead_days BETWEEN 1 AND 27),
  CONSTRAINT renewal_rules_reminders_check CHECK (cardinality(reminder_days) <= 5 AND 1 <= ALL (reminder_days) AND 27 >= ALL (reminder_days)),
  CONSTRAINT renewal_rules_grace_check CHECK (grace_days BETWEEN 1 AND 90)
);
INSERT INTO renewal_rules DEFAULT VALUES;
CALL bind_staff('renewal_rules');
GRANT SELECT ON renewal_rules TO gatehouse_app, gatehouse_worker;
GRANT UPDATE ON renewal_rules TO gatehouse_app;

-- A run, by the clock or because a colleague asked. What it did is counted.
CREATE TABLE renewal_runs (
  id           uuid NOT NULL DEFAULT new_id(),
  requested_by uuid,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  started_at   timestamptz(3),
  ended_at     timestamptz(3),
  issued       integer NOT NULL DEFAULT 0,
  extended     integer NOT NULL DEFAULT 0,
  ended        integer NOT NULL DEFAULT 0,
  reminded     integer NOT NULL DEFAULT 0,
  past_due     integer NOT NULL DEFAULT 0,
  suspended    integer NOT NULL DEFAULT 0,
  failed       integer NOT NULL DEFAULT 0,
  CONSTRAINT renewal_runs_pkey PRIMARY KEY (id),
  CONSTRAINT renewal_runs_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT renewal_runs_ended_check CHECK (ended_at IS NULL OR started_at IS NOT NULL)
);
CREATE UNIQUE INDEX renewal_runs_waiting_key ON renewal_runs ((true)) WHERE started_at IS NULL; -- one waits at a time
CREATE INDEX renewal_runs_requested_at_idx ON renewal_runs (requested_at DESC, id DESC);
CALL bind_staff('renewal_runs');
GRANT SELECT, INSERT, UPDATE, DELETE ON renewal_runs TO gatehouse_app, gatehouse_worker;

-- What a run could not do, and why: a code that the screen has a sentence for.
CREATE TABLE renewal_failures (
  run_id     uuid NOT NULL,
  account_id uuid NOT NULL,
  reason     text NOT NULL,
  CONSTRAINT renewal_failures_pkey PRIMARY KEY (run_id, account_id, reason),
  CONSTRAINT renewal_failures_run_id_fkey FOREIGN KEY (run_id) REFERENCES renewal_runs (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT renewal_failures_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX renewal_failures_account_id_idx ON renewal_failures (account_id);
CALL bind_tenant('renewal_failures', 'account_id');
GRANT SELECT, INSERT, DELETE ON renewal_failures TO gatehouse_app, gatehouse_worker;

-- A subscription's next period, prepared. Exactly one for each, whatever runs at the same time (T1-22).
CREATE TABLE renewals (
  account_id      uuid NOT NULL,
  subscription_id uuid NOT NULL,
  period_start    timestamptz(3) NOT NULL,
  invoice_id      uuid, -- null where the period costs nothing
  run_id          uuid,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  settled_at      timestamptz(3), -- when the period was added to the subscription
  CONSTRAINT renewals_pkey PRIMARY KEY (subscription_id, period_start),
  CONSTRAINT renewals_account_id_invoice_id_key UNIQUE (account_id, invoice_id),
  CONSTRAINT renewals_account_id_subscription_id_fkey FOREIGN KEY (account_id, subscription_id) REFERENCES subscriptions (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT renewals_account_id_invoice_id_fkey FOREIGN KEY (account_id, invoice_id) REFERENCES invoices (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT renewals_run_id_fkey FOREIGN KEY (run_id) REFERENCES renewal_runs (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT renewals_settled_check CHECK (invoice_id IS NOT NULL OR settled_at IS NOT NULL)
);
CREATE INDEX renewals_run_id_idx ON renewals (run_id);
CALL bind_tenant('renewals', 'account_id');
GRANT SELECT, INSERT, UPDATE ON renewals TO gatehouse_app, gatehouse_worker;

-- A period is added once.
CREATE FUNCTION judge_renewal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.settled_at IS NULL OR OLD.settled_at = NEW.settled_at)
    AND (OLD.account_id, OLD.subscription_id, OLD.period_start, OLD.invoice_id, OLD.created_at)
     IS NOT DISTINCT FROM (NEW.account_id, NEW.subscription_id, NEW.period_start, NEW.invoice_id, NEW.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a renewal is settled once and stays what it is [renewals_settled]' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'renewals_settled';
END $$;
CREATE TRIGGER settled BEFORE UPDATE OR DELETE ON renewals FOR EACH ROW EXECUTE FUNCTION judge_renewal();

-- Money and period go together: no paid invoice whose period is missing, no period without its money.
CREATE FUNCTION judge_renewal_invoice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_invoice uuid;
BEGIN
  IF TG_TABLE_NAME = 'invoices' THEN v_invoice := NEW.id; ELSE v_invoice := NEW.invoice_id; END IF;
  IF EXISTS (SELECT FROM renewals r JOIN invoices i ON i.account_id = r.account_id AND i.id = r.invoice_id
             WHERE r.account_id = NEW.account_id AND r.invoice_id = v_invoice AND (i.status = 'paid') <> (r.settled_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a period goes with its invoice [renewals_invoice_check]' USING ERRCODE = 'check_violation', CONSTRAINT = 'renewals_invoice_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER goes_with_invoice AFTER INSERT OR UPDATE ON renewals
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_renewal_invoice();
CREATE CONSTRAINT TRIGGER goes_with_renewal AFTER UPDATE OF status ON invoices
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_renewal_invoice();

-- What follows when a subscription's invoice stays unpaid, and when to look at it next; null: nothing follows.
CREATE TABLE invoice_deadlines (
  account_id   uuid NOT NULL,
  invoice_id   uuid NOT NULL,
  next_at      timestamptz(3),
  past_due_at  timestamptz(3),
  suspends_at  timestamptz(3),
  suspended_at timestamptz(3), -- the account, because of this invoice
  resumed_at   timestamptz(3), -- by its money, or by a colleague
  CONSTRAINT invoice_deadlines_pkey PRIMARY KEY (account_id, invoice_id),
  CONSTRAINT invoice_deadlines_account_id_invoice_id_fkey FOREIGN KEY (account_id, invoice_id) REFERENCES invoices (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invoice_deadlines_order_check CHECK (num_nulls(past_due_at, suspends_at) IN (0, 2) AND suspends_at > past_due_at
    AND (suspended_at IS NULL OR past_due_at IS NOT NULL) AND (resumed_at IS NULL OR suspended_at IS NOT NULL))
);
CREATE INDEX invoice_deadlines_next_at_idx ON invoice_deadlines (next_at, invoice_id) WHERE next_at IS NOT NULL; -- what a run looks at
CALL bind_tenant('invoice_deadlines', 'account_id');
GRANT SELECT, INSERT, UPDATE ON invoice_deadlines TO gatehouse_app, gatehouse_worker;

-- The first deadline stands: neither another run nor other rules move it, and nothing is done twice (BILL-10).
CREATE FUNCTION judge_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.past_due_at IS NULL OR (OLD.past_due_at, OLD.suspends_at) IS NOT DISTINCT FROM (NEW.past_due_at, NEW.suspends_at))
    AND (OLD.suspended_at IS NULL OR OLD.suspended_at IS NOT DISTINCT FROM NEW.suspended_at)
    AND (OLD.resumed_at IS NULL OR OLD.resumed_at IS NOT DISTINCT FROM NEW.resumed_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a deadline does not move [invoice_deadlines_stand]' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'invoice_deadlines_stand';
END $$;
CREATE TRIGGER stands BEFORE UPDATE ON invoice_deadlines FOR EACH ROW EXECUTE FUNCTION judge_deadline();
INSERT INTO invoice_deadlines (account_id, invoice_id, next_at) SELECT account_id, id, issued_at FROM invoices WHERE status = 'open' AND subscription_id IS NOT NULL;

-- What somebody was told about an unpaid invoice: so many days before it is due, 0 for overdue. Each once.
CREATE TABLE invoice_reminders (
  account_id  uuid NOT NULL,
  invoice_id  uuid NOT NULL,
  days_before smallint NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT invoice_reminders_pkey PRIMARY KEY (account_id, invoice_id, days_before),
  CONSTRAINT invoice_reminders_account_id_invoice_id_fkey FOREIGN KEY (account_id, invoice_id) REFERENCES invoices (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invoice_reminders_days_check CHECK (days_before >= 0)
);
CALL bind_tenant('invoice_reminders', 'account_id');
CALL make_append_only('invoice_reminders');
GRANT SELECT, INSERT ON invoice_reminders TO gatehouse_app, gatehouse_worker;

-- Takes what is left in an account's expired lots, each lot by a line of its own (CRED-7). For use inside a transaction
-- whose context may write the account. What is held is left until it is let go.
CREATE FUNCTION credit_expire(p_account uuid, p_reason text, p_source text, p_now timestamptz) RETURNS integer LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_account credit_balances;
  v_lot credit_lots;
  v_amount bigint;
  v_entry uuid;
  v_lines integer := 0;
BEGIN
  SELECT * INTO STRICT v_account FROM credit_balances b WHERE b.account_id = p_account FOR NO KEY UPDATE;
  FOR v_lot IN SELECT * FROM credit_lots l WHERE l.account_id = p_account AND l.open AND l.expires_at <= p_now ORDER BY l.expires_at, l.id LOOP
    v_amount := least(v_lot.remaining, v_account.balance - v_account.held);
    EXIT WHEN v_amount <= 0;
    v_entry := new_id();
    v_account.version := v_account.version + 1;
    v_account.balance := v_account.balance - v_amount;
    INSERT INTO credit_entries (account_id, id, version, kind, delta, balance_after, idempotency_key, reason, metadata, actor_type, source, created_at)
      VALUES (p_account, v_entry, v_account.version, 'expiry', -v_amount, v_account.balance, 'expiry:' || v_lot.id || ':' || v_lot.remaining, p_reason,
              '{}', 'system', p_source, p_now);
    INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount) VALUES (p_account, v_entry, v_lot.id, v_amount);
    v_lines := v_lines + 1;
  END LOOP;
  RETURN v_lines;
END $$;
CREATE INDEX credit_lots_expires_at_idx ON credit_lots (expires_at, account_id) WHERE open AND expires_at IS NOT NULL; -- what a run takes
