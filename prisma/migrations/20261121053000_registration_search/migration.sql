-- A million registrations are searched, narrowed and counted as a thousand are.

-- What tells one registration from all others, in parts of five characters: runs of digits, and what stands before an "@".
-- Parts of three, by which names are found, are the same in every second phone number and in most addresses. Whatever a
-- row's line contains that holds such a run, the row has all parts of it too. Dear to work out, so it is said to be: the
-- index is to be asked, never the function for each row.
CREATE FUNCTION search_parts(line text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 5000 AS $$
  SELECT coalesce(array_agg(DISTINCT substr(run[1], place, 5)), '{}')
  FROM regexp_matches(line, '[0-9]{5,}|[^ ]{4,}@', 'g') AS run, generate_series(1, length(run[1]) - 4) AS place
$$;
-- Without a list of what is still to be sorted in, which every search would have to read.
CREATE INDEX registrations_search_parts_idx ON registrations USING gin (search_parts(search)) WITH (fastupdate = off);
-- Each part is rare, that is all the planner has to know; to look at the parts of a sample would take it half a minute.
ALTER INDEX registrations_search_parts_idx ALTER COLUMN 1 SET STATISTICS 0;
-- How many a word finds is known to a thousandth: from there on a page is found along its order.
ALTER TABLE registrations ALTER COLUMN search SET STATISTICS 1000;

-- With the columns that their expressions are made of, so that rows are counted from the index alone; and those from no
-- city are found too.
DROP INDEX registrations_city_created_at_idx;
CREATE INDEX registrations_city_created_at_idx ON registrations (lower(city), created_at DESC, id DESC) INCLUDE (city); -- by city
DROP INDEX registrations_due_at_idx;
CREATE INDEX registrations_due_at_idx ON registrations ((coalesce(due_at, 'infinity'::timestamptz)), id) INCLUDE (due_at, due_soon_at); -- late and due soon
DROP INDEX registrations_reason_id_idx;
CREATE INDEX registrations_reason_id_idx ON registrations (reason_id, created_at DESC, id DESC) WHERE reason_id IS NOT NULL; -- why they ended; whether a reason was given, asked when one is deleted
