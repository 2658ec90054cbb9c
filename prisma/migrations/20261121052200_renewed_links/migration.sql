-- The link of an application is derived, not stored. Where one of its addresses was wrong, whoever reads that address has
-- the link: the next version of it makes all earlier ones dead.
ALTER TABLE registrations ADD COLUMN link_version integer NOT NULL DEFAULT 0;
