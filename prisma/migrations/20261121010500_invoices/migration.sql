-- Who is billed, how they mean to pay, what they owe, and the money that came.

CREATE TYPE invoice_status AS ENUM ('draft', 'open', 'paid', 'void', 'uncollectible');
CREATE TYPE transfer_status AS ENUM ('submitted', 'confirmed', 'rejected');

CREATE TABLE billing_profiles (
  account_id    uuid NOT NULL,
  email         text NOT NULL,
  address_line1 text NOT NULL,
  address_line2 text,
  city          text NOT NULL,
  state         text,
  postal_code   text,
  country       char(2) NOT NULL,
  tax_id        text,
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT billing_profiles_pkey PRIMARY KEY (account_id),
  CONSTRAINT billing_profiles_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CALL bind_tenant('billing_profiles', 'account_id');
GRANT SELECT, INSERT, UPDATE ON billing_profiles TO gatehouse_app, gatehouse_worker;

CREATE TABLE account_payment_methods (
  id                uuid NOT NULL DEFAULT new_id(),
  account_id        uuid NOT NULL,
  payment_method_id uuid NOT NULL,
  is_default        boolean NOT NULL DEFAULT false,
  created_at        timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT account_payment_methods_pkey PRIMARY KEY (id),
  CONSTRAINT account_payment_methods_account_id_payment_method_id_key UNIQUE (account_id, payment_method_id),
  CONSTRAINT account_payment_methods_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT account_payment_methods_payment_method_id_fkey FOREIGN KEY (payment_method_id) REFERENCES payment_methods (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX account_payment_methods_default_key ON account_payment_methods (account_id) WHERE is_default;
CALL bind_tenant('account_payment_methods', 'account_id');
GRANT SELECT, INSERT, UPDATE ON account_payment_methods TO gatehouse_app, gatehouse_worker;

-- One row for each series and year, locked by whoever issues: a rolled-back issue gives its number back, so there are no gaps.
CREATE TABLE invoice_counters (
  series text NOT NULL,
  year   integer NOT NULL,
  last   integer NOT NULL,
  CONSTRAINT invoice_counters_pkey PRIMARY KEY (series, year)
);
GRANT SELECT, INSERT, UPDATE ON invoice_counters TO gatehouse_app, gatehouse_worker;

CREATE TABLE invoices (
  id              uuid NOT NULL DEFAULT new_id(),
  account_id      uuid NOT NULL,
  subscription_id uuid,
  status          invoice_status NOT NULL,
  series          text,
  year            integer,
  sequence        integer,
  number          text,
  currency        char(3) NOT NULL,
  subtotal_minor  bigint NOT NULL,
  tax_minor       bigint NOT NULL DEFAULT 0,
  total_minor     bigint NOT NULL,
  lines           jsonb NOT NULL,
  seller          jsonb NOT NULL,
  buyer           jsonb NOT NULL,
  content_hash    text,
  issued_at       timestamptz(3),
  due_at          timestamptz(3),
  paid_at         timestamptz(3),
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT invoices_pkey PRIMARY KEY (id),
  CONSTRAINT invoices_number_key UNIQUE (number),
  CONSTRAINT invoices_series_year_sequence_key UNIQUE (series, year, sequence),
  CONSTRAINT invoices_account_id_id_key UNIQUE (account_id, id),
  CONSTRAINT invoices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invoices_account_id_subscription_id_fkey FOREIGN KEY (account_id, subscription_id) REFERENCES subscriptions (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invoices_total_check CHECK (subtotal_minor >= 0 AND tax_minor >= 0 AND total_minor = subtotal_minor + tax_minor),
  CONSTRAINT invoices_issued_check CHECK ((status = 'draft') = (number IS NULL) AND num_nulls(number, series, year, sequence, content_hash, issued_at, due_at) IN (0, 7)),
  CONSTRAINT invoices_paid_check CHECK ((status = 'paid') = (paid_at IS NOT NULL))
);
CREATE INDEX invoices_account_id_created_at_idx ON invoices (account_id, created_at DESC); -- an account's list
CREATE INDEX invoices_status_due_at_idx ON invoices (status, due_at); -- finance: what is open, the oldest first
CALL bind_tenant('invoices', 'account_id');
GRANT SELECT, INSERT, UPDATE ON invoices TO gatehouse_app, gatehouse_worker;

-- 8. An issued invoice is frozen; only its state may go forward. It is never deleted, and its number follows its predecessor's.
CREATE FUNCTION judge_invoice_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status = 'draft' THEN RETURN OLD; END IF;
  ELSIF OLD.status = 'draft' THEN
    RETURN NEW;
  ELSIF (OLD.status, NEW.status) IN (('open', 'open'), ('open', 'paid'), ('open', 'void'), ('open', 'uncollectible'), ('uncollectible', 'paid'),
                                     ('paid', 'paid'), ('void', 'void'), ('uncollectible', 'uncollectible'))
    AND (OLD.account_id, OLD.subscription_id, OLD.series, OLD.year, OLD.sequence, OLD.number, OLD.currency, OLD.subtotal_minor, OLD.tax_minor,
         OLD.total_minor, OLD.lines, OLD.seller, OLD.buyer, OLD.content_hash, OLD.issued_at, OLD.due_at, OLD.created_at)
     IS NOT DISTINCT FROM
        (NEW.account_id, NEW.subscription_id, NEW.series, NEW.year, NEW.sequence, NEW.number, NEW.currency, NEW.subtotal_minor, NEW.tax_minor,
         NEW.total_minor, NEW.lines, NEW.seller, NEW.buyer, NEW.content_hash, NEW.issued_at, NEW.due_at, NEW.created_at)
    AND (OLD.paid_at IS NULL OR OLD.paid_at = NEW.paid_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an issued invoice does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'invoices_frozen';
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION judge_invoice_change();

CREATE FUNCTION judge_invoice_sequence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.sequence > 1 AND NOT EXISTS (SELECT 1 FROM invoices WHERE series = NEW.series AND year = NEW.year AND sequence = NEW.sequence - 1) THEN
    RAISE EXCEPTION 'invoice numbers have no gaps' USING ERRCODE = 'check_violation', CONSTRAINT = 'invoices_gapless_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER gapless AFTER INSERT OR UPDATE OF sequence ON invoices
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.sequence IS NOT NULL) EXECUTE FUNCTION judge_invoice_sequence();

CREATE TABLE transfers (
  id             uuid NOT NULL DEFAULT new_id(),
  account_id     uuid NOT NULL,
  invoice_id     uuid NOT NULL,
  status         transfer_status NOT NULL,
  amount_minor   bigint NOT NULL,
  currency       char(3) NOT NULL,
  reference      text,
  paid_on        date,
  note           text,
  bank_reference text,
  value_date     date,
  reason         text,
  decided_by     uuid,
  decided_at     timestamptz(3),
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT transfers_pkey PRIMARY KEY (id),
  CONSTRAINT transfers_bank_reference_key UNIQUE (bank_reference),
  CONSTRAINT transfers_account_id_invoice_id_fkey FOREIGN KEY (account_id, invoice_id) REFERENCES invoices (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT transfers_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT transfers_amount_check CHECK (amount_minor > 0),
  CONSTRAINT transfers_submitted_check CHECK ((status = 'submitted') = (decided_at IS NULL)),
  CONSTRAINT transfers_confirmed_check CHECK ((status = 'confirmed') = (bank_reference IS NOT NULL) AND (status = 'confirmed') = (value_date IS NOT NULL)),
  CONSTRAINT transfers_rejected_check CHECK ((status = 'rejected') = (reason IS NOT NULL))
);
-- One claim at a time for an invoice, and one confirmed transfer ever.
CREATE UNIQUE INDEX transfers_submitted_key ON transfers (invoice_id) WHERE status = 'submitted';
CREATE UNIQUE INDEX transfers_confirmed_key ON transfers (invoice_id) WHERE status = 'confirmed';
CREATE UNIQUE INDEX transfers_reference_key ON transfers (account_id, reference) WHERE status <> 'rejected';
CREATE INDEX transfers_status_created_at_idx ON transfers (status, created_at); -- finance's queue
CALL bind_tenant('transfers', 'account_id');
GRANT SELECT, INSERT, UPDATE ON transfers TO gatehouse_app;
GRANT SELECT ON transfers TO gatehouse_worker;

-- 8. A decision is made once.
CREATE FUNCTION judge_transfer_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'submitted' AND NEW.account_id = OLD.account_id AND NEW.invoice_id = OLD.invoice_id AND NEW.currency = OLD.currency THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a decided transfer does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'transfers_decided';
END $$;
CREATE TRIGGER decided BEFORE UPDATE OR DELETE ON transfers FOR EACH ROW EXECUTE FUNCTION judge_transfer_change();
