-- What every later table leans on: ids, the tenant context, and the way a table is bound to it.
-- The roles gatehouse_app (web) and gatehouse_worker are made by the migration script before this file runs.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO gatehouse_app, gatehouse_worker;

-- uuid v7 (RFC 9562): time-ordered, so inserts land at the right edge of an index. Servers before 18 have no uuidv7().
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
              PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
              FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- The context of a transaction: who works ('account', 'staff' or 'system') and for which account.
-- Unset, or set to '' after a SET LOCAL has ended, it matches nothing: a forgotten context reads no rows.
CREATE FUNCTION ctx() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('app.context', true)
$$;
CREATE FUNCTION ctx_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.account_id', true), '')::uuid
$$;

-- Binds a table to the tenant context. Staff and system are contexts with policies of their own, never a bypass;
-- row security is not forced on the owner, because the deferred judges below run as the owner at commit.
CREATE PROCEDURE bind_tenant(tbl regclass, account_column text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format($f$CREATE POLICY tenant ON %s TO gatehouse_app, gatehouse_worker
    USING (ctx() = 'account' AND %2$I = ctx_account()) WITH CHECK (ctx() = 'account' AND %2$I = ctx_account())$f$, tbl, account_column);
  EXECUTE format($f$CREATE POLICY staff ON %s TO gatehouse_app
    USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff')$f$, tbl);
  EXECUTE format($f$CREATE POLICY system ON %s TO gatehouse_app, gatehouse_worker
    USING (ctx() = 'system') WITH CHECK (ctx() = 'system')$f$, tbl);
END $$;

-- For histories: whoever asks, the answer is no. Grants say the same; this also holds for the owner.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;

CREATE PROCEDURE make_append_only(tbl regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', tbl);
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', tbl);
END $$;

-- A command that was carried out, and what was answered. Claimed by its insert, inside the command's own transaction.
CREATE TABLE command_keys (
  scope        text NOT NULL,
  key          text NOT NULL,
  request_hash text NOT NULL,
  response     jsonb,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT command_keys_pkey PRIMARY KEY (scope, key)
);
CREATE INDEX command_keys_created_at_idx ON command_keys (created_at); -- the sweep of old keys
GRANT SELECT, INSERT, UPDATE, DELETE ON command_keys TO gatehouse_app, gatehouse_worker;

-- The columns are those that rate-limiter-flexible reads and writes.
CREATE TABLE rate_limits (
  key    varchar(255) NOT NULL,
  points integer NOT NULL DEFAULT 0,
  expire bigint,
  CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO gatehouse_app, gatehouse_worker;

CREATE TABLE worker_heartbeats (
  id         text NOT NULL,
  seen_at    timestamptz(3) NOT NULL DEFAULT now(),
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT worker_heartbeats_pkey PRIMARY KEY (id)
);
GRANT SELECT ON worker_heartbeats TO gatehouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeats TO gatehouse_worker;

-- Jobs are added through this function inside the caller's transaction. The queue belongs to the worker's role,
-- whose row security would let nobody else in.
CREATE FUNCTION enqueue(task text, payload json, job_key text DEFAULT NULL, queue_name text DEFAULT NULL,
                        run_at timestamptz DEFAULT NULL, max_attempts int DEFAULT NULL)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (graphile_worker.add_job(task, payload, queue_name => queue_name, run_at => run_at,
                                  max_attempts => max_attempts, job_key => job_key)).id
$$;
REVOKE EXECUTE ON FUNCTION enqueue(text, json, text, text, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue(text, json, text, text, timestamptz, int) TO gatehouse_app, gatehouse_worker;
GRANT CREATE ON SCHEMA public TO gatehouse_worker; -- only for the change of owner in the next line
ALTER FUNCTION enqueue(text, json, text, text, timestamptz, int) OWNER TO gatehouse_worker;
REVOKE CREATE ON SCHEMA public FROM gatehouse_worker;
