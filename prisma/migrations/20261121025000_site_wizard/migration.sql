-- What the site wizard asks on the way, and the end of drafts that nobody comes back to.

-- Says at the step what the trigger domain_taken says at the end. Runs as the owner, because the tenant context hides the
-- other account's site; tells no more than the refusal does.
CREATE FUNCTION site_domain_taken(p_domain text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM sites WHERE domain = p_domain AND account_id <> ctx_account() AND verified_at IS NOT NULL AND status = 'active')
$$;
REVOKE EXECUTE ON FUNCTION site_domain_taken(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION site_domain_taken(text) TO gatehouse_app;

-- The worker's sweep removes drafts by their age.
CREATE INDEX site_drafts_updated_at_idx ON site_drafts (updated_at);
GRANT SELECT, DELETE ON site_drafts TO gatehouse_worker;
