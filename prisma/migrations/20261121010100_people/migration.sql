-- People, what they may do as staff, and how they prove who they are.

CREATE TYPE staff_role AS ENUM ('admin', 'supervisor', 'agent', 'technician', 'finance');
CREATE TYPE profile_mode AS ENUM ('vendor', 'employee', 'customer');
CREATE TYPE login_token_purpose AS ENUM ('verify_email', 'magic_link', 'password_reset', 'claim');

CREATE TABLE users (
  id                uuid NOT NULL DEFAULT new_id(),
  email             text,
  email_verified_at timestamptz(3),
  name              text NOT NULL,
  phone             text,
  password_hash     text,
  claimed_at        timestamptz(3),
  suspended_at      timestamptz(3),
  last_login_at     timestamptz(3),
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_email_lower_check CHECK (email = lower(email)),
  CONSTRAINT users_reachable_check CHECK (email IS NOT NULL OR phone IS NOT NULL),
  CONSTRAINT users_password_hash_check CHECK (password_hash LIKE '$argon2id$%')
);
CREATE INDEX users_phone_idx ON users (phone) WHERE phone IS NOT NULL; -- finding the person behind a number
CREATE INDEX users_search_idx ON users USING gin ((lower(name) || ' ' || coalesce(email, '')) gin_trgm_ops); -- staff search
GRANT SELECT, INSERT, UPDATE ON users TO gatehouse_app, gatehouse_worker;

CREATE TABLE staff_members (
  user_id    uuid NOT NULL,
  role       staff_role NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  created_by uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT staff_members_pkey PRIMARY KEY (user_id),
  CONSTRAINT staff_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT staff_members_created_by_fkey FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
GRANT SELECT, INSERT, UPDATE ON staff_members TO gatehouse_app;
GRANT SELECT ON staff_members TO gatehouse_worker;

-- The cookie carries only this row's id; the row decides whether it still counts.
CREATE TABLE sessions (
  id         uuid NOT NULL,
  user_id    uuid NOT NULL,
  mode       profile_mode,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  seen_at    timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  ip         text,
  user_agent text,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX sessions_user_id_idx ON sessions (user_id); -- ending all sessions of a person
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at); -- the sweep of ended sessions
GRANT SELECT, INSERT, UPDATE ON sessions TO gatehouse_app;
GRANT SELECT, UPDATE, DELETE ON sessions TO gatehouse_worker;

-- One row for each person and purpose: a newer link replaces the older by the primary key. Only the hash is kept.
CREATE TABLE login_tokens (
  user_id    uuid NOT NULL,
  purpose    login_token_purpose NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT login_tokens_pkey PRIMARY KEY (user_id, purpose),
  CONSTRAINT login_tokens_token_hash_key UNIQUE (token_hash),
  CONSTRAINT login_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
GRANT SELECT, INSERT, UPDATE ON login_tokens TO gatehouse_app, gatehouse_worker;
GRANT DELETE ON login_tokens TO gatehouse_worker;
