-- Staff look after industries and sectors: order, names, what is offered, what was merged into what, and lists from a file.

ALTER TABLE industries
  ADD COLUMN merged_into_id uuid,
  ADD CONSTRAINT industries_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES industries (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT industries_merged_check CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND NOT active)),
  ADD CONSTRAINT industries_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 2 AND 48),
  ADD CONSTRAINT industries_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 80),
  ADD CONSTRAINT industries_position_check CHECK (position BETWEEN 0 AND 1000000);
CREATE INDEX industries_position_slug_idx ON industries (position, slug); -- the catalogue's order, a page at a time
CREATE INDEX industries_merged_into_id_idx ON industries (merged_into_id);

ALTER TABLE sectors
  ADD COLUMN merged_into_id uuid,
  ADD CONSTRAINT sectors_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES sectors (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT sectors_merged_check CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND NOT active)),
  ADD CONSTRAINT sectors_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 2 AND 48),
  ADD CONSTRAINT sectors_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 80),
  ADD CONSTRAINT sectors_position_check CHECK (position BETWEEN 0 AND 1000000);
CREATE INDEX sectors_industry_id_position_slug_idx ON sectors (industry_id, position, slug);
CREATE INDEX sectors_merged_into_id_idx ON sectors (merged_into_id);
CREATE INDEX site_sectors_sector_id_idx ON site_sectors (sector_id); -- who uses a sector

-- A slug is the key of the API and of import files: names change, slugs never.
CREATE FUNCTION refuse_new_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a slug of the catalogue does not change' USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_slug_kept';
END $$;
CREATE TRIGGER slug_kept BEFORE UPDATE OF slug ON industries FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION refuse_new_slug();
CREATE TRIGGER slug_kept BEFORE UPDATE OF slug ON sectors FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION refuse_new_slug();

-- What was merged points to what is not: one step, so never a circle. And nobody uses it any more. The lock makes two
-- merges that would close a circle wait for each other, so that one of them is refused.
CREATE FUNCTION judge_industry_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM industries WHERE id = NEW.merged_into_id AND merged_into_id IS NULL FOR SHARE;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM industries WHERE merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'industries are merged in one step' USING ERRCODE = 'check_violation', CONSTRAINT = 'industries_merged_once';
  END IF;
  IF EXISTS (SELECT 1 FROM sites WHERE industry_id = NEW.id) THEN
    RAISE EXCEPTION 'sites still use this industry' USING ERRCODE = 'check_violation', CONSTRAINT = 'industries_merged_empty';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER merged AFTER INSERT OR UPDATE OF merged_into_id ON industries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION judge_industry_merge();

CREATE FUNCTION judge_sector_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM sectors WHERE id = NEW.merged_into_id AND merged_into_id IS NULL FOR SHARE;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM sectors WHERE merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'sectors are merged in one step' USING ERRCODE = 'check_violation', CONSTRAINT = 'sectors_merged_once';
  END IF;
  IF EXISTS (SELECT 1 FROM site_sectors WHERE sector_id = NEW.id) THEN
    RAISE EXCEPTION 'sites still use this sector' USING ERRCODE = 'check_violation', CONSTRAINT = 'sectors_merged_empty';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER merged AFTER INSERT OR UPDATE OF merged_into_id ON sectors
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION judge_sector_merge();

-- The two merges reach across all accounts and change rows that web may only add and delete, so they run as the owner;
-- only staff get in. Falling together takes rows away and adds none, so no plan's limit can be passed.

CREATE FUNCTION merge_sectors(p_from uuid, p_into uuid, OUT sites integer, OUT joined integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF ctx() IS DISTINCT FROM 'staff' THEN
    RAISE EXCEPTION 'only staff merge' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'merged_by_staff';
  END IF;
  PERFORM 1 FROM sectors WHERE id IN (p_from, p_into) ORDER BY id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM sectors f JOIN sectors i ON i.industry_id = f.industry_id
                 WHERE f.id = p_from AND i.id = p_into AND f.id <> i.id AND f.merged_into_id IS NULL AND i.active) THEN
    RAISE EXCEPTION 'these sectors cannot be merged' USING ERRCODE = 'check_violation', CONSTRAINT = 'sectors_mergeable';
  END IF;
  DELETE FROM site_sectors d WHERE sector_id = p_from AND EXISTS (SELECT 1 FROM site_sectors k WHERE k.site_id = d.site_id AND k.sector_id = p_into);
  GET DIAGNOSTICS joined = ROW_COUNT;
  UPDATE site_sectors SET sector_id = p_into WHERE sector_id = p_from;
  GET DIAGNOSTICS sites = ROW_COUNT;
  sites := sites + joined;
  UPDATE sectors SET merged_into_id = p_into, active = false WHERE id = p_from OR merged_into_id = p_from;
END $$;

-- A sector whose slug the other industry has falls together with that one (or with what that one was merged into); the
-- rest move over, behind the others, with their ids. Sites, their sectors and the sectors change in one statement,
-- because the keys between them are checked at its end.
CREATE FUNCTION merge_industries(p_from uuid, p_into uuid, OUT sites integer, OUT moved integer, OUT joined integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF ctx() IS DISTINCT FROM 'staff' THEN
    RAISE EXCEPTION 'only staff merge' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'merged_by_staff';
  END IF;
  PERFORM 1 FROM industries WHERE id IN (p_from, p_into) ORDER BY id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM industries f, industries i WHERE f.id = p_from AND i.id = p_into AND f.id <> i.id AND f.merged_into_id IS NULL AND i.active) THEN
    RAISE EXCEPTION 'these industries cannot be merged' USING ERRCODE = 'check_violation', CONSTRAINT = 'industries_mergeable';
  END IF;
  PERFORM 1 FROM sectors WHERE industry_id IN (p_from, p_into) ORDER BY id FOR UPDATE;

  WITH same AS (
    SELECT f.id AS from_id, coalesce(i.merged_into_id, i.id) AS into_id
    FROM sectors f JOIN sectors i ON i.industry_id = p_into AND i.slug = f.slug
    WHERE f.industry_id = p_from AND f.merged_into_id IS NULL
  ), of_sites AS (
    SELECT s.id, coalesce(same.into_id, s.sector_id) AS into_id,
           row_number() OVER (PARTITION BY s.site_id, coalesce(same.into_id, s.sector_id) ORDER BY s.created_at, s.id) AS nth
    FROM site_sectors s LEFT JOIN same ON same.from_id = s.sector_id
    WHERE s.industry_id = p_from
  ), dropped AS (
    DELETE FROM site_sectors s USING of_sites o WHERE s.id = o.id AND o.nth > 1
  ), kept AS (
    UPDATE site_sectors s SET industry_id = p_into, sector_id = o.into_id FROM of_sites o WHERE s.id = o.id AND o.nth = 1
  ), moved_sites AS (
    UPDATE sites SET industry_id = p_into, updated_at = now() WHERE industry_id = p_from RETURNING 1
  ), moved_sectors AS (
    UPDATE sectors s SET industry_id = p_into, position = p.behind
    FROM (SELECT f.id, least(1000000, (SELECT coalesce(max(position), 0) FROM sectors WHERE industry_id = p_into) + 10 * row_number() OVER (ORDER BY f.position, f.slug)) AS behind
          FROM sectors f WHERE f.industry_id = p_from AND f.merged_into_id IS NULL AND f.id NOT IN (SELECT from_id FROM same)) p
    WHERE s.id = p.id RETURNING 1
  ), joined_sectors AS (
    -- Also what had been merged into one of them before.
    UPDATE sectors s SET merged_into_id = same.into_id, active = false FROM same WHERE same.from_id IN (s.id, s.merged_into_id) RETURNING s.id = same.from_id AS itself
  )
  SELECT (SELECT count(*) FROM moved_sites), (SELECT count(*) FROM moved_sectors), (SELECT count(*) FROM joined_sectors WHERE itself)
  INTO sites, moved, joined;

  UPDATE industries SET merged_into_id = p_into, active = false WHERE id = p_from OR merged_into_id = p_from;
END $$;

REVOKE EXECUTE ON FUNCTION merge_sectors(uuid, uuid), merge_industries(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION merge_sectors(uuid, uuid), merge_industries(uuid, uuid) TO gatehouse_app;

-- A file that a colleague gave, and what came of it. What was shown is what is applied: `digest` stands for all that the
-- lines below say, and a confirmation names it.
CREATE TABLE catalogue_imports (
  id         uuid NOT NULL DEFAULT new_id(),
  staff_id   uuid NOT NULL,
  file_name  text,
  csv        text NOT NULL,
  digest     text NOT NULL,
  counts     jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  judged_at  timestamptz(3) NOT NULL DEFAULT now(),
  applied_at timestamptz(3),
  applied_by uuid,
  CONSTRAINT catalogue_imports_pkey PRIMARY KEY (id),
  CONSTRAINT catalogue_imports_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT catalogue_imports_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES staff_members (user_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT catalogue_imports_applied_check CHECK ((applied_at IS NULL) = (applied_by IS NULL))
);
CREATE INDEX catalogue_imports_created_at_idx ON catalogue_imports (created_at); -- the sweep of old ones

CREATE TYPE catalogue_verdict AS ENUM ('create', 'change', 'unchanged', 'refused');

CREATE TABLE catalogue_import_lines (
  import_id uuid NOT NULL,
  line      integer NOT NULL,
  verdict   catalogue_verdict NOT NULL,
  industry  text NOT NULL,
  sector    text NOT NULL,
  effects   jsonb NOT NULL DEFAULT '[]',
  reason    jsonb,
  CONSTRAINT catalogue_import_lines_pkey PRIMARY KEY (import_id, line),
  CONSTRAINT catalogue_import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES catalogue_imports (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT catalogue_import_lines_reason_check CHECK ((verdict = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX catalogue_import_lines_import_id_verdict_line_idx ON catalogue_import_lines (import_id, verdict, line);

-- No tenant in them, and no tenant may look.
ALTER TABLE catalogue_imports ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff ON catalogue_imports TO gatehouse_app USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff');
CREATE POLICY system ON catalogue_imports TO gatehouse_worker USING (ctx() = 'system') WITH CHECK (ctx() = 'system');
ALTER TABLE catalogue_import_lines ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff ON catalogue_import_lines TO gatehouse_app USING (ctx() = 'staff') WITH CHECK (ctx() = 'staff');
GRANT SELECT, INSERT, UPDATE ON catalogue_imports TO gatehouse_app;
GRANT SELECT, INSERT, DELETE ON catalogue_import_lines TO gatehouse_app;
GRANT SELECT, DELETE ON catalogue_imports TO gatehouse_worker;
