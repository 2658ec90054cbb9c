-- WhatsApp by its Cloud API: what leaves, and what the provider reports about it.

-- To people who have not written to us within a day, WhatsApp carries approved templates only. Each version of a text may
-- name the one that stands for it, and the variables that fill its places, in their order.
ALTER TABLE message_templates
  ADD COLUMN approved_name text,
  ADD COLUMN approved_language text,
  ADD COLUMN approved_variables text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT message_templates_approved_check CHECK (
    num_nonnulls(approved_name, approved_language) IN (0, 2)
    AND (approved_name IS NULL OR channel = 'whatsapp')
    AND (approved_name IS NOT NULL OR approved_variables = '{}'));

-- The name by which the provider knows the reader, which may differ from the number that we asked for; and how many tries
-- ended without an answer: nobody knows whether those left, so there are few of them.
ALTER TABLE deliveries
  ADD COLUMN provider_to text,
  ADD COLUMN unanswered integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT deliveries_unanswered_check CHECK (unanswered >= 0);
-- Reports name a message by the provider's id and by nothing else (T1-26).
CREATE UNIQUE INDEX deliveries_provider_id_key ON deliveries (provider_id) WHERE channel = 'whatsapp' AND provider_id IS NOT NULL;

-- What the provider reported, each once. A report may come before we have written down the message's id: it waits here.
CREATE TABLE delivery_reports (
  provider_id text NOT NULL,
  status      delivery_status NOT NULL,
  reason      text,
  reported_at timestamptz(3) NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT delivery_reports_pkey PRIMARY KEY (provider_id, status),
  CONSTRAINT delivery_reports_status_check CHECK (status <> 'queued')
);
CREATE INDEX delivery_reports_created_at_idx ON delivery_reports (created_at); -- the sweep
CALL bind_staff('delivery_reports');
GRANT SELECT, INSERT, DELETE ON delivery_reports TO gatehouse_worker;

-- What the provider sent us, byte for byte, once. processed_at is empty until the worker has dealt with it.
CREATE TABLE whatsapp_events (
  id           uuid NOT NULL DEFAULT new_id(),
  digest       bytea NOT NULL,
  body         bytea NOT NULL,
  received_at  timestamptz(3) NOT NULL DEFAULT now(),
  processed_at timestamptz(3),
  CONSTRAINT whatsapp_events_pkey PRIMARY KEY (id),
  CONSTRAINT whatsapp_events_digest_key UNIQUE (digest)
);
CREATE INDEX whatsapp_events_received_at_idx ON whatsapp_events (received_at); -- the sweep
CALL bind_staff('whatsapp_events');
GRANT SELECT, INSERT ON whatsapp_events TO gatehouse_app;
GRANT SELECT, DELETE, UPDATE (processed_at) ON whatsapp_events TO gatehouse_worker;
