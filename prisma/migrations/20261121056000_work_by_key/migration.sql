-- Long work that a program asked for with a colleague's key goes on only as long as that key works, and by its scopes.
-- A stopped run can be gone on with, also by another colleague: then it goes on by what that one may.
ALTER TABLE bulk_runs
  ADD COLUMN ordered_by uuid,
  ADD COLUMN key_id uuid,
  ADD CONSTRAINT bulk_runs_ordered_by_fkey FOREIGN KEY (ordered_by) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT bulk_runs_key_id_fkey FOREIGN KEY (key_id) REFERENCES api_keys (id) ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE bulk_runs SET ordered_by = created_by;
ALTER TABLE bulk_runs ALTER COLUMN ordered_by SET NOT NULL;

ALTER TABLE registration_imports
  ADD COLUMN key_id uuid,
  ADD CONSTRAINT registration_imports_key_id_fkey FOREIGN KEY (key_id) REFERENCES api_keys (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- The worker asks whether the key works; what it is made of is none of its business.
GRANT SELECT (id, staff_user_id, scopes, revoked_at) ON api_keys TO gatehouse_worker;
