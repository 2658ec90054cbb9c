-- A signup that waits for its money holds address, name and domain for a while and no longer (PROV-6). Nothing sweeps:
-- whoever wants one of them after that moment takes it, and the late account gets back what is left when it pays.

ALTER TABLE accounts
  ADD COLUMN held_until     timestamptz(3),
  ADD COLUMN name_claimed   boolean NOT NULL DEFAULT true,
  ADD COLUMN domain_claimed boolean NOT NULL DEFAULT true;
UPDATE accounts SET held_until = created_at + interval '14 days' WHERE status = 'pending_payment';
ALTER TABLE accounts ADD CONSTRAINT accounts_held_check CHECK (held_until IS NULL OR status = 'pending_payment');

-- Closed accounts give their name and domain back, and lapsed ones to whoever asked for them.
DROP INDEX accounts_business_name_key, accounts_business_domain_key;
CREATE UNIQUE INDEX accounts_business_name_key ON accounts (name_key) WHERE kind = 'business' AND status <> 'closed' AND name_claimed;
CREATE UNIQUE INDEX accounts_business_domain_key ON accounts (email_domain) WHERE kind = 'business' AND status <> 'closed' AND domain_claimed;

-- The moment comes from the application, whose clock also decides everything else that it shows.
CREATE FUNCTION is_lapsed(p_status account_status, p_held_until timestamptz, p_now timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_status = 'pending_payment' AND p_held_until IS NOT NULL AND p_held_until <= p_now
$$;

-- Takes a name and a domain from lapsed signups, for the account that is about to be written with them. The unique
-- indexes stay the judge: of two that ask at once, the second waits here and is refused there.
CREATE FUNCTION free_lapsed_claims(p_account uuid, p_name text, p_domain text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accounts SET name_claimed = false
    WHERE name_key = name_key(p_name) AND kind = 'business' AND status <> 'closed' AND name_claimed AND id <> p_account AND is_lapsed(status, held_until, p_now);
  UPDATE accounts SET domain_claimed = false
    WHERE email_domain = p_domain AND kind = 'business' AND status <> 'closed' AND domain_claimed AND id <> p_account AND is_lapsed(status, held_until, p_now);
END $$;
REVOKE EXECUTE ON FUNCTION free_lapsed_claims(uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION free_lapsed_claims(uuid, text, text, timestamptz) TO gatehouse_app, gatehouse_worker;

-- The hold ends with the waiting, whichever way the money came.
CREATE FUNCTION end_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.held_until := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_ends BEFORE UPDATE OF status ON accounts
  FOR EACH ROW WHEN (OLD.status = 'pending_payment' AND NEW.status <> 'pending_payment') EXECUTE FUNCTION end_hold();

-- Money that comes late opens the account all the same. Its name and domain are its own again where nobody else has
-- them by now; each try stands alone, so that a refusal of the index never refuses the money.
CREATE FUNCTION reclaim_lapsed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  BEGIN
    UPDATE accounts SET name_claimed = true WHERE id = NEW.id AND NOT name_claimed;
  EXCEPTION WHEN unique_violation THEN NULL;
  END;
  BEGIN
    UPDATE accounts SET domain_claimed = true WHERE id = NEW.id AND NOT domain_claimed;
  EXCEPTION WHEN unique_violation THEN NULL;
  END;
  RETURN NULL;
END $$;
CREATE TRIGGER reclaims AFTER UPDATE OF status ON accounts
  FOR EACH ROW WHEN (OLD.status = 'pending_payment' AND NEW.status = 'active' AND NOT (NEW.name_claimed AND NEW.domain_claimed)) EXECUTE FUNCTION reclaim_lapsed();

-- Another name is another claim, judged by the index like every other.
CREATE FUNCTION claim_new_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_claimed := true;
  RETURN NEW;
END $$;
CREATE TRIGGER name_claim BEFORE UPDATE OF name ON accounts
  FOR EACH ROW WHEN (NOT OLD.name_claimed AND name_key(NEW.name) IS DISTINCT FROM OLD.name_key) EXECUTE FUNCTION claim_new_name();
