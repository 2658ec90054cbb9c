-- What is already taken, for people who may not read whose it is. Asked before any tenant context exists; answers yes or no.
CREATE FUNCTION signup_taken(p_name text, p_email text, p_domain text, p_slug text, p_variants text[])
RETURNS TABLE (name boolean, email boolean, domain boolean, slug boolean, free text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT
    CASE WHEN p_name IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(p_name) AND a.kind = 'business' AND a.status <> 'closed') END,
    CASE WHEN p_email IS NOT NULL THEN EXISTS (SELECT 1 FROM users u WHERE u.email = p_email) END,
    CASE WHEN p_domain IS NOT NULL THEN EXISTS (SELECT 1 FROM accounts a WHERE a.email_domain = p_domain AND a.kind = 'business' AND a.status <> 'closed') END,
    CASE WHEN p_slug IS NOT NULL THEN slug_taken(p_slug) END,
    ARRAY(SELECT v FROM unnest(p_variants) WITH ORDINALITY t(v, n)
          WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.name_key = name_key(v) AND a.kind = 'business' AND a.status <> 'closed')
          ORDER BY n)
$$;
REVOKE EXECUTE ON FUNCTION signup_taken(text, text, text, text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signup_taken(text, text, text, text, text[]) TO gatehouse_app;
