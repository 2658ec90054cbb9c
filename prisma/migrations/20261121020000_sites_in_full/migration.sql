-- What a site needs beyond its name: who may see it, whose domain it is, what it is connected to, and a wizard's draft.

CREATE TYPE site_proof_method AS ENUM ('dns', 'file', 'meta');
CREATE TYPE site_proof_status AS ENUM ('queued', 'passed', 'failed');
CREATE TYPE integration_platform AS ENUM ('wordpress', 'shopify', 'custom');
CREATE TYPE integration_status AS ENUM ('untested', 'testing', 'working', 'failed');

ALTER TABLE sites
  ADD COLUMN name_key    text GENERATED ALWAYS AS (name_key(name)) STORED,
  ADD COLUMN updated_at  timestamptz(3) NOT NULL DEFAULT now(),
  ADD COLUMN archived_at timestamptz(3),
  ADD COLUMN verified_at timestamptz(3),
  ADD COLUMN verified_by site_proof_method,
  ADD CONSTRAINT sites_name_check CHECK (btrim(name) <> ''),
  ADD CONSTRAINT sites_domain_check CHECK (domain = lower(domain) AND domain ~ '^[a-z0-9.-]+\.[a-z0-9-]+$'),
  ADD CONSTRAINT sites_archived_check CHECK ((status = 'archived') = (archived_at IS NOT NULL)),
  ADD CONSTRAINT sites_verified_check CHECK ((verified_at IS NULL) = (verified_by IS NULL)),
  ADD CONSTRAINT sites_account_id_id_key UNIQUE (account_id, id); -- target of the composite keys below
CREATE INDEX sites_account_id_created_at_id_idx ON sites (account_id, created_at DESC, id DESC); -- an account's list, newest first
CREATE INDEX sites_account_id_name_key_id_idx ON sites (account_id, name_key, id); -- the same by name

-- A domain whose ownership was proved belongs to one account; an archived site gives it back.
CREATE UNIQUE INDEX sites_verified_domain_key ON sites (domain) WHERE verified_at IS NOT NULL AND status = 'active';

-- Runs as the owner, because the tenant context hides the other account's site. A race with a proof that is just being
-- accepted leaves an unproved site beside it, which sites_verified_domain_key keeps from ever being proved as well.
CREATE FUNCTION judge_site_domain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM sites WHERE domain = NEW.domain AND account_id <> NEW.account_id AND verified_at IS NOT NULL AND status = 'active') THEN
    RAISE EXCEPTION 'this domain is proved by another account' USING ERRCODE = 'unique_violation', CONSTRAINT = 'sites_domain_taken';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER domain_taken BEFORE INSERT OR UPDATE OF domain, status ON sites
  FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION judge_site_domain();

-- A proof is of one domain only.
CREATE FUNCTION forget_site_proof() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.verified_at := NULL;
  NEW.verified_by := NULL;
  DELETE FROM site_proofs WHERE site_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER forget_proof BEFORE UPDATE OF domain ON sites
  FOR EACH ROW WHEN (OLD.domain IS DISTINCT FROM NEW.domain) EXECUTE FUNCTION forget_site_proof();

-- Only what the catalogue still offers can be chosen; what was chosen before stays. The lock makes a switching-off wait.
CREATE FUNCTION judge_industry_choice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE offered boolean;
BEGIN
  SELECT active INTO offered FROM industries WHERE id = NEW.industry_id FOR SHARE;
  IF NOT offered THEN
    RAISE EXCEPTION 'this industry is not offered any more' USING ERRCODE = 'check_violation', CONSTRAINT = 'sites_industry_active';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER industry_choice BEFORE INSERT OR UPDATE OF industry_id ON sites FOR EACH ROW EXECUTE FUNCTION judge_industry_choice();

CREATE FUNCTION judge_sector_choice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE offered boolean;
BEGIN
  SELECT active INTO offered FROM sectors WHERE id = NEW.sector_id FOR SHARE;
  IF NOT offered THEN
    RAISE EXCEPTION 'this sector is not offered any more' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_sectors_sector_active';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sector_choice BEFORE INSERT ON site_sectors FOR EACH ROW EXECUTE FUNCTION judge_sector_choice();

-- Which editors and viewers may see a site. Owners and admins see all; their rows say who made it.
CREATE TABLE site_access (
  account_id uuid NOT NULL,
  site_id    uuid NOT NULL,
  user_id    uuid NOT NULL,
  granted_by uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT site_access_pkey PRIMARY KEY (site_id, user_id),
  CONSTRAINT site_access_account_id_site_id_fkey FOREIGN KEY (account_id, site_id) REFERENCES sites (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Access ends with the membership.
  CONSTRAINT site_access_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES memberships (account_id, user_id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX site_access_account_id_user_id_site_id_idx ON site_access (account_id, user_id, site_id); -- the sites of a person
CALL bind_tenant('site_access', 'account_id');
GRANT SELECT, INSERT, DELETE ON site_access TO gatehouse_app;
GRANT SELECT ON site_access TO gatehouse_worker;

-- The last look for each way to prove a domain; a worker looks, so that no request waits for somebody else's server.
CREATE TABLE site_proofs (
  account_id   uuid NOT NULL,
  site_id      uuid NOT NULL,
  method       site_proof_method NOT NULL,
  status       site_proof_status NOT NULL,
  reason       text,
  requested_by uuid,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  checked_at   timestamptz(3),
  CONSTRAINT site_proofs_pkey PRIMARY KEY (site_id, method),
  CONSTRAINT site_proofs_account_id_site_id_fkey FOREIGN KEY (account_id, site_id) REFERENCES sites (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT site_proofs_checked_check CHECK ((status = 'queued') = (checked_at IS NULL)),
  CONSTRAINT site_proofs_reason_check CHECK ((status = 'failed') = (reason IS NOT NULL))
);
CREATE INDEX site_proofs_account_id_site_id_idx ON site_proofs (account_id, site_id);
CALL bind_tenant('site_proofs', 'account_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON site_proofs TO gatehouse_app, gatehouse_worker;

-- What a site is connected to. The secret is sealed with a key of the house and bound to its row; nothing shows it again.
CREATE TABLE site_integrations (
  id            uuid NOT NULL DEFAULT new_id(),
  account_id    uuid NOT NULL,
  site_id       uuid NOT NULL,
  platform      integration_platform NOT NULL,
  address       text NOT NULL,
  username      text,
  sealed_secret text NOT NULL,
  status        integration_status NOT NULL DEFAULT 'untested',
  reason        text,
  tested_at     timestamptz(3),
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT site_integrations_pkey PRIMARY KEY (id),
  CONSTRAINT site_integrations_site_id_platform_address_key UNIQUE (site_id, platform, address),
  CONSTRAINT site_integrations_account_id_site_id_fkey FOREIGN KEY (account_id, site_id) REFERENCES sites (account_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT site_integrations_reason_check CHECK ((status = 'failed') = (reason IS NOT NULL))
);
CREATE INDEX site_integrations_account_id_site_id_idx ON site_integrations (account_id, site_id);
CALL bind_tenant('site_integrations', 'account_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON site_integrations TO gatehouse_app;
GRANT SELECT, UPDATE ON site_integrations TO gatehouse_worker;

-- What a person has filled in of a new site, one draft for each account. It carries the key of the command that ends it.
CREATE TABLE site_drafts (
  account_id  uuid NOT NULL,
  user_id     uuid NOT NULL,
  command_key uuid NOT NULL,
  data        jsonb NOT NULL DEFAULT '{}',
  updated_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT site_drafts_pkey PRIMARY KEY (account_id, user_id),
  CONSTRAINT site_drafts_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES memberships (account_id, user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT site_drafts_data_check CHECK (jsonb_typeof(data) = 'object')
);
CALL bind_tenant('site_drafts', 'account_id');
GRANT SELECT, INSERT, UPDATE, DELETE ON site_drafts TO gatehouse_app;

CREATE INDEX audit_entries_account_id_subject_id_created_at_idx ON audit_entries (account_id, subject_id, created_at DESC, id DESC); -- what happened to one site
