-- What was announced and paid for one invoice: asked for by every look at an account's home, and by the invoice's page.
CREATE INDEX transfers_account_id_invoice_id_idx ON transfers (account_id, invoice_id);
