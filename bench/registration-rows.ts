import type pg from 'pg'

// Registrations as a house of this kind has them after two years: most have ended, some two thousand wait in each stage.

const STATUS = `CASE WHEN n % 100 < 84 THEN 'customer_created' WHEN n % 100 < 90 THEN 'rejected' WHEN n % 100 < 96 THEN 'cancelled'
  ELSE (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'])[1 + n / 100 % 5] END`
/** The stages that a registration went through, by where it is; what ended went as far as its number says. */
const WAY = `CASE WHEN status = 'customer_created' THEN ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved', 'customer_created']
  WHEN status IN ('rejected', 'cancelled') THEN (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed'])[1:1 + n % 4] || ARRAY[status]
  ELSE (ARRAY['pending_verification', 'verified', 'survey_scheduled', 'survey_completed', 'approved'])[1:1 + n / 100 % 5] END`
// Numbers as people have them: neighbours in time are not neighbours in the book. The factor keeps them all different.
const [FACTOR, SUBSCRIBERS] = [48_271, 100_000_000]

/** The phone number of one of the registrations. */
export const phoneOf = (n: number): string => `+62812${String((n * FACTOR) % SUBSCRIBERS).padStart(8, '0')}`

/** So many colleagues share the work. */
const COLLEAGUES = 12
/** Registrations are made in pieces, so that no statement holds millions of rows. */
const PIECE = 100_000

/** Indexes that are made anew behind the rows, which takes minutes less; one with settings of its own stays as it is. */
const INDEXES = `SELECT i.relname AS name, pg_get_indexdef(x.indexrelid) AS definition FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  WHERE x.indrelid IN ('registrations'::regclass, 'registration_events'::regclass) AND NOT x.indisunique
    AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = x.indexrelid AND a.attstattarget IS NOT NULL)`

/**
 * Fills the pipeline up to so many registrations with their whole histories. Nothing judges the rows meanwhile, because a
 * bench that asked it would measure the filling.
 *
 * @param from how many there are already
 */
export async function fillRegistrations(owner: pg.Client, from: number, to: number): Promise<void> {
  await owner.query(`
    SET session_replication_role = replica;
    ALTER TABLE registrations DROP CONSTRAINT IF EXISTS registrations_customer_check;
    INSERT INTO users (name, email) SELECT 'Colleague ' || n, 'colleague-' || n || '@example.com' FROM generate_series(1, ${COLLEAGUES}) n ON CONFLICT DO NOTHING;
    INSERT INTO staff_members (user_id, role) SELECT id, 'agent' FROM users WHERE email LIKE 'colleague-%' ON CONFLICT DO NOTHING`)
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(INDEXES)
  for (const { name } of indexes) await owner.query(`DROP INDEX ${owner.escapeIdentifier(name)}`)
  for (let start = from; start < to; start += PIECE) await insertPiece(owner, start, Math.min(start + PIECE, to), to)
  await owner.query(`SET maintenance_work_mem = '512MB'`)
  for (const { definition } of indexes) await owner.query(definition)
  await owner.query(`
    INSERT INTO registration_tallies (status, change) SELECT status, count(*) - coalesce((SELECT sum(change) FROM registration_tallies t WHERE t.status = r.status), 0) FROM registrations r GROUP BY status;
    RESET session_replication_role`)
  await owner.query('VACUUM ANALYZE registrations, registration_events, registration_tallies')
}

/** @param to the newest of all comes now, the one before it a minute ago */
const insertPiece = (owner: pg.Client, start: number, end: number, to: number): Promise<unknown> =>
  owner.query(`
    WITH colleagues AS MATERIALIZED (SELECT array_agg(user_id ORDER BY user_id) AS ids FROM staff_members),
    causes AS MATERIALIZED (SELECT array_agg(id ORDER BY position) FILTER (WHERE kind = 'rejected') AS rejected, array_agg(id ORDER BY position) FILTER (WHERE kind = 'cancelled') AS cancelled FROM reasons),
    rows AS MATERIALIZED (
      SELECT new_id() AS id, n, status, ${WAY} AS way, now() - make_interval(mins => ${to} - n) AS born, (SELECT ids FROM colleagues) AS colleagues
      FROM (SELECT n, ${STATUS} AS status FROM generate_series(${start}, ${end - 1}) n) s),
    came AS (
      INSERT INTO registrations (id, door, status, furthest, plan_id, full_name, email, phone, address, city, utm_source, utm_campaign, assignee_id, reason_id, created_at, updated_at, entered_at, due_at, due_soon_at, tags)
      SELECT r.id, 'staff', status::registration_status, coalesce(nullif(nullif(way[cardinality(way)], 'rejected'), 'cancelled'), way[cardinality(way) - 1])::registration_status, p.id,
        (ARRAY['Ada', 'Budi', 'Citra', 'Dewi', 'Eka', 'Farid', 'Gita', 'Hadi', 'Indah', 'Joko'])[1 + n % 10] || ' ' || (ARRAY['Santoso', 'Wijaya', 'Halim', 'Lestari', 'Nugroho', 'Putri', 'Rahman'])[1 + n / 10 % 7],
        'applicant-' || n || '@example.com', '+62812' || lpad((n::bigint * ${FACTOR} % ${SUBSCRIBERS})::text, 8, '0'), 'Jalan Melati ' || n, (ARRAY['Bogor', 'Bekasi', 'Depok', 'Bandung', 'Cimahi'])[1 + n / 7 % 5],
        CASE n % 4 WHEN 0 THEN 'radio' WHEN 1 THEN 'poster' END, CASE n % 8 WHEN 0 THEN 'spring' WHEN 1 THEN 'autumn' END, CASE WHEN n % 10 > 0 THEN colleagues[1 + n / 3 % cardinality(colleagues)] END,
        CASE status WHEN 'rejected' THEN causes.rejected[1 + n / 5 % 4] WHEN 'cancelled' THEN causes.cancelled[1 + n / 5 % 4] END,
        born, born, born, CASE WHEN n % 100 >= 96 THEN born + interval '2 days' END, CASE WHEN n % 100 >= 96 THEN born + interval '1 day' END, CASE WHEN n % 50 = 0 THEN ARRAY['fibre'] ELSE '{}' END
      FROM rows r CROSS JOIN causes JOIN (SELECT id, row_number() OVER (ORDER BY slug) - 1 AS place, count(*) OVER () AS all_of_them FROM plans WHERE onboarding = 'installed') p ON p.place = n % p.all_of_them)
    INSERT INTO registration_events (registration_id, position, from_status, to_status, actor_type, actor_id, reason, created_at)
    SELECT r.id, e.position, r.way[e.position - 1]::registration_status, e.stage::registration_status, CASE WHEN e.position = 1 THEN 'applicant' ELSE 'staff' END::actor_type,
      CASE WHEN e.position > 1 THEN r.colleagues[1 + (r.n / 3 + e.position / 3) % cardinality(r.colleagues)] END, 'bench', r.born + make_interval(mins => (e.position::int - 1) * (20 + r.n % 4001 * 7919 % 4001))
    FROM rows r CROSS JOIN LATERAL unnest(r.way) WITH ORDINALITY AS e (stage, position)`)
