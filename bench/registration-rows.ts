import type pg from 'pg'

// Registrations as a house of this kind has them after two years: most have ended, some two thousand wait in each stage.

const STATUS = `CASE WHEN n % 100 < 84 THEN 'customer_created' WHEN n % 100 < 90 THEN 'rejected' WHEN n % 100 < 96 THEN 'cancelled'
  ELSE (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'])[1 + n / 100 % 5] END`
/** The stages that a registration went through, by where it is; what ended went as far as its number says. */
const WAY = `CASE WHEN status = 'customer_created' THEN ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created']
  WHEN status IN ('rejected', 'cancelled') THEN (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed'])[1:1 + n % 4] || ARRAY[status]
  ELSE (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'])[1:1 + n / 100 % 5] END`

/**
 * Fills the pipeline up to so many registrations with their events, in one go: what judges each row is switched off
 * meanwhile, because a bench that asked it would measure the filling.
 *
 * @param events how many of the newest registrations get their whole history
 */
export async function fillRegistrations(owner: pg.Client, from: number, to: number, events: number): Promise<void> {
  await owner.query(`
    ALTER TABLE registrations DISABLE TRIGGER USER;
    ALTER TABLE registration_events DISABLE TRIGGER USER;
    ALTER TABLE registrations DROP CONSTRAINT IF EXISTS registrations_customer_check;
    INSERT INTO registrations (door, status, furthest, plan_id, full_name, email, phone, address, city, utm_source, created_at, updated_at, entered_at, due_at, due_soon_at, tags)
      SELECT 'staff', status::registration_status, coalesce(nullif(nullif(way[cardinality(way)], 'rejected'), 'cancelled'), way[cardinality(way) - 1])::registration_status, p.id,
        (ARRAY['Ada', 'Budi', 'Citra', 'Dewi', 'Eka', 'Farid', 'Gita', 'Hadi', 'Indah', 'Joko'])[1 + n % 10] || ' ' || (ARRAY['Santoso', 'Wijaya', 'Halim', 'Lestari', 'Nugroho', 'Putri', 'Rahman'])[1 + n / 10 % 7],
        'applicant-' || n || '@example.com', '+62812' || lpad(n::text, 8, '0'), 'Jalan Melati ' || n, (ARRAY['Bogor', 'Bekasi', 'Depok', 'Bandung', 'Cimahi'])[1 + n / 7 % 5],
        CASE n % 4 WHEN 0 THEN 'radio' WHEN 1 THEN 'poster' END, born, born, born, CASE WHEN n % 100 >= 96 THEN born + interval '2 days' END, CASE WHEN n % 100 >= 96 THEN born + interval '1 day' END,
        CASE WHEN n % 50 = 0 THEN ARRAY['fibre'] ELSE '{}' END
      FROM (SELECT n, status, ${WAY} AS way, now() - make_interval(mins => ${to} - n) AS born FROM (SELECT n, ${STATUS} AS status FROM generate_series(${from}, ${to - 1}) n) s) r
      JOIN (SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place, count(*) OVER () AS all_of_them FROM plans WHERE onboarding = 'installed') p ON p.place = n % p.all_of_them;
    INSERT INTO registration_tallies (status, change) SELECT status, count(*) - coalesce((SELECT sum(change) FROM registration_tallies t WHERE t.status = r.status), 0) FROM registrations r GROUP BY status;
    INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, created_at)
      SELECT r.id, e.position, r.way[e.position - 1]::registration_status, e.stage::registration_status, 'system', r.created_at + make_interval(hours => e.position::int)
      FROM (SELECT id, created_at, way FROM (SELECT id, status::text AS status, created_at, replace(split_part(email, '-', 2), '@example.com', '')::int AS n FROM registrations ORDER BY created_at DESC LIMIT ${events}) s
        CROSS JOIN LATERAL (SELECT ${WAY} AS way) w) r
      CROSS JOIN LATERAL unnest(r.way) WITH ORDINALITY AS e (stage, position)
      ON CONFLICT DO NOTHING;
    SET CONSTRAINTS ALL IMMEDIATE;
    ALTER TABLE registrations ENABLE TRIGGER USER;
    ALTER TABLE registration_events ENABLE TRIGGER USER`)
  await owner.query('VACUUM ANALYZE registrations, registration_events, registration_tallies')
}
