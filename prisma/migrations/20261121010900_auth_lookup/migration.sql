-- Who is asking? Answered before any tenant context can exist, so these two functions run as the owner and return only
-- what the caller proved to hold: a session's id from an encrypted cookie, or an API key's hash.

-- One round trip for each request. p_slug: the account in the address, or null.
CREATE FUNCTION auth_session(p_session uuid, p_slug text, p_now timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'sessionId', s.id, 'mode', s.mode, 'seenAt', s.seen_at,
    'user', jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'emailVerified', u.email_verified_at IS NOT NULL),
    'staffRole', (SELECT role FROM staff_members WHERE user_id = u.id AND active),
    'account', (
      SELECT jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name, 'status', a.status, 'kind', a.kind, 'role', m.role,
        'modes', (SELECT coalesce(jsonb_agg(p.mode ORDER BY p.is_primary DESC, p.mode), '[]') FROM profiles p
                  WHERE p.account_id = a.id AND p.user_id = u.id AND p.status = 'active'))
      FROM memberships m JOIN accounts a ON a.id = m.account_id
      WHERE m.user_id = u.id AND a.slug = p_slug AND a.status <> 'closed'),
    'accounts', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('slug', a.slug, 'name', a.name) ORDER BY a.name), '[]')
      FROM (SELECT a.slug, a.name FROM memberships m JOIN accounts a ON a.id = m.account_id
            WHERE m.user_id = u.id AND a.status <> 'closed' ORDER BY a.name LIMIT 50) a))
  FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id = p_session AND s.revoked_at IS NULL AND s.expires_at > p_now AND u.suspended_at IS NULL
$$;

CREATE FUNCTION auth_api_key(p_key_hash text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'id', k.id, 'scopes', to_jsonb(k.scopes),
    'account', (SELECT jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name, 'status', a.status, 'kind', a.kind)
                FROM accounts a WHERE a.id = k.account_id AND a.status <> 'closed'),
    'staff', (SELECT jsonb_build_object('userId', m.user_id, 'role', m.role) FROM staff_members m JOIN users u ON u.id = m.user_id
              WHERE m.user_id = k.staff_user_id AND m.active AND u.suspended_at IS NULL))
  FROM api_keys k
  WHERE k.key_hash = p_key_hash AND k.revoked_at IS NULL
$$;

REVOKE EXECUTE ON FUNCTION auth_session(uuid, text, timestamptz), auth_api_key(text), claim_slug(uuid, uuid, text, boolean), slug_taken(text),
  give_guest_subscription(uuid), live_plan(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_session(uuid, text, timestamptz), auth_api_key(text) TO gatehouse_app;
GRANT EXECUTE ON FUNCTION claim_slug(uuid, uuid, text, boolean), slug_taken(text) TO gatehouse_app, gatehouse_worker;
