-- Filters of the list that find few among a million, each in the list's own order.
CREATE INDEX installations_priority_created_at_idx ON installations (priority, created_at DESC, id DESC);
CREATE INDEX installations_technician_id_created_at_idx ON installations (technician_id, created_at DESC, id DESC); -- also those without one
