-- An address (slug) can be changed. The old one leads to the new one for a while, and is not handed to anybody else for
-- twelve months; who had it may have it back at any time.

ALTER TABLE slugs ADD COLUMN site_id uuid;
UPDATE slugs SET site_id = sites.id FROM sites WHERE slugs.scope = sites.account_id AND slugs.slug = sites.slug;
ALTER TABLE slugs
  ADD CONSTRAINT slugs_scope_check CHECK (CASE WHEN scope = '00000000-0000-0000-0000-000000000000' THEN site_id IS NULL ELSE scope = account_id AND site_id IS NOT NULL END),
  -- Deferred like the key to the account: the slug is claimed first, its site is written in the same transaction.
  ADD CONSTRAINT slugs_account_id_site_id_fkey FOREIGN KEY (account_id, site_id) REFERENCES sites (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
-- One present address for each account and each site; the others are released.
CREATE UNIQUE INDEX slugs_present_key ON slugs (account_id, coalesce(site_id, '00000000-0000-0000-0000-000000000000')) WHERE released_at IS NULL;
DROP INDEX slugs_account_id_idx;
CREATE INDEX slugs_account_id_site_id_idx ON slugs (account_id, site_id); -- the addresses of an account, or of a site
-- Written by the functions below and by nothing else.
REVOKE INSERT, UPDATE ON slugs FROM gatehouse_app, gatehouse_worker;

CREATE FUNCTION kept_until(p_released_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p_released_at + interval '12 months'
$$;

-- The one rule of who may have an address that was given before. No account: somebody who has none yet.
CREATE FUNCTION slug_is_free(p_row slugs, p_account uuid, p_site uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_row.account_id = p_account AND p_row.site_id IS NOT DISTINCT FROM p_site THEN p_row.released_at IS NOT NULL
    WHEN kept_until(p_row.released_at) <= p_now THEN true
    ELSE p_row.site_id IS NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = p_row.account_id AND is_lapsed(a.status, a.held_until, p_now))
  END
$$;

DROP FUNCTION signup_taken(text, text, text, text, text[]);
DROP FUNCTION slug_taken(text);
DROP FUNCTION claim_slug(uuid, uuid, text, boolean);

-- Tells whether an address is taken, to people who may not read whose it is.
CREATE FUNCTION slug_taken(p_scope uuid, p_slug text, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM slugs s WHERE s.scope = p_scope AND s.slug = p_slug AND NOT slug_is_free(s, NULL, NULL, p_now))
$$;

-- Takes one address for an account or a site, or says that it can't be had. The primary key is the judge of races: who
-- comes second waits for the first and then sees it.
CREATE FUNCTION take_slug(p_scope uuid, p_account uuid, p_site uuid, p_slug text, p_base text, p_ordinal integer, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held slugs;
  fresh text;
BEGIN
  INSERT INTO slugs (scope, slug, account_id, site_id, base, ordinal, created_at) VALUES (p_scope, p_slug, p_account, p_site, p_base, p_ordinal, p_now)
    ON CONFLICT (scope, slug) DO NOTHING;
  IF FOUND THEN RETURN true; END IF;

  SELECT * INTO held FROM slugs WHERE scope = p_scope AND slug = p_slug;
  IF NOT slug_is_free(held, p_account, p_site, p_now) THEN RETURN false; END IF;
  -- A late payment may arrive at this moment: with the account's row locked it has come or has to wait.
  PERFORM 1 FROM accounts WHERE id = held.account_id AND status = 'pending_payment' FOR NO KEY UPDATE;
  SELECT * INTO held FROM slugs WHERE scope = p_scope AND slug = p_slug FOR UPDATE;
  IF NOT slug_is_free(held, p_account, p_site, p_now) THEN RETURN false; END IF;
  UPDATE slugs SET account_id = p_account, site_id = p_site, released_at = NULL, created_at = p_now WHERE scope = p_scope AND slug = p_slug;

  -- Taken from a signup whose hold has ended: it goes on under the next number of its name.
  IF held.released_at IS NULL THEN
    fresh := claim_slug(p_scope, held.account_id, NULL, held.base, true, p_now);
    UPDATE accounts SET slug = fresh, updated_at = p_now WHERE id = held.account_id;
    INSERT INTO audit_entries (account_id, actor_type, action, subject_type, subject_id, data)
      VALUES (held.account_id, 'system', 'account.address_lapsed', 'account', held.account_id, jsonb_build_object('before', p_slug, 'after', fresh));
  END IF;
  RETURN true;
END $$;

-- Takes the first free address of a name: base, else the next number. A closed base starts at 2. Equal names queue on
-- the lock, so each looks once.
CREATE FUNCTION claim_slug(p_scope uuid, p_account uuid, p_site uuid, p_base text, p_closed boolean, p_now timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  n integer;
  candidate text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p_scope || ':' || p_base, 0));
  IF NOT p_closed AND take_slug(p_scope, p_account, p_site, p_base, p_base, 1, p_now) THEN RETURN p_base; END IF;
  SELECT greatest(max(ordinal), 1) INTO n FROM slugs WHERE scope = p_scope AND base = p_base;
  LOOP
    n := n + 1;
    candidate := p_base || '-' || n;
    INSERT INTO slugs (scope, slug, account_id, site_id, base, ordinal, created_at) VALUES (p_scope, candidate, p_account, p_site, p_base, n, p_now)
      ON CONFLICT (scope, slug) DO NOTHING;
    IF FOUND THEN RETURN candidate; END IF;
  END LOOP;
END $$;

-- What claim_slug would give at this moment, without taking it.
CREATE FUNCTION next_slug(p_scope uuid, p_base text, p_closed boolean, p_now timestamptz) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  n integer;
BEGIN
  IF NOT p_closed AND NOT slug_taken(p_scope, p_base, p_now) THEN RETURN p_base; END IF;
  SELECT greatest(max(ordinal), 1) + 1 INTO n FROM slugs WHERE scope = p_scope AND base = p_base;
  WHILE EXISTS (SELECT 1 FROM slugs WHERE scope = p_scope AND slug = p_base || '-' || n) LOOP
    n := n + 1;
  END LOOP;
  RETURN p_base || '-' || n;
END $$;

-- Gives an account, or one of its sites, another address and releases the present one. Only in the account's own context.
-- Returns the address that was left; the same as asked for when nothing had to change.
CREATE FUNCTION move_slug(p_account uuid, p_site uuid, p_slug text, p_now timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_scope uuid := CASE WHEN p_site IS NULL THEN '00000000-0000-0000-0000-000000000000' ELSE p_account END;
  present text;
BEGIN
  -- The owner's row is locked first, so that two changes of one address follow each other.
  IF p_site IS NULL THEN
    SELECT slug INTO present FROM accounts WHERE id = p_account AND ctx() = 'account' AND id = ctx_account() FOR NO KEY UPDATE;
  ELSE
    SELECT slug INTO present FROM sites WHERE account_id = p_account AND id = p_site AND ctx() = 'account' AND account_id = ctx_account() FOR NO KEY UPDATE;
  END IF;
  IF present IS NULL OR present = p_slug THEN RETURN present; END IF;
  UPDATE slugs SET released_at = p_now WHERE scope = v_scope AND slug = present;
  IF NOT take_slug(v_scope, p_account, p_site, p_slug, p_slug, 1, p_now) THEN
    RAISE EXCEPTION 'this address is taken' USING ERRCODE = 'unique_violation', CONSTRAINT = 'slugs_taken';
  END IF;
  IF p_site IS NULL THEN
    UPDATE accounts SET slug = p_slug, updated_at = p_now WHERE id = p_account;
  ELSE
    UPDATE sites SET slug = p_slug, updated_at = p_now WHERE account_id = p_account AND id = p_site;
  END IF;
  RETURN present;
END $$;

-- No account and no site has an address that is not theirs in `slugs`. A fresh one may also come with the row itself; one
-- that others have or had is refused, and so is a change that goes round move_slug, because the present one still stands.
CREATE FUNCTION judge_address() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_account uuid;
  v_site uuid;
  v_scope uuid;
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN
    v_account := NEW.id;
    v_scope := '00000000-0000-0000-0000-000000000000';
  ELSE
    v_account := NEW.account_id;
    v_site := NEW.id;
    v_scope := NEW.account_id;
  END IF;
  INSERT INTO slugs (scope, slug, account_id, site_id, base, ordinal) VALUES (v_scope, NEW.slug, v_account, v_site, NEW.slug, 1) ON CONFLICT (scope, slug) DO NOTHING;
  IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM slugs s WHERE s.scope = v_scope AND s.slug = NEW.slug AND s.account_id = v_account
                               AND s.site_id IS NOT DISTINCT FROM v_site AND s.released_at IS NULL) THEN
    RAISE EXCEPTION 'this address is taken' USING ERRCODE = 'unique_violation', CONSTRAINT = 'slugs_taken';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER address AFTER INSERT OR UPDATE OF slug ON accounts FOR EACH ROW EXECUTE FUNCTION judge_address();
CREATE TRIGGER address AFTER INSERT OR UPDATE OF slug ON sites FOR EACH ROW EXECUTE FUNCTION judge_address();

-- Where an account went that had this address before; no slug when it was closed. Asked before anybody is recognised,
-- because links are followed by people who are not signed in.
CREATE FUNCTION old_address(p_slug text) RETURNS TABLE (slug text, released_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN a.status <> 'closed' THEN a.slug END, s.released_at
  FROM slugs s JOIN accounts a ON a.id = s.account_id
  WHERE s.scope = '00000000-0000-0000-0000-000000000000' AND s.slug = p_slug AND s.released_at IS NOT NULL
$$;

-- What is already taken, for people who may not read whose it is. Asked before any tenant context exists; answers yes or no.
CREATE FUNCTION signup_taken(p_name text, p_email text, p_domain text, p_slug text, p_variants text[], p_now timestamptz)
RETURNS TABLE (name boolean, email boolean, domain boolean, slug boolean, free text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    CASE WHEN p_name IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(p_name)
      AND a.kind = 'business' AND a.status <> 'closed' AND a.name_claimed AND NOT is_lapsed(a.status, a.held_until, p_now)) END,
    CASE WHEN p_email IS NOT NULL THEN EXISTS (SELECT 1 FROM users u WHERE u.email = p_email) END,
    CASE WHEN p_domain IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.email_domain = p_domain
      AND a.kind = 'business' AND a.status <> 'closed' AND a.domain_claimed AND NOT is_lapsed(a.status, a.held_until, p_now)) END,
    CASE WHEN p_slug IS NOT NULL THEN slug_taken('00000000-0000-0000-0000-000000000000', p_slug, p_now) END,
    ARRAY(SELECT v FROM unnest(p_variants) WITH ORDINALITY t(v, n)
          WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(v)
            AND a.kind = 'business' AND a.status <> 'closed' AND a.name_claimed AND NOT is_lapsed(a.status, a.held_until, p_now))
          ORDER BY n)
$$;

REVOKE EXECUTE ON FUNCTION slug_is_free(slugs, uuid, uuid, timestamptz), slug_taken(uuid, text, timestamptz),
  take_slug(uuid, uuid, uuid, text, text, integer, timestamptz), claim_slug(uuid, uuid, uuid, text, boolean, timestamptz),
  next_slug(uuid, text, boolean, timestamptz), move_slug(uuid, uuid, text, timestamptz), old_address(text),
  signup_taken(text, text, text, text, text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION slug_taken(uuid, text, timestamptz), claim_slug(uuid, uuid, uuid, text, boolean, timestamptz) TO gatehouse_app, gatehouse_worker;
GRANT EXECUTE ON FUNCTION next_slug(uuid, text, boolean, timestamptz), move_slug(uuid, uuid, text, timestamptz), old_address(text),
  signup_taken(text, text, text, text, text[], timestamptz) TO gatehouse_app;
