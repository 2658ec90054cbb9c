-- The ledger of credits. Lines are only added; a line moves the balance, a draw moves its lot, and nothing else can:
-- the application's roles may not write those two columns, and triggers refuse everyone else. So the balance is always
-- the sum of the lines, and what is left in the lots is always the balance, without adding anything up at commit.

-- Where spendable credits came from. Bought ones are spent last.
CREATE TYPE credit_lot_kind AS ENUM ('plan', 'free', 'bought');
CREATE TYPE credit_entry_kind AS ENUM ('opening_grant', 'plan_grant', 'staff_grant', 'purchase', 'spend', 'refund', 'expiry', 'correction');

-- One row for each account, made with it. Whoever changes an account's credits locks this row first, and no other before it.
CREATE TABLE credit_balances (
  account_id uuid NOT NULL,
  balance    bigint NOT NULL DEFAULT 0,
  held       bigint NOT NULL DEFAULT 0,
  version    bigint NOT NULL DEFAULT 0,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT credit_balances_pkey PRIMARY KEY (account_id),
  CONSTRAINT credit_balances_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- The upper end is the largest whole number that JSON readers keep exactly.
  CONSTRAINT credit_balances_balance_check CHECK (balance BETWEEN 0 AND 9007199254740991),
  CONSTRAINT credit_balances_held_check CHECK (held BETWEEN 0 AND balance)
) WITH (fillfactor = 50); -- a busy account's row is rewritten within its page
CALL bind_tenant('credit_balances', 'account_id');
GRANT SELECT, INSERT, UPDATE (held, updated_at) ON credit_balances TO gatehouse_app, gatehouse_worker;

CREATE TABLE credit_entries (
  account_id        uuid NOT NULL,
  id                uuid NOT NULL DEFAULT new_id(),
  version           bigint NOT NULL,
  kind              credit_entry_kind NOT NULL,
  delta             bigint NOT NULL,
  balance_after     bigint NOT NULL,
  idempotency_key   text NOT NULL,
  request_hash      text, -- null where the key itself says what it stands for: a payment, a period
  reason            text NOT NULL,
  metadata          jsonb NOT NULL DEFAULT '{}',
  actor_type        actor_type NOT NULL,
  actor_id          uuid,
  source            text NOT NULL,
  reverses_entry_id uuid,
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT credit_entries_pkey PRIMARY KEY (account_id, id),
  CONSTRAINT credit_entries_account_id_idempotency_key_key UNIQUE (account_id, idempotency_key),
  CONSTRAINT credit_entries_account_id_version_key UNIQUE (account_id, version),
  -- To the balance and not to the account: its row is locked already, so the key costs no lock of its own.
  CONSTRAINT credit_entries_account_id_fkey FOREIGN KEY (account_id) REFERENCES credit_balances (account_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_entries_account_id_reverses_entry_id_fkey FOREIGN KEY (account_id, reverses_entry_id) REFERENCES credit_entries (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_entries_delta_check CHECK (CASE WHEN kind IN ('spend', 'expiry') THEN delta < 0 WHEN kind = 'correction' THEN delta <> 0 ELSE delta > 0 END),
  CONSTRAINT credit_entries_balance_after_check CHECK (balance_after >= 0),
  CONSTRAINT credit_entries_reverses_check CHECK (kind <> 'refund' OR reverses_entry_id IS NOT NULL),
  CONSTRAINT credit_entries_metadata_check CHECK (jsonb_typeof(metadata) = 'object')
);
-- Most accounts have few lines and some have millions. The planner must not judge by most: it would then find a line by
-- the account alone and read all of its lines for one key. So it is told that every account has many.
ALTER TABLE credit_entries ALTER COLUMN account_id SET (n_distinct = -0.001);
CREATE INDEX credit_entries_reverses_idx ON credit_entries (account_id, reverses_entry_id) WHERE reverses_entry_id IS NOT NULL; -- what was given back of a spend
CALL bind_tenant('credit_entries', 'account_id');
CALL make_append_only('credit_entries');
GRANT SELECT, INSERT ON credit_entries TO gatehouse_app, gatehouse_worker;

CREATE TABLE credit_lots (
  account_id      uuid NOT NULL,
  id              uuid NOT NULL DEFAULT new_id(),
  entry_id        uuid NOT NULL,
  kind            credit_lot_kind NOT NULL,
  granted         bigint NOT NULL,
  remaining       bigint NOT NULL,
  -- Indexed in place of `remaining`, so that a draw leaves the index alone until the lot is empty.
  open            boolean GENERATED ALWAYS AS (remaining > 0) STORED,
  expires_at      timestamptz(3),
  subscription_id uuid,
  period_start    timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT credit_lots_pkey PRIMARY KEY (account_id, id),
  CONSTRAINT credit_lots_account_id_entry_id_key UNIQUE (account_id, entry_id),
  -- A period's credits are granted once, however often and wherever the job runs.
  CONSTRAINT credit_lots_subscription_id_period_start_key UNIQUE (subscription_id, period_start),
  CONSTRAINT credit_lots_account_id_entry_id_fkey FOREIGN KEY (account_id, entry_id) REFERENCES credit_entries (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_lots_account_id_subscription_id_fkey FOREIGN KEY (account_id, subscription_id) REFERENCES subscriptions (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_lots_granted_check CHECK (granted > 0),
  CONSTRAINT credit_lots_remaining_check CHECK (remaining BETWEEN 0 AND granted),
  CONSTRAINT credit_lots_period_check CHECK ((subscription_id IS NULL) = (period_start IS NULL))
) WITH (fillfactor = 50);
ALTER TABLE credit_lots ALTER COLUMN account_id SET (n_distinct = -0.01); -- as for the lines
CREATE INDEX credit_lots_open_idx ON credit_lots (account_id) WHERE open; -- what can still be spent
CALL bind_tenant('credit_lots', 'account_id');
GRANT SELECT, INSERT ON credit_lots TO gatehouse_app, gatehouse_worker;

-- How much of which lot a line took; negative where it gave back.
CREATE TABLE credit_lot_draws (
  account_id uuid NOT NULL,
  entry_id   uuid NOT NULL,
  lot_id     uuid NOT NULL,
  amount     bigint NOT NULL,
  CONSTRAINT credit_lot_draws_pkey PRIMARY KEY (account_id, entry_id, lot_id),
  CONSTRAINT credit_lot_draws_account_id_entry_id_fkey FOREIGN KEY (account_id, entry_id) REFERENCES credit_entries (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_lot_draws_account_id_lot_id_fkey FOREIGN KEY (account_id, lot_id) REFERENCES credit_lots (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT credit_lot_draws_amount_check CHECK (amount <> 0)
);
CALL bind_tenant('credit_lot_draws', 'account_id');
CALL make_append_only('credit_lot_draws');
GRANT SELECT, INSERT ON credit_lot_draws TO gatehouse_app, gatehouse_worker;

-- 6. The judges. Every statement here and in the writers finds its rows by a key. They are planned once for each
-- connection, maybe while the tables are still small, so scans of whole tables are ruled out from the start.

-- A line continues the last one, whose version and balance the account's row holds, and moves that row.
CREATE FUNCTION carry_credit_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  UPDATE credit_balances SET balance = NEW.balance_after, version = NEW.version, updated_at = NEW.created_at
    WHERE account_id = NEW.account_id AND version = NEW.version - 1 AND balance = NEW.balance_after - NEW.delta;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the line does not continue the last one' USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_entries_continues_check';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER carry AFTER INSERT ON credit_entries FOR EACH ROW EXECUTE FUNCTION carry_credit_line();

CREATE FUNCTION carry_credit_draw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  UPDATE credit_lots SET remaining = remaining - NEW.amount WHERE account_id = NEW.account_id AND id = NEW.lot_id;
  RETURN NULL;
END $$;
CREATE TRIGGER carry AFTER INSERT ON credit_lot_draws FOR EACH ROW EXECUTE FUNCTION carry_credit_draw();

CREATE FUNCTION refuse_credit_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% changes only through a line of the ledger', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_by_line_only';
END $$;
CREATE TRIGGER by_line_only BEFORE UPDATE ON credit_balances FOR EACH ROW
  WHEN (pg_trigger_depth() = 0 AND (NEW.account_id, NEW.balance, NEW.version) IS DISTINCT FROM (OLD.account_id, OLD.balance, OLD.version))
  EXECUTE FUNCTION refuse_credit_write();
CREATE TRIGGER starts_empty BEFORE INSERT ON credit_balances FOR EACH ROW
  WHEN (NEW.balance <> 0 OR NEW.held <> 0 OR NEW.version <> 0) EXECUTE FUNCTION refuse_credit_write();
CREATE TRIGGER stays BEFORE DELETE ON credit_balances FOR EACH ROW EXECUTE FUNCTION refuse_credit_write();
CREATE TRIGGER by_line_only BEFORE UPDATE OR DELETE ON credit_lots FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_credit_write();
CREATE TRIGGER starts_full BEFORE INSERT ON credit_lots FOR EACH ROW
  WHEN (NEW.remaining <> NEW.granted) EXECUTE FUNCTION refuse_credit_write();

-- A line adds what its lot was granted, or takes what it drew; never more, never less, never both ways at once.
-- Deferred, because the line is written before its lot and its draws.
CREATE FUNCTION judge_credit_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_entry uuid;
  v_delta bigint;
  v_granted bigint;
  v_drawn bigint;
  v_least bigint;
  v_most bigint;
BEGIN
  IF TG_TABLE_NAME = 'credit_entries' THEN v_entry := NEW.id; ELSE v_entry := NEW.entry_id; END IF;
  SELECT e.delta, coalesce((SELECT l.granted FROM credit_lots l WHERE l.account_id = e.account_id AND l.entry_id = e.id), 0), d.drawn, d.least, d.most
    INTO STRICT v_delta, v_granted, v_drawn, v_least, v_most
    FROM credit_entries e CROSS JOIN LATERAL (
      SELECT coalesce(sum(amount), 0) AS drawn, min(amount) AS least, max(amount) AS most
      FROM credit_lot_draws WHERE account_id = e.account_id AND entry_id = e.id) d
    WHERE e.account_id = NEW.account_id AND e.id = v_entry;
  IF v_delta <> v_granted - v_drawn OR (v_delta < 0 AND v_least < 0) OR (v_delta > 0 AND v_most > 0) THEN
    RAISE EXCEPTION 'the line and its lots do not agree' USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_entries_lots_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lots_agree AFTER INSERT ON credit_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_credit_line();
CREATE CONSTRAINT TRIGGER lots_agree AFTER INSERT ON credit_lots
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_credit_line();
CREATE CONSTRAINT TRIGGER lots_agree AFTER INSERT ON credit_lot_draws
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_credit_line();

-- What is given back is opposite to its line, and all of it together is no more than the line. Runs after `carry`, which
-- holds the account's row, so two at once see each other.
CREATE FUNCTION judge_credit_reversal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  v_original credit_entries;
  v_reversed bigint;
BEGIN
  SELECT * INTO v_original FROM credit_entries WHERE account_id = NEW.account_id AND id = NEW.reverses_entry_id;
  SELECT sum(delta) INTO v_reversed FROM credit_entries WHERE account_id = NEW.account_id AND reverses_entry_id = NEW.reverses_entry_id;
  IF sign(NEW.delta) = sign(v_original.delta) OR abs(v_reversed) > abs(v_original.delta) OR (NEW.kind = 'refund' AND v_original.kind <> 'spend') THEN
    RAISE EXCEPTION 'more would be given back than was taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_entries_reversal_check';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reversal AFTER INSERT ON credit_entries
  FOR EACH ROW WHEN (NEW.reverses_entry_id IS NOT NULL) EXECUTE FUNCTION judge_credit_reversal();

-- The writers. Each locks the balance first; the statements after it then see everything that was committed before the lock.

-- Adds credits as one lot. For use inside a transaction whose context may write the account.
-- outcome: granted, replayed (the key was used for the same grant), key_conflict.
CREATE FUNCTION credit_grant(
  p_account uuid, p_entry uuid, p_amount bigint, p_lot_kind credit_lot_kind, p_entry_kind credit_entry_kind, p_key text, p_reason text,
  p_actor_type actor_type, p_actor_id uuid, p_source text, p_expires timestamptz, p_subscription uuid, p_period_start timestamptz,
  p_metadata jsonb, p_now timestamptz DEFAULT now(),
  OUT outcome text, OUT entry_id uuid, OUT amount bigint, OUT balance bigint) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_account credit_balances;
  v_earlier credit_entries;
BEGIN
  SELECT * INTO STRICT v_account FROM credit_balances b WHERE b.account_id = p_account FOR NO KEY UPDATE;
  SELECT * INTO v_earlier FROM credit_entries e WHERE e.account_id = p_account AND e.idempotency_key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN (v_earlier.kind, v_earlier.delta) = (p_entry_kind, p_amount) THEN 'replayed' ELSE 'key_conflict' END;
    entry_id := v_earlier.id; amount := v_earlier.delta; balance := v_earlier.balance_after;
    RETURN;
  END IF;
  INSERT INTO credit_entries (account_id, id, version, kind, delta, balance_after, idempotency_key, reason, metadata, actor_type, actor_id, source, created_at)
    VALUES (p_account, p_entry, v_account.version + 1, p_entry_kind, p_amount, v_account.balance + p_amount, p_key, p_reason, p_metadata,
            p_actor_type, p_actor_id, p_source, p_now);
  INSERT INTO credit_lots (account_id, entry_id, kind, granted, remaining, expires_at, subscription_id, period_start, created_at)
    VALUES (p_account, p_entry, p_lot_kind, p_amount, p_amount, p_expires, p_subscription, p_period_start, p_now);
  outcome := 'granted'; entry_id := p_entry; amount := p_amount; balance := v_account.balance + p_amount;
END $$;

-- Takes credits: soonest expiring lots first, then bought ones last, then the oldest. A lot is gone at the instant it
-- expires, whether or not its line of expiry is written yet. Sets its own context, so that it can be one statement
-- without a transaction around it. outcome: spent, replayed, insufficient, key_conflict, no_account.
CREATE FUNCTION credit_spend(
  p_account uuid, p_entry uuid, p_amount bigint, p_key text, p_hash text, p_reason text, p_metadata jsonb,
  p_actor_type actor_type, p_actor_id uuid, p_source text, p_now timestamptz,
  OUT outcome text, OUT entry_id uuid, OUT amount bigint, OUT balance bigint, OUT available bigint) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_account credit_balances;
  v_earlier credit_entries;
BEGIN
  PERFORM set_config('app.context', 'account', true), set_config('app.account_id', p_account::text, true);
  SELECT * INTO v_account FROM credit_balances b WHERE b.account_id = p_account FOR NO KEY UPDATE;
  IF NOT FOUND THEN outcome := 'no_account'; RETURN; END IF;
  SELECT * INTO v_earlier FROM credit_entries e WHERE e.account_id = p_account AND e.idempotency_key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN v_earlier.kind = 'spend' AND v_earlier.request_hash = p_hash THEN 'replayed' ELSE 'key_conflict' END;
    entry_id := v_earlier.id; amount := -v_earlier.delta; balance := v_earlier.balance_after;
    RETURN;
  END IF;
  SELECT coalesce(sum(l.remaining), 0) - v_account.held INTO available FROM credit_lots l
    WHERE l.account_id = p_account AND l.open AND (l.expires_at IS NULL OR l.expires_at > p_now);
  IF available < p_amount THEN outcome := 'insufficient'; RETURN; END IF;

  INSERT INTO credit_entries (account_id, id, version, kind, delta, balance_after, idempotency_key, request_hash, reason, metadata, actor_type, actor_id, source, created_at)
    VALUES (p_account, p_entry, v_account.version + 1, 'spend', -p_amount, v_account.balance - p_amount, p_key, p_hash, p_reason, p_metadata,
            p_actor_type, p_actor_id, p_source, p_now);
  INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount)
    SELECT p_account, p_entry, w.id, least(w.remaining, p_amount - w.before)
    FROM (SELECT l.id, l.remaining,
            sum(l.remaining) OVER (ORDER BY l.expires_at NULLS LAST, l.kind = 'bought', l.created_at, l.id) - l.remaining AS before
          FROM credit_lots l WHERE l.account_id = p_account AND l.open AND (l.expires_at IS NULL OR l.expires_at > p_now)) w
    WHERE w.before < p_amount;
  outcome := 'spent'; entry_id := p_entry; amount := p_amount; balance := v_account.balance - p_amount; available := available - p_amount;
END $$;

-- Gives back what a spend took, all that is left of it when p_amount is null, into the lots it came from: those that last
-- longest first. For use inside a transaction whose context may write the account.
-- outcome: refunded, replayed, key_conflict, not_found (no such spend), too_much (then amount is what could still be given back).
CREATE FUNCTION credit_refund(
  p_account uuid, p_entry uuid, p_spend uuid, p_amount bigint, p_key text, p_reason text, p_metadata jsonb,
  p_actor_type actor_type, p_actor_id uuid, p_source text, p_now timestamptz DEFAULT now(),
  OUT outcome text, OUT entry_id uuid, OUT amount bigint, OUT balance bigint) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_account credit_balances;
  v_earlier credit_entries;
  v_rest bigint;
BEGIN
  SELECT * INTO v_account FROM credit_balances b WHERE b.account_id = p_account FOR NO KEY UPDATE;
  IF NOT FOUND THEN outcome := 'not_found'; RETURN; END IF;
  SELECT * INTO v_earlier FROM credit_entries e WHERE e.account_id = p_account AND e.idempotency_key = p_key;
  IF FOUND THEN
    outcome := CASE WHEN v_earlier.reverses_entry_id = p_spend AND v_earlier.delta = coalesce(p_amount, v_earlier.delta) THEN 'replayed' ELSE 'key_conflict' END;
    entry_id := v_earlier.id; amount := v_earlier.delta; balance := v_earlier.balance_after;
    RETURN;
  END IF;
  SELECT -e.delta - coalesce((SELECT sum(r.delta) FROM credit_entries r WHERE r.account_id = p_account AND r.reverses_entry_id = p_spend), 0)
    INTO v_rest FROM credit_entries e WHERE e.account_id = p_account AND e.id = p_spend AND e.kind = 'spend';
  IF NOT FOUND THEN outcome := 'not_found'; RETURN; END IF;
  amount := coalesce(p_amount, v_rest);
  IF v_rest = 0 OR amount > v_rest THEN outcome := 'too_much'; amount := v_rest; RETURN; END IF;

  INSERT INTO credit_entries (account_id, id, version, kind, delta, balance_after, idempotency_key, reason, metadata, actor_type, actor_id, source, reverses_entry_id, created_at)
    VALUES (p_account, p_entry, v_account.version + 1, 'refund', amount, v_account.balance + amount, p_key, p_reason, p_metadata,
            p_actor_type, p_actor_id, p_source, p_spend, p_now);
  INSERT INTO credit_lot_draws (account_id, entry_id, lot_id, amount)
    SELECT p_account, p_entry, w.id, -least(w.taken, credit_refund.amount - w.before)
    FROM (SELECT l.id, t.taken,
            sum(t.taken) OVER (ORDER BY l.expires_at DESC NULLS FIRST, l.kind <> 'bought', l.created_at DESC, l.id DESC) - t.taken AS before
          FROM (SELECT d.lot_id, sum(d.amount)::bigint AS taken FROM credit_entries e
                JOIN credit_lot_draws d ON d.account_id = e.account_id AND d.entry_id = e.id
                WHERE e.account_id = p_account AND (e.id = p_spend OR e.reverses_entry_id = p_spend) GROUP BY d.lot_id) t
          JOIN credit_lots l ON l.account_id = p_account AND l.id = t.lot_id WHERE t.taken > 0) w
    WHERE w.before < credit_refund.amount;
  outcome := 'refunded'; entry_id := p_entry; balance := v_account.balance + amount;
END $$;

-- Every line twice, as a bookkeeper writes it: what the account got, and what a side of the house gave.
CREATE VIEW credit_postings WITH (security_invoker = true) AS
  SELECT e.account_id, e.id AS entry_id, e.kind, p.side, p.amount, e.created_at
  FROM credit_entries e CROSS JOIN LATERAL (VALUES ('account', e.delta), ('system:' || e.kind, -e.delta)) AS p (side, amount);
GRANT SELECT ON credit_postings TO gatehouse_app, gatehouse_worker;

-- Everything that must hold of the ledger, of one account or of all that the context shows. Returns what does not.
CREATE FUNCTION credit_check(p_account uuid DEFAULT NULL) RETURNS TABLE (account_id uuid, rule text, expected bigint, found bigint) LANGUAGE sql STABLE AS $$
  WITH lines AS (
    SELECT e.*, sum(e.delta) OVER line::bigint AS running, row_number() OVER line AS place
    FROM credit_entries e WHERE p_account IS NULL OR e.account_id = p_account
    WINDOW line AS (PARTITION BY e.account_id ORDER BY e.version)),
  totals AS (SELECT l.account_id, count(*) AS lines, sum(l.delta)::bigint AS total FROM lines l GROUP BY l.account_id),
  rests AS (SELECT l.account_id, sum(l.remaining)::bigint AS total FROM credit_lots l GROUP BY l.account_id),
  drawn AS (SELECT d.account_id, d.lot_id, sum(d.amount)::bigint AS total FROM credit_lot_draws d GROUP BY d.account_id, d.lot_id),
  moved AS (SELECT d.account_id, d.entry_id, sum(d.amount)::bigint AS total FROM credit_lot_draws d GROUP BY d.account_id, d.entry_id),
  reversed AS (SELECT r.account_id, r.reverses_entry_id AS entry_id, sum(r.delta)::bigint AS total FROM lines r WHERE r.reverses_entry_id IS NOT NULL GROUP BY 1, 2),
  checks AS (
    SELECT b.account_id, 'balance is the sum of the lines' AS rule, coalesce(t.total, 0) AS expected, b.balance AS found
      FROM credit_balances b LEFT JOIN totals t USING (account_id)
    UNION ALL SELECT b.account_id, 'version is the number of lines', coalesce(t.lines, 0), b.version FROM credit_balances b LEFT JOIN totals t USING (account_id)
    UNION ALL SELECT l.account_id, 'versions have no gap', l.place, l.version FROM lines l
    UNION ALL SELECT l.account_id, 'each line continues the last', l.running, l.balance_after FROM lines l
    UNION ALL SELECT b.account_id, 'lots hold the balance', b.balance, coalesce(r.total, 0) FROM credit_balances b LEFT JOIN rests r USING (account_id)
    UNION ALL SELECT l.account_id, 'a lot holds what its draws left', l.granted - coalesce(d.total, 0), l.remaining
      FROM credit_lots l LEFT JOIN drawn d ON d.account_id = l.account_id AND d.lot_id = l.id
    UNION ALL SELECT l.account_id, 'a line is what its lots moved', coalesce(g.granted, 0) - coalesce(m.total, 0), l.delta
      FROM lines l LEFT JOIN credit_lots g ON g.account_id = l.account_id AND g.entry_id = l.id LEFT JOIN moved m ON m.account_id = l.account_id AND m.entry_id = l.id
    UNION ALL SELECT l.account_id, 'no more is given back than was taken', least(abs(l.delta), abs(r.total)), abs(r.total)
      FROM reversed r JOIN lines l ON l.account_id = r.account_id AND l.id = r.entry_id
    UNION ALL SELECT p.account_id, 'both sides of a kind cancel out', 0, sum(p.amount)::bigint FROM credit_postings p GROUP BY p.account_id, p.kind)
  SELECT c.account_id, c.rule, c.expected, c.found FROM checks c
  WHERE c.expected <> c.found AND (p_account IS NULL OR c.account_id = p_account)
$$;
