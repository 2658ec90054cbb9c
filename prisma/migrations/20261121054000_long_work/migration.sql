-- Long work leaves the request: commands over many registrations and long imports are worked off by the worker, row by
-- row, and can be looked at, left and stopped meanwhile.

-- The worker does for a colleague what the colleague asked for, by the same use cases, so it may work in the colleagues'
-- context as well. What it may touch is still said by its grants, table by table.
CREATE OR REPLACE PROCEDURE bind_tenant(tbl regclass, account_column text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format($f$CREATE POLICY tenant ON %s TO gatehouse_app, gatehouse_worker
    USING (ctx() = 'account' AND %2$I = ctx_account()) WITH CHECK (ctx() = 'account' AND %2$I = ctx_account())$f$, tbl, account_column);
  EXECUTE format($f$CREATE POLICY staff ON %s TO gatehouse_app, gatehouse_worker USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff')$f$, tbl);
  EXECUTE format($f$CREATE POLICY system ON %s TO gatehouse_app, gatehouse_worker USING (ctx() = 'system') WITH CHECK (ctx() = 'system')$f$, tbl);
END $$;
CREATE OR REPLACE PROCEDURE bind_staff(tbl regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format($f$CREATE POLICY staff ON %s TO gatehouse_app, gatehouse_worker USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff')$f$, tbl);
  EXECUTE format($f$CREATE POLICY system ON %s TO gatehouse_app, gatehouse_worker USING (ctx() = 'system') WITH CHECK (ctx() = 'system')$f$, tbl);
END $$;
DO $$
DECLARE v_table regclass;
BEGIN
  FOR v_table IN SELECT polrelid::regclass FROM pg_policy WHERE polname = 'staff' LOOP
    EXECUTE format('ALTER POLICY staff ON %s TO gatehouse_app, gatehouse_worker', v_table);
  END LOOP;
END $$;
GRANT UPDATE (released_at) ON bookings TO gatehouse_worker; -- a survey is given back where its registration ends

CREATE TYPE run_state AS ENUM ('running', 'done', 'stopped');
CREATE TYPE run_stop AS ENUM ('asked', 'not_allowed');

-- One command over many registrations.
CREATE TABLE bulk_runs (
  id         uuid NOT NULL DEFAULT new_id(),
  action     jsonb NOT NULL,
  state      run_state NOT NULL DEFAULT 'running',
  stopped_by run_stop,
  total      integer NOT NULL,
  created_by uuid NOT NULL,
  request_id text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  ended_at   timestamptz(3),
  CONSTRAINT bulk_runs_pkey PRIMARY KEY (id),
  CONSTRAINT bulk_runs_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT bulk_runs_total_check CHECK (total > 0),
  CONSTRAINT bulk_runs_state_check CHECK ((state = 'running') = (ended_at IS NULL) AND (state = 'stopped') = (stopped_by IS NOT NULL))
);
CREATE INDEX bulk_runs_created_at_idx ON bulk_runs (created_at DESC, id DESC); -- the latest
CREATE INDEX bulk_runs_running_idx ON bulk_runs (created_at) WHERE state = 'running'; -- those that a sweep looks after
CALL bind_staff('bulk_runs');
GRANT SELECT, INSERT, UPDATE ON bulk_runs TO gatehouse_app;
GRANT SELECT, UPDATE, DELETE ON bulk_runs TO gatehouse_worker;

-- One registration of a run. What became of it is written in the transaction that changes the registration, so that no
-- crash and no second worker does it twice. No reference to the registration: a command may name one that is not there.
CREATE TABLE bulk_run_lines (
  run_id          uuid NOT NULL,
  position        integer NOT NULL,
  registration_id uuid NOT NULL,
  number          text,
  expected        registration_status,
  done_at         timestamptz(3),
  error           jsonb,
  CONSTRAINT bulk_run_lines_pkey PRIMARY KEY (run_id, position),
  CONSTRAINT bulk_run_lines_registration_id_key UNIQUE (run_id, registration_id),
  CONSTRAINT bulk_run_lines_run_id_fkey FOREIGN KEY (run_id) REFERENCES bulk_runs (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT bulk_run_lines_error_check CHECK (error IS NULL OR done_at IS NOT NULL)
);
CREATE INDEX bulk_run_lines_open_idx ON bulk_run_lines (run_id, position) WHERE done_at IS NULL;
CREATE INDEX bulk_run_lines_refused_idx ON bulk_run_lines (run_id, position) WHERE error IS NOT NULL;
CALL bind_staff('bulk_run_lines');
GRANT SELECT, INSERT, UPDATE ON bulk_run_lines TO gatehouse_app;
GRANT SELECT, UPDATE, DELETE ON bulk_run_lines TO gatehouse_worker;

-- Imports are judged and applied in steps, too. A line without a verdict is not judged yet.
CREATE TYPE import_state AS ENUM ('judging', 'ready', 'applying', 'applied', 'stopped');
ALTER TABLE registration_imports
  ADD COLUMN state import_state NOT NULL DEFAULT 'ready',
  ADD COLUMN with_duplicates boolean NOT NULL DEFAULT false,
  ADD COLUMN applied_by uuid,
  ADD COLUMN worked_at timestamptz(3) NOT NULL DEFAULT now(),
  ADD CONSTRAINT registration_imports_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE registration_imports SET state = 'applied', applied_by = created_by WHERE applied_at IS NOT NULL;
ALTER TABLE registration_imports
  ADD CONSTRAINT registration_imports_state_check CHECK ((state = 'applied') = (applied_at IS NOT NULL) AND (state NOT IN ('applying', 'applied', 'stopped') OR applied_by IS NOT NULL));
ALTER TABLE registration_import_lines
  ALTER COLUMN verdict DROP NOT NULL,
  ADD COLUMN applied boolean NOT NULL DEFAULT false;
UPDATE registration_import_lines l SET applied = true FROM registration_imports i WHERE i.id = l.import_id AND i.state = 'applied';
CREATE INDEX registration_import_lines_unjudged_idx ON registration_import_lines (import_id, line) WHERE verdict IS NULL;
CREATE INDEX registration_import_lines_open_idx ON registration_import_lines (import_id, line) WHERE NOT applied AND verdict IN ('create', 'duplicate');
CREATE INDEX registration_imports_working_idx ON registration_imports (worked_at) WHERE state IN ('judging', 'applying'); -- those that a sweep looks after
GRANT UPDATE ON registration_imports, registration_import_lines TO gatehouse_worker;
