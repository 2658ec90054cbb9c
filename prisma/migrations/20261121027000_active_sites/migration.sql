-- Active sites of an account by age: they are counted with every list ("3 of 5 sites"), and the oldest stay within a
-- smaller plan. Counting reads the index alone.

CREATE INDEX sites_active_idx ON sites (account_id, created_at, id) WHERE status = 'active';
