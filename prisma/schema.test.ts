import { readFile, readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import * as enums from '@/lib/generated/prisma/enums'
import { connected, sql } from '@/lib/testing/database'
import { draftSchema } from './draft-schema'

// schema.prisma, the enums in the code and the migrated database say the same; and every table of tenants is bound.

interface Column {
  table: string
  column: string
  type: string
  nullable: string
}

const columnsIn = async (schema: string): Promise<Record<string, string>> => {
  const rows = await sql<Column>('owner', `SELECT table_name AS "table", column_name AS "column", CASE WHEN data_type = 'ARRAY' THEN 'list' ELSE is_nullable END AS nullable,
      CASE data_type WHEN 'USER-DEFINED' THEN udt_name WHEN 'ARRAY' THEN udt_name ELSE data_type END
        || coalesce('(' || coalesce(character_maximum_length, CASE WHEN data_type = 'numeric' THEN numeric_precision * 100 + numeric_scale END)::text || ')', '') AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = $1 AND t.table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`, [schema])
  return Object.fromEntries(rows.map(({ table, column, type, nullable }) => [`${table}.${column}`, `${type} ${nullable}`]))
}

const enumsIn = async (schema: string): Promise<Record<string, string[]>> => {
  const rows = await sql<{ name: string; label: string }>('owner', `SELECT t.typname AS name, e.enumlabel AS label
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = $1 ORDER BY 1, e.enumsortorder`, [schema])
  return Object.fromEntries(Object.entries(Object.groupBy(rows, ({ name }) => name)).map(([name, labels]) => [name, (labels ?? []).map(({ label }) => label)]))
}

test('T1-01: the migrated database has the tables, columns, types and enums of schema.prisma, and no others', async () => {
  const files = (await readdir('prisma/schema')).filter((name) => name.endsWith('.prisma'))
  const models = await Promise.all(files.map(async (name): Promise<[string, string]> => [name, await readFile(`prisma/schema/${name}`, 'utf8')]))
  const draft = await draftSchema(process.env.DATABASE_URL ?? '', models)
  await connected('owner', async (owner) => {
    await owner.query(`CREATE SCHEMA drafted; SET search_path TO drafted, public`)
    await owner.query(draft)
  })

  expect(await columnsIn('public')).toEqual(await columnsIn('drafted'))
  expect(await enumsIn('public')).toEqual(await enumsIn('drafted'))
})

test('T1-01: every enum of the code has the labels of the database, in its order', async () => {
  const snake = (name: string) => name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
  const inCode = Object.fromEntries(Object.entries(enums).map(([name, values]) => [snake(name), Object.values(values)]))
  expect(inCode).toEqual(await enumsIn('public'))
})

test('every table with an account id is bound by row security for web and worker, in reading and in writing', async () => {
  const tables = await sql<{ name: string; column: string; secured: boolean; policies: { name: string; roles: string[]; using: string; check: string }[] }>('owner', `
    SELECT c.relname AS name, a.attname AS "column", c.relrowsecurity AS secured,
      (SELECT coalesce(json_agg(json_build_object('name', p.polname, 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid),
         'roles', (SELECT json_agg(r.rolname ORDER BY r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles))) ORDER BY p.polname), '[]')
       FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND (a.attname = 'account_id' OR (c.relname = 'accounts' AND a.attname = 'id')) AND NOT a.attisdropped ORDER BY 1`)

  expect(tables.length).toBeGreaterThan(20)
  const bound = (name: string, column: string) => `((ctx() = 'account'::text) AND (${column} = ctx_account()))${name ? '' : ''}`
  for (const { name, column, secured, policies } of tables) {
    expect(secured, name).toBe(true)
    expect(policies.map((policy) => policy.name), name).toEqual(['staff', 'system', 'tenant'])
    expect(policies, name).toContainEqual({ name: 'tenant', roles: ['gatehouse_app', 'gatehouse_worker'], using: bound('', column), check: bound('', column) })
    for (const policy of policies.filter(({ name: kind }) => kind !== 'tenant')) {
      expect(policy.using, name).toBe(`(ctx() = '${policy.name}'::text)`)
      expect(policy.check, name).toBe(policy.using)
    }
  }
})

test('the guard above sees a table that somebody forgot to bind', async () => {
  await sql('owner', 'CREATE TABLE forgotten (id uuid, account_id uuid)')
  const [found] = await sql('owner', `SELECT relrowsecurity AS secured FROM pg_class WHERE relname = 'forgotten'`)
  expect(found).toEqual({ secured: false })
  await sql('owner', 'DROP TABLE forgotten')
})

test('no view or function lets web or worker read past row security unless it is one of ours that is meant to', async () => {
  const definers = await sql<{ name: string }>('owner', `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
      AND (has_function_privilege('gatehouse_app', p.oid, 'EXECUTE') OR has_function_privilege('gatehouse_worker', p.oid, 'EXECUTE')) ORDER BY 1`)
  expect(definers.map(({ name }) => name)).toEqual(['auth_api_key', 'auth_session', 'claim_slug', 'enqueue', 'free_lapsed_claims', 'merge_industries', 'merge_sectors', 'move_slug', 'next_slug', 'old_address', 'seller', 'signup_taken', 'site_domain_taken', 'slug_taken'])
  const views = await sql<{ name: string; options: string[] | null }>('owner', `SELECT relname AS name, reloptions AS options FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner WHERE n.nspname = 'public' AND c.relkind = 'v'`)
  expect(views.filter(({ options }) => !options?.includes('security_invoker=true')).map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).toEqual(['staff_installations', 'staff_registration_events', 'staff_registrations'])
})
