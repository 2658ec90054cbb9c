-- Sites and their sectors, as far as an account's limits need them.

CREATE TYPE site_status AS ENUM ('active', 'archived');

CREATE TABLE sites (
  id          uuid NOT NULL DEFAULT new_id(),
  account_id  uuid NOT NULL,
  industry_id uuid NOT NULL,
  status      site_status NOT NULL DEFAULT 'active',
  name        text NOT NULL,
  domain      text NOT NULL,
  slug        text NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT sites_pkey PRIMARY KEY (id),
  CONSTRAINT sites_account_id_slug_key UNIQUE (account_id, slug),
  CONSTRAINT sites_account_id_domain_key UNIQUE (account_id, domain),
  CONSTRAINT sites_account_id_id_industry_id_key UNIQUE (account_id, id, industry_id), -- target of the sectors' composite key
  CONSTRAINT sites_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT sites_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industries (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX sites_industry_id_idx ON sites (industry_id);
CALL bind_tenant('sites', 'account_id');
GRANT SELECT, INSERT, UPDATE ON sites TO gatehouse_app, gatehouse_worker;

-- 4. A sector outside its site's industry can't be written: both keys carry the industry.
CREATE TABLE site_sectors (
  id          uuid NOT NULL DEFAULT new_id(),
  account_id  uuid NOT NULL,
  site_id     uuid NOT NULL,
  industry_id uuid NOT NULL,
  sector_id   uuid NOT NULL,
  name        text NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT site_sectors_pkey PRIMARY KEY (id),
  CONSTRAINT site_sectors_site_id_sector_id_key UNIQUE (site_id, sector_id),
  CONSTRAINT site_sectors_account_id_site_id_industry_id_fkey FOREIGN KEY (account_id, site_id, industry_id) REFERENCES sites (account_id, id, industry_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT site_sectors_sector_id_industry_id_fkey FOREIGN KEY (sector_id, industry_id) REFERENCES sectors (id, industry_id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX site_sectors_account_id_idx ON site_sectors (account_id);
CALL bind_tenant('site_sectors', 'account_id');
GRANT SELECT, INSERT, DELETE ON site_sectors TO gatehouse_app, gatehouse_worker;

-- 5. Limits: the parent's row is locked, then counted. An archived site takes no place; restoring one takes it again.
CREATE FUNCTION judge_sites() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM accounts WHERE id = NEW.account_id FOR NO KEY UPDATE;
  PERFORM refuse_beyond('sites', (live_plan(NEW.account_id)).max_sites,
                        (SELECT count(*) FROM sites WHERE account_id = NEW.account_id AND status = 'active'));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_limit AFTER INSERT OR UPDATE OF status ON sites
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION judge_sites();

CREATE FUNCTION judge_site_sectors() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM sites WHERE id = NEW.site_id FOR NO KEY UPDATE;
  PERFORM refuse_beyond('sectors', (live_plan(NEW.account_id)).max_sectors_per_site,
                        (SELECT count(*) FROM site_sectors WHERE site_id = NEW.site_id));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_limit AFTER INSERT ON site_sectors
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION judge_site_sectors();
