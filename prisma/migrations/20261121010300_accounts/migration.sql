-- Accounts, who belongs to them, and the subscription that each of them always has.

CREATE TYPE account_kind AS ENUM ('business', 'household', 'personal');
CREATE TYPE account_status AS ENUM ('pending_payment', 'pending_installation', 'active', 'suspended', 'closed');
CREATE TYPE door AS ENUM ('web', 'staff', 'whatsapp', 'system');
CREATE TYPE membership_role AS ENUM ('owner', 'admin', 'editor', 'viewer');
CREATE TYPE profile_status AS ENUM ('active', 'suspended');
CREATE TYPE subscription_status AS ENUM ('pending_payment', 'active', 'past_due', 'cancel_scheduled', 'cancelled', 'expired');
CREATE TYPE playbook_type AS ENUM ('voc', 'activation', 'sla', 'renewal', 'expansion');
CREATE TYPE join_request_status AS ENUM ('pending', 'approved', 'declined');

-- The form in which two names are the same: compatibility forms folded, case folded, spaces trimmed and joined.
CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(normalize(name, NFKC)), '\s+', ' ', 'g'))
$$;

CREATE TABLE accounts (
  id           uuid NOT NULL DEFAULT new_id(),
  kind         account_kind NOT NULL,
  status       account_status NOT NULL,
  name         text NOT NULL,
  name_key     text GENERATED ALWAYS AS (name_key(name)) STORED,
  slug         text NOT NULL,
  email_domain text,
  country      char(2),
  phone        text,
  is_operator  boolean NOT NULL DEFAULT false,
  door         door NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_slug_key UNIQUE (slug),
  CONSTRAINT accounts_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT accounts_name_check CHECK (btrim(name) <> '')
);
-- Closed accounts give their name and domain back.
CREATE UNIQUE INDEX accounts_business_name_key ON accounts (name_key) WHERE kind = 'business' AND status <> 'closed';
CREATE UNIQUE INDEX accounts_business_domain_key ON accounts (email_domain) WHERE kind = 'business' AND status <> 'closed';
CREATE UNIQUE INDEX accounts_operator_key ON accounts (is_operator) WHERE is_operator;
CREATE INDEX accounts_created_at_id_idx ON accounts (created_at DESC, id DESC); -- the console's list, page by page
CREATE INDEX accounts_search_idx ON accounts USING gin ((name_key || ' ' || slug) gin_trgm_ops); -- the console's search
CALL bind_tenant('accounts', 'id');
GRANT SELECT, INSERT, UPDATE ON accounts TO gatehouse_app, gatehouse_worker;

-- Every address ever given, so that an old one is not handed to somebody else. scope: the nil uuid for accounts, the account's id for its sites.
CREATE TABLE slugs (
  scope       uuid NOT NULL,
  slug        text NOT NULL,
  account_id  uuid NOT NULL,
  base        text NOT NULL,
  ordinal     integer NOT NULL,
  released_at timestamptz(3),
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT slugs_pkey PRIMARY KEY (scope, slug),
  -- Deferred: the slug is claimed first, its account is written in the same transaction.
  CONSTRAINT slugs_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX slugs_scope_base_ordinal_idx ON slugs (scope, base, ordinal DESC); -- the next free number of a name
CREATE INDEX slugs_account_id_idx ON slugs (account_id);
CALL bind_tenant('slugs', 'account_id');
GRANT SELECT, INSERT, UPDATE ON slugs TO gatehouse_app, gatehouse_worker;

-- Takes the first free slug of a name: base, base-2, base-3 … A reserved base starts at 2. Equal names queue on the lock, so each looks once.
CREATE FUNCTION claim_slug(p_scope uuid, p_account uuid, p_base text, p_reserved boolean) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  n integer;
  candidate text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p_scope || ':' || p_base, 0));
  SELECT max(ordinal) INTO n FROM slugs WHERE scope = p_scope AND base = p_base;
  n := coalesce(n, CASE WHEN p_reserved THEN 1 ELSE 0 END);
  LOOP
    n := n + 1;
    candidate := CASE WHEN n = 1 THEN p_base ELSE p_base || '-' || n END;
    INSERT INTO slugs (scope, slug, account_id, base, ordinal) VALUES (p_scope, candidate, p_account, p_base, n)
      ON CONFLICT (scope, slug) DO NOTHING;
    IF FOUND THEN RETURN candidate; END IF;
  END LOOP;
END $$;

-- Tells whether an account's address is taken, to people who may not read whose it is.
CREATE FUNCTION slug_taken(p_slug text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM slugs WHERE scope = '00000000-0000-0000-0000-000000000000' AND slug = p_slug)
$$;

CREATE TABLE memberships (
  id         uuid NOT NULL DEFAULT new_id(),
  account_id uuid NOT NULL,
  user_id    uuid NOT NULL,
  role       membership_role NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT memberships_pkey PRIMARY KEY (id),
  CONSTRAINT memberships_account_id_user_id_key UNIQUE (account_id, user_id),
  CONSTRAINT memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX memberships_owner_key ON memberships (account_id) WHERE role = 'owner';
CREATE INDEX memberships_user_id_idx ON memberships (user_id); -- the accounts of a person
CALL bind_tenant('memberships', 'account_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON memberships TO gatehouse_app, gatehouse_worker;

CREATE TABLE profiles (
  id         uuid NOT NULL DEFAULT new_id(),
  account_id uuid NOT NULL,
  user_id    uuid NOT NULL,
  mode       profile_mode NOT NULL,
  is_primary boolean NOT NULL DEFAULT false,
  status     profile_status NOT NULL DEFAULT 'active',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT profiles_pkey PRIMARY KEY (id),
  CONSTRAINT profiles_account_id_user_id_mode_key UNIQUE (account_id, user_id, mode),
  -- A profile is a member's: it goes with the membership.
  CONSTRAINT profiles_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES memberships (account_id, user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX profiles_primary_key ON profiles (account_id, user_id) WHERE is_primary;
CALL bind_tenant('profiles', 'account_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON profiles TO gatehouse_app, gatehouse_worker;

CREATE TABLE account_settings (
  account_id            uuid NOT NULL,
  relationship_strength numeric(3, 2) NOT NULL DEFAULT 0.20,
  adoption_engagement   numeric(3, 2) NOT NULL DEFAULT 0.25,
  support_experience    numeric(3, 2) NOT NULL DEFAULT 0.20,
  product_value         numeric(3, 2) NOT NULL DEFAULT 0.20,
  business_outcomes     numeric(3, 2) NOT NULL DEFAULT 0.15,
  updated_at            timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT account_settings_pkey PRIMARY KEY (account_id),
  CONSTRAINT account_settings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT account_settings_weights_check CHECK (
    relationship_strength >= 0 AND adoption_engagement >= 0 AND support_experience >= 0 AND product_value >= 0 AND business_outcomes >= 0
    AND relationship_strength + adoption_engagement + support_experience + product_value + business_outcomes = 1)
);
CALL bind_tenant('account_settings', 'account_id');
GRANT SELECT, INSERT, UPDATE ON account_settings TO gatehouse_app, gatehouse_worker;

CREATE TABLE playbook_triggers (
  account_id uuid NOT NULL,
  type       playbook_type NOT NULL,
  enabled    boolean NOT NULL DEFAULT true,
  config     jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT playbook_triggers_pkey PRIMARY KEY (account_id, type),
  CONSTRAINT playbook_triggers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT playbook_triggers_config_check CHECK (jsonb_typeof(config) = 'object')
);
CALL bind_tenant('playbook_triggers', 'account_id');
GRANT SELECT, INSERT, UPDATE ON playbook_triggers TO gatehouse_app, gatehouse_worker;

CREATE TABLE subscriptions (
  id              uuid NOT NULL DEFAULT new_id(),
  account_id      uuid NOT NULL,
  plan_version_id uuid NOT NULL,
  status          subscription_status NOT NULL,
  period_start    timestamptz(3),
  period_end      timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  ended_at        timestamptz(3),
  CONSTRAINT subscriptions_pkey PRIMARY KEY (id),
  CONSTRAINT subscriptions_account_id_id_key UNIQUE (account_id, id),
  CONSTRAINT subscriptions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT subscriptions_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES plan_versions (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT subscriptions_period_check CHECK (period_end > period_start)
);
CREATE UNIQUE INDEX subscriptions_live_key ON subscriptions (account_id) WHERE status IN ('pending_payment', 'active', 'past_due', 'cancel_scheduled');
CREATE INDEX subscriptions_plan_version_id_idx ON subscriptions (plan_version_id);
CALL bind_tenant('subscriptions', 'account_id');
GRANT SELECT, INSERT, UPDATE ON subscriptions TO gatehouse_app, gatehouse_worker;

-- A colleague's wish to be let in; an owner or admin decides.
CREATE TABLE join_requests (
  id         uuid NOT NULL DEFAULT new_id(),
  account_id uuid NOT NULL,
  email      text NOT NULL,
  name       text NOT NULL,
  status     join_request_status NOT NULL DEFAULT 'pending',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  decided_at timestamptz(3),
  decided_by uuid,
  CONSTRAINT join_requests_pkey PRIMARY KEY (id),
  CONSTRAINT join_requests_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT join_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT join_requests_decided_check CHECK ((status = 'pending') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX join_requests_pending_key ON join_requests (account_id, email) WHERE status = 'pending';
CALL bind_tenant('join_requests', 'account_id');
GRANT SELECT, INSERT, UPDATE ON join_requests TO gatehouse_app;

CREATE TABLE api_keys (
  id            uuid NOT NULL DEFAULT new_id(),
  account_id    uuid,
  staff_user_id uuid,
  name          text NOT NULL,
  prefix        text NOT NULL,
  key_hash      text NOT NULL,
  scopes        text[] NOT NULL,
  created_by    uuid,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at  timestamptz(3),
  revoked_at    timestamptz(3),
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash),
  CONSTRAINT api_keys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT api_keys_staff_user_id_fkey FOREIGN KEY (staff_user_id) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT api_keys_holder_check CHECK (num_nonnulls(account_id, staff_user_id) = 1)
);
CREATE INDEX api_keys_account_id_idx ON api_keys (account_id);
CREATE INDEX api_keys_staff_user_id_idx ON api_keys (staff_user_id);
CALL bind_tenant('api_keys', 'account_id');
GRANT SELECT, INSERT, UPDATE ON api_keys TO gatehouse_app;
