-- A cancelled installation can be opened again: its account waits for one, and an application has no second one.
INSERT INTO installation_moves VALUES ('cancelled', 'open', 'installations:reopen', true);
