import { connection } from 'next/server'
import pg from 'pg'

const shared = globalThis as { barePool?: pg.Pool }
const pool = (shared.barePool ??= new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 }))

/** One prepared query, while a request is answered. */
export async function onePlan(): Promise<{ name: string; slug: string } | undefined> {
  await connection()
  const { rows } = await pool.query<{ name: string; slug: string }>({ name: 'bare', text: 'SELECT name, slug FROM plans WHERE slug = $1', values: ['free'] })
  return rows[0]
}
