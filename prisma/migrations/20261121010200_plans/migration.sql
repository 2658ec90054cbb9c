-- The catalogue: plans with immutable versions, industries with sectors, ways to pay. Readable by everyone, no tenant in it.

CREATE TYPE plan_family AS ENUM ('online', 'installed', 'chat');
CREATE TYPE plan_onboarding AS ENUM ('instant', 'installed');
CREATE TYPE billing_interval AS ENUM ('none', 'month', 'year');
CREATE TYPE credit_grant_rule AS ENUM ('once', 'period');

CREATE TABLE plans (
  id           uuid NOT NULL DEFAULT new_id(),
  slug         text NOT NULL,
  family       plan_family NOT NULL,
  name         text NOT NULL,
  description  text NOT NULL,
  position     integer NOT NULL DEFAULT 0,
  hidden       boolean NOT NULL DEFAULT false,
  active       boolean NOT NULL DEFAULT true,
  onboarding   plan_onboarding NOT NULL,
  needs_survey boolean NOT NULL DEFAULT false,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT plans_pkey PRIMARY KEY (id),
  CONSTRAINT plans_slug_key UNIQUE (slug),
  CONSTRAINT plans_survey_check CHECK (NOT needs_survey OR onboarding = 'installed')
);

CREATE TABLE plan_versions (
  id                        uuid NOT NULL DEFAULT new_id(),
  plan_id                   uuid NOT NULL,
  version                   integer NOT NULL,
  price_minor               bigint NOT NULL,
  currency                  char(3) NOT NULL,
  "interval"                billing_interval NOT NULL,
  setup_fee_minor           bigint NOT NULL DEFAULT 0,
  included_credits          bigint NOT NULL DEFAULT 0,
  credit_grant              credit_grant_rule NOT NULL DEFAULT 'period',
  max_sites                 integer,
  max_seats                 integer,
  max_sectors_per_site      integer,
  max_open_quotes           integer,
  service_fee_percent       numeric(5, 2) NOT NULL DEFAULT 0,
  shipping_discount_percent numeric(5, 2) NOT NULL DEFAULT 0,
  duration_days             integer,
  created_at                timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT plan_versions_pkey PRIMARY KEY (id),
  CONSTRAINT plan_versions_plan_id_version_key UNIQUE (plan_id, version),
  CONSTRAINT plan_versions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_versions_money_check CHECK (price_minor >= 0 AND setup_fee_minor >= 0 AND included_credits >= 0),
  CONSTRAINT plan_versions_interval_check CHECK ("interval" <> 'none' OR price_minor = 0),
  CONSTRAINT plan_versions_limits_check CHECK (max_sites >= 0 AND max_seats >= 1 AND max_sectors_per_site >= 0 AND max_open_quotes >= 0 AND duration_days >= 1),
  CONSTRAINT plan_versions_percent_check CHECK (service_fee_percent BETWEEN 0 AND 100 AND shipping_discount_percent BETWEEN 0 AND 100)
);
-- What a customer bought stays what it was: a new price is a new version.
CALL make_append_only('plan_versions');

CREATE TABLE industries (
  id         uuid NOT NULL DEFAULT new_id(),
  slug       text NOT NULL,
  name       text NOT NULL,
  position   integer NOT NULL DEFAULT 0,
  active     boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT industries_pkey PRIMARY KEY (id),
  CONSTRAINT industries_slug_key UNIQUE (slug)
);

CREATE TABLE sectors (
  id          uuid NOT NULL DEFAULT new_id(),
  industry_id uuid NOT NULL,
  slug        text NOT NULL,
  name        text NOT NULL,
  position    integer NOT NULL DEFAULT 0,
  active      boolean NOT NULL DEFAULT true,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT sectors_pkey PRIMARY KEY (id),
  CONSTRAINT sectors_industry_id_slug_key UNIQUE (industry_id, slug),
  CONSTRAINT sectors_id_industry_id_key UNIQUE (id, industry_id), -- target of the composite key that ties a site's sector to its industry
  CONSTRAINT sectors_industry_id_fkey FOREIGN KEY (industry_id) REFERENCES industries (id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE payment_methods (
  id           uuid NOT NULL DEFAULT new_id(),
  slug         text NOT NULL,
  name         text NOT NULL,
  instructions text NOT NULL,
  countries    text[],
  position     integer NOT NULL DEFAULT 0,
  active       boolean NOT NULL DEFAULT true,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT payment_methods_pkey PRIMARY KEY (id),
  CONSTRAINT payment_methods_slug_key UNIQUE (slug)
);

GRANT SELECT, INSERT, UPDATE ON plans, industries, sectors, payment_methods TO gatehouse_app;
GRANT SELECT, INSERT ON plan_versions TO gatehouse_app;
GRANT SELECT ON plans, plan_versions, industries, sectors, payment_methods TO gatehouse_worker;
