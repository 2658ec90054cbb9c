-- Who once made visits and has another role now keeps the row that old bookings point to, and is booked no more.
CREATE OR REPLACE FUNCTION judge_booking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_capacity integer;
  v_zone text := (SELECT time_zone FROM organisation);
BEGIN
  SELECT t.daily_capacity INTO v_capacity FROM technicians t JOIN staff_members s USING (user_id)
    WHERE t.user_id = NEW.technician_id AND (NEW.kind = 'absence' OR (s.active AND s.role = 'technician')) FOR NO KEY UPDATE OF t;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this colleague makes no visits' USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_technician_check';
  END IF;
  IF NEW.kind <> 'absence' AND (SELECT count(*) FROM bookings b WHERE b.technician_id = NEW.technician_id AND b.kind <> 'absence' AND b.released_at IS NULL AND b.id <> NEW.id
      AND b.starts_at >= (date_trunc('day', NEW.starts_at AT TIME ZONE v_zone) AT TIME ZONE v_zone)
      AND b.starts_at < ((date_trunc('day', NEW.starts_at AT TIME ZONE v_zone) + interval '1 day') AT TIME ZONE v_zone)) >= v_capacity THEN
    RAISE EXCEPTION 'the day is full' USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_capacity_check';
  END IF;
  RETURN NEW;
END $$;
