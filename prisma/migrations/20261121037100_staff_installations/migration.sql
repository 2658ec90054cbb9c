-- The installations as staff and the house itself look through them; see staff_registrations for the reason: by state,
-- by technician, by due time and by search a million rows are read through their indexes.
CREATE VIEW staff_installations AS SELECT * FROM installations WHERE ctx() IN ('staff', 'system');
GRANT SELECT ON staff_installations TO gatehouse_app, gatehouse_worker;
