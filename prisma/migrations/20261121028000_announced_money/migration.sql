-- Money that an account has announced keeps its hold (PROV-6): while finance checks it, nobody takes what was held. And a
-- lapsed signup goes on under an address that leaves room for its number.

-- Has the hold of this account ended? When finance refuses the money after the hold's time, it ends at that moment.
CREATE FUNCTION has_lapsed(p_account accounts, p_now timestamptz) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT is_lapsed(p_account.status, p_account.held_until, p_now)
    AND NOT EXISTS (SELECT 1 FROM transfers t WHERE t.account_id = p_account.id AND t.status = 'submitted')
$$;
-- Asked only by functions that run as the owner: others do not see whose money is announced.
REVOKE EXECUTE ON FUNCTION has_lapsed(accounts, timestamptz) FROM PUBLIC;

CREATE OR REPLACE FUNCTION slug_is_free(p_row slugs, p_account uuid, p_site uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN p_row.account_id = p_account AND p_row.site_id IS NOT DISTINCT FROM p_site THEN p_row.released_at IS NOT NULL
    WHEN kept_until(p_row.released_at) <= p_now THEN true
    ELSE p_row.site_id IS NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = p_row.account_id AND has_lapsed(a, p_now))
  END
$$;

CREATE OR REPLACE FUNCTION free_lapsed_claims(p_account uuid, p_name text, p_domain text, p_now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accounts a SET name_claimed = false
    WHERE name_key = name_key(p_name) AND kind = 'business' AND status <> 'closed' AND name_claimed AND id <> p_account AND has_lapsed(a, p_now);
  UPDATE accounts a SET domain_claimed = false
    WHERE email_domain = p_domain AND kind = 'business' AND status <> 'closed' AND domain_claimed AND id <> p_account AND has_lapsed(a, p_now);
END $$;

CREATE OR REPLACE FUNCTION signup_taken(p_name text, p_email text, p_domain text, p_slug text, p_variants text[], p_now timestamptz)
RETURNS TABLE (name boolean, email boolean, domain boolean, slug boolean, free text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    CASE WHEN p_name IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(p_name)
      AND a.kind = 'business' AND a.status <> 'closed' AND a.name_claimed AND NOT has_lapsed(a, p_now)) END,
    CASE WHEN p_email IS NOT NULL THEN EXISTS (SELECT 1 FROM users u WHERE u.email = p_email) END,
    CASE WHEN p_domain IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.email_domain = p_domain
      AND a.kind = 'business' AND a.status <> 'closed' AND a.domain_claimed AND NOT has_lapsed(a, p_now)) END,
    CASE WHEN p_slug IS NOT NULL THEN slug_taken('00000000-0000-0000-0000-000000000000', p_slug, p_now) END,
    ARRAY(SELECT v FROM unnest(p_variants) WITH ORDINALITY t(v, n)
          WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(v)
            AND a.kind = 'business' AND a.status <> 'closed' AND a.name_claimed AND NOT has_lapsed(a, p_now))
          ORDER BY n)
$$;

-- The same as before but for the base of the fresh address: the longest of our own making is 40 characters, which leaves
-- room for the number (lib/core/slug.ts).
CREATE OR REPLACE FUNCTION take_slug(p_scope uuid, p_account uuid, p_site uuid, p_slug text, p_base text, p_ordinal integer, p_now timestamptz) RETURNS boolean
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
    fresh := claim_slug(p_scope, held.account_id, NULL, rtrim(left(held.base, 40), '-'), true, p_now);
    UPDATE accounts SET slug = fresh, updated_at = p_now WHERE id = held.account_id;
    INSERT INTO audit_entries (account_id, actor_type, action, subject_type, subject_id, data)
      VALUES (held.account_id, 'system', 'account.address_lapsed', 'account', held.account_id, jsonb_build_object('before', p_slug, 'after', fresh));
  END IF;
  RETURN true;
END $$;
