-- Taking over an account that staff opened: the link goes to the mailbox and to the phone, and each proves only itself.

ALTER TYPE login_token_purpose ADD VALUE 'claim_phone';

-- An account can be opened for somebody whose e-mail address is another person's login, or unknown. Until it is taken
-- over, its owner is reached through the application and needs no address in this row.
ALTER TABLE users DROP CONSTRAINT users_reachable_check;
ALTER TABLE users ADD CONSTRAINT users_reachable_check CHECK (email IS NOT NULL OR phone IS NOT NULL OR claimed_at IS NULL);

-- Who has no e-mail address is billed all the same.
ALTER TABLE billing_profiles ALTER COLUMN email DROP NOT NULL;
