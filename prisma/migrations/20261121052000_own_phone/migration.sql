-- A person proves their own new phone as an applicant does (T1-18). A proof is an application's (no person) or one person's,
-- who has one at a time; neither counts for the other. Existing proofs are all of applications.
ALTER TABLE phone_proofs DROP CONSTRAINT phone_proofs_pkey;
ALTER TABLE phone_proofs
  ADD COLUMN id uuid NOT NULL DEFAULT new_id(),
  ADD COLUMN user_id uuid,
  ADD CONSTRAINT phone_proofs_pkey PRIMARY KEY (id),
  ADD CONSTRAINT phone_proofs_user_id_key UNIQUE (user_id),
  ADD CONSTRAINT phone_proofs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX phone_proofs_phone_key ON phone_proofs (phone) WHERE user_id IS NULL;
