-- What an ended registration says of why it ended is never lost: a reason that was given stays, and can only be retired.
ALTER TABLE registrations
  DROP CONSTRAINT registrations_reason_id_fkey,
  ADD CONSTRAINT registrations_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES reasons (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX registrations_reason_id_idx ON registrations (reason_id) WHERE reason_id IS NOT NULL; -- whether a reason was given, asked when one is deleted

-- Who of the agents has least to do: their open registrations are counted, not all that they ever had.
CREATE INDEX registrations_assignee_id_open_idx ON registrations (assignee_id)
  WHERE assignee_id IS NOT NULL AND status IN ('pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved');
