-- What the worker found when it last tried an outside channel: settings can be complete and still be refused.
CREATE TABLE channel_checks (
  channel    text NOT NULL,
  ok         boolean NOT NULL,
  reason     text,
  checked_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT channel_checks_pkey PRIMARY KEY (channel),
  CONSTRAINT channel_checks_reason_check CHECK (ok = (reason IS NULL))
);
GRANT SELECT ON channel_checks TO gatehouse_app;
GRANT SELECT, INSERT, UPDATE ON channel_checks TO gatehouse_worker;

-- The staff list filtered by what went wrong, and the worker's search for messages that no job is left for.
CREATE INDEX deliveries_status_created_at_idx ON deliveries (status, created_at DESC);
