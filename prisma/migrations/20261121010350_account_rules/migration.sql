-- The judges of section "what the database itself refuses" for accounts. They are deferred, so that one transaction may
-- write its rows in any order, and they run as the owner, so that the tenant context can't hide a row from them.

-- 2. An account without a live subscription at commit gets the guest plan.
CREATE FUNCTION give_guest_subscription(p_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE guest record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM accounts WHERE id = p_account AND status <> 'closed') THEN RETURN; END IF;
  IF EXISTS (SELECT 1 FROM subscriptions WHERE account_id = p_account AND status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')) THEN RETURN; END IF;
  SELECT v.id, v.duration_days INTO guest FROM plan_versions v JOIN plans p ON p.id = v.plan_id
    WHERE p.slug = 'guest' AND p.active ORDER BY v.version DESC LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no active guest plan to fall back to' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'guest_plan_missing';
  END IF;
  INSERT INTO subscriptions (account_id, plan_version_id, status, period_start, period_end)
    VALUES (p_account, guest.id, 'active', now(), now() + make_interval(days => guest.duration_days))
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION judge_live_subscription() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN PERFORM give_guest_subscription(NEW.id);
  ELSE PERFORM give_guest_subscription(OLD.account_id); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER live_subscription AFTER INSERT ON accounts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_live_subscription();
CREATE CONSTRAINT TRIGGER live_subscription AFTER UPDATE OR DELETE ON subscriptions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_live_subscription();

-- 3. Exactly one owner. A second is refused by memberships_owner_key at once, none is refused at commit.
CREATE FUNCTION judge_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_account uuid;
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN v_account := NEW.id; ELSE v_account := OLD.account_id; END IF;
  IF NOT EXISTS (SELECT 1 FROM memberships WHERE account_id = v_account AND role = 'owner') THEN
    RAISE EXCEPTION 'an account needs an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_owner_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER owner AFTER INSERT ON accounts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_owner();
CREATE CONSTRAINT TRIGGER owner AFTER UPDATE OF role, account_id OR DELETE ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_owner();

-- 3. A person with a login belongs to an account, or to staff.
CREATE FUNCTION judge_user_belongs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.claimed_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM memberships WHERE user_id = NEW.id)
     AND NOT EXISTS (SELECT 1 FROM staff_members WHERE user_id = NEW.id) THEN
    RAISE EXCEPTION 'a claimed user needs an account or a staff role' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_belong_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER belongs AFTER INSERT OR UPDATE OF claimed_at ON users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_user_belongs();

-- 5. Seats. The account's row is locked first, so that parallel adds are counted one after the other. The lock is the
-- weaker one that foreign keys of other transactions don't wait for.
CREATE FUNCTION live_plan(p_account uuid) RETURNS plan_versions
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT v.* FROM subscriptions s JOIN plan_versions v ON v.id = s.plan_version_id
  WHERE s.account_id = p_account AND s.status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled')
$$;

CREATE FUNCTION refuse_beyond(p_what text, p_limit integer, p_used bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_used > p_limit THEN
    RAISE EXCEPTION 'the plan allows % %', p_limit, p_what
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_limit_' || p_what;
  END IF;
END $$;

CREATE FUNCTION judge_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM accounts WHERE id = NEW.account_id FOR NO KEY UPDATE;
  PERFORM refuse_beyond('seats', (live_plan(NEW.account_id)).max_seats, (SELECT count(*) FROM memberships WHERE account_id = NEW.account_id));
  RETURN NULL;
END $$;
-- The owner is the first seat of every plan and is written with the account, so only further members are judged.
CREATE CONSTRAINT TRIGGER seats AFTER INSERT ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.role <> 'owner') EXECUTE FUNCTION judge_seats();

-- The states of an account move only along these lines: pending → active ⇄ suspended → closed; anything open can be closed.
CREATE FUNCTION judge_account_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) IN (
    ('pending_payment', 'active'), ('pending_installation', 'active'), ('active', 'suspended'), ('suspended', 'active'),
    ('active', 'closed'), ('suspended', 'closed'), ('pending_payment', 'closed'), ('pending_installation', 'closed')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an account does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_move_check';
END $$;
CREATE TRIGGER status_move BEFORE UPDATE OF status ON accounts
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION judge_account_move();
