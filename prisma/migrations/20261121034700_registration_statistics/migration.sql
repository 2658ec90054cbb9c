-- How often a city comes is known to the planner only where it is told that somebody will ask for it in small letters.
CREATE STATISTICS registrations_city_stats ON (lower(city)) FROM registrations;
CREATE STATISTICS registrations_name_stats ON (lower(full_name) COLLATE "C") FROM registrations;
