-- Every order and every filter of the list of registrations ends in an index, so that a million rows page like a thousand.

CREATE INDEX registrations_entered_at_idx ON registrations (entered_at, id); -- the longest waiting first, whatever the stage
-- What has no clock comes last; also late and due soon.
DROP INDEX registrations_due_at_idx;
CREATE INDEX registrations_due_at_idx ON registrations ((coalesce(due_at, 'infinity'::timestamptz)), id);
-- By name, in the order of code points, which also finds the names that begin with one or two letters.
CREATE INDEX registrations_name_idx ON registrations ((lower(full_name) COLLATE "C"), id);

DROP INDEX registrations_plan_id_idx;
CREATE INDEX registrations_plan_id_created_at_idx ON registrations (plan_id, created_at DESC, id DESC);
CREATE INDEX registrations_door_created_at_idx ON registrations (door, created_at DESC, id DESC);
CREATE INDEX registrations_utm_source_idx ON registrations (utm_source, created_at DESC, id DESC) WHERE utm_source IS NOT NULL;
CREATE INDEX registrations_utm_campaign_idx ON registrations (utm_campaign, created_at DESC, id DESC) WHERE utm_campaign IS NOT NULL;
CREATE INDEX registrations_furthest_created_at_idx ON registrations (furthest, created_at DESC);
CREATE INDEX registrations_nobodys_idx ON registrations (created_at DESC, id DESC) WHERE assignee_id IS NULL; -- nobody's yet
CREATE INDEX registrations_merged_into_id_idx ON registrations (merged_into_id) WHERE merged_into_id IS NOT NULL; -- what was merged into this one
