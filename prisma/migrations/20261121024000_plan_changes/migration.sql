-- Changing the plan: an account asks for it and gets an invoice; the money for that invoice carries it out.

-- What a customer bought stays what it was (BILL-9): another version is another subscription.
CREATE FUNCTION judge_subscription_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a subscription keeps its account and its plan version' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'subscriptions_version_frozen';
END $$;
CREATE TRIGGER version_frozen BEFORE UPDATE OF account_id, plan_version_id ON subscriptions
  FOR EACH ROW WHEN ((OLD.account_id, OLD.plan_version_id) IS DISTINCT FROM (NEW.account_id, NEW.plan_version_id)) EXECUTE FUNCTION judge_subscription_version();

ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_account_id_id_plan_version_id_key UNIQUE (account_id, id, plan_version_id); -- target of the composite key below

CREATE TYPE plan_change_status AS ENUM ('requested', 'applied', 'withdrawn');

CREATE TABLE plan_changes (
  id                   uuid NOT NULL DEFAULT new_id(),
  account_id           uuid NOT NULL,
  status               plan_change_status NOT NULL DEFAULT 'requested',
  from_subscription_id uuid NOT NULL,
  to_plan_version_id   uuid NOT NULL,
  to_subscription_id   uuid,
  invoice_id           uuid NOT NULL,
  requested_by         uuid,
  created_at           timestamptz(3) NOT NULL DEFAULT now(),
  decided_at           timestamptz(3),
  CONSTRAINT plan_changes_pkey PRIMARY KEY (id),
  CONSTRAINT plan_changes_account_id_invoice_id_key UNIQUE (account_id, invoice_id),
  CONSTRAINT plan_changes_account_id_from_subscription_id_fkey FOREIGN KEY (account_id, from_subscription_id) REFERENCES subscriptions (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_changes_to_plan_version_id_fkey FOREIGN KEY (to_plan_version_id) REFERENCES plan_versions (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- What begins is the version that was asked for and no other.
  CONSTRAINT plan_changes_account_id_to_subscription_id_to_plan_version_fkey FOREIGN KEY (account_id, to_subscription_id, to_plan_version_id)
    REFERENCES subscriptions (account_id, id, plan_version_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_changes_account_id_invoice_id_fkey FOREIGN KEY (account_id, invoice_id) REFERENCES invoices (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_changes_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES users (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_changes_decided_check CHECK ((status = 'requested') = (decided_at IS NULL)),
  CONSTRAINT plan_changes_applied_check CHECK ((status = 'applied') = (to_subscription_id IS NOT NULL))
);
CREATE UNIQUE INDEX plan_changes_requested_key ON plan_changes (account_id) WHERE status = 'requested';
CALL bind_tenant('plan_changes', 'account_id');
GRANT SELECT, INSERT, UPDATE ON plan_changes TO gatehouse_app;
GRANT SELECT ON plan_changes TO gatehouse_worker;

-- A change is decided once, and what was asked for stays.
CREATE FUNCTION judge_plan_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status = 'requested'
    AND (OLD.id, OLD.account_id, OLD.from_subscription_id, OLD.to_plan_version_id, OLD.invoice_id, OLD.requested_by, OLD.created_at)
     IS NOT DISTINCT FROM
        (NEW.id, NEW.account_id, NEW.from_subscription_id, NEW.to_plan_version_id, NEW.invoice_id, NEW.requested_by, NEW.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a decided change of plan does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'plan_changes_decided';
END $$;
CREATE TRIGGER decided BEFORE UPDATE OR DELETE ON plan_changes FOR EACH ROW EXECUTE FUNCTION judge_plan_change();

-- Money and plan go together: no paid invoice whose change waits, no change without its money, none withdrawn that still asks for money.
CREATE FUNCTION judge_plan_change_invoice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_invoice uuid;
BEGIN
  IF TG_TABLE_NAME = 'invoices' THEN v_invoice := NEW.id; ELSE v_invoice := NEW.invoice_id; END IF;
  IF EXISTS (SELECT 1 FROM plan_changes c JOIN invoices i ON i.account_id = c.account_id AND i.id = c.invoice_id
             WHERE c.account_id = NEW.account_id AND c.invoice_id = v_invoice
               AND c.status::text <> CASE i.status WHEN 'open' THEN 'requested' WHEN 'paid' THEN 'applied' ELSE 'withdrawn' END) THEN
    RAISE EXCEPTION 'a change of plan goes with its invoice' USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_changes_invoice_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER goes_with_invoice AFTER INSERT OR UPDATE ON plan_changes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_plan_change_invoice();
CREATE CONSTRAINT TRIGGER goes_with_plan_change AFTER UPDATE OF status ON invoices
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_plan_change_invoice();
