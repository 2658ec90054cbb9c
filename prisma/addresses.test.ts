import { beforeAll, expect, test } from 'vitest'
import { renameAccount } from '@/lib/accounts/rename-account'
import { newId } from '@/lib/core/ids'
import { asApp, sql } from '@/lib/testing/database'
import { account, site, type TestAccount } from '@/lib/testing/factories'

// What the database itself refuses about addresses, tried with plain SQL as the application's own role.

let acme: TestAccount
let globex: TestAccount
const ROOM = '00000000-0000-0000-0000-000000000000'
const later = `old-${newId().slice(-12)}`

beforeAll(async () => {
  acme = await account({ plan: 'growth' })
  globex = await account({ plan: 'growth' })
  // acme.accountSlug is an earlier address from now on.
  await renameAccount(acme.owner, { slug: later })
})

const changes = (text: string, values: unknown[] = [], as: 'account' | 'staff' | 'system' = 'account') =>
  asApp({ as, accountId: globex.accountId }, async (db) => void (await db.query(text, values)))
const refused = (constraint: string) => ({ constraint })
const noRight = { code: '42501' }

test('PROV-6: nobody writes the list of addresses but the database itself, whatever the context', async () => {
  for (const as of ['account', 'staff', 'system'] as const) {
    await expect(changes(`INSERT INTO slugs (scope, slug, account_id, base, ordinal) VALUES ($1, 'mine', $2, 'mine', 1)`, [ROOM, globex.accountId], as)).rejects.toMatchObject(noRight)
    await expect(changes('UPDATE slugs SET account_id = $1 WHERE slug = $2', [globex.accountId, acme.accountSlug], as)).rejects.toMatchObject(noRight)
    await expect(changes('DELETE FROM slugs WHERE slug = $1', [acme.accountSlug], as)).rejects.toMatchObject(noRight)
  }
})

test('PROV-6: an account cannot be given an address that another has or had, nor one past the list', async () => {
  for (const slug of [acme.accountSlug, later]) {
    await expect(changes('UPDATE accounts SET slug = $1 WHERE id = $2', [slug, globex.accountId])).rejects.toMatchObject({ code: '23505' })
  }
  // A free one as well: the present one is not released by it.
  await expect(changes(`UPDATE accounts SET slug = 'round-the-list' WHERE id = $1`, [globex.accountId])).rejects.toMatchObject(refused('slugs_present_key'))
  const insert = `INSERT INTO accounts (id, kind, status, name, slug, door) VALUES ($1, 'personal', 'active', 'Thief', $2, 'web')`
  await expect(changes(insert, [newId(), acme.accountSlug], 'system')).rejects.toMatchObject(refused('slugs_taken'))
})

test('PROV-6: not even the owner of the tables gives an address twice', async () => {
  await expect(sql('owner', `INSERT INTO slugs (scope, slug, account_id, base, ordinal) VALUES ($1, $2, $3, 'x', 1)`, [ROOM, acme.accountSlug, globex.accountId])).rejects.toMatchObject(refused('slugs_pkey'))
  await expect(sql('owner', `INSERT INTO slugs (scope, slug, account_id, base, ordinal) VALUES ($1, 'second', $2, 'second', 1)`, [ROOM, globex.accountId])).rejects.toMatchObject(refused('slugs_present_key'))
})

test('PROV-6: an address moves in its own account’s context and in no other', async () => {
  const move = 'SELECT move_slug($1, NULL, $2, now()) AS "left"'
  await asApp({ as: 'account', accountId: globex.accountId }, async (db) => {
    expect((await db.query(move, [acme.accountId, 'stolen'])).rows).toEqual([{ left: null }])
  })
  for (const as of ['staff', 'system'] as const) await asApp({ as }, async (db) => expect((await db.query(move, [acme.accountId, 'stolen'])).rows).toEqual([{ left: null }]))
  expect(await sql('owner', 'SELECT slug FROM accounts WHERE id = $1', [acme.accountId])).toEqual([{ slug: later }])
})

test('PROV-6: a site’s addresses are its account’s, and an earlier one is not another site’s', async () => {
  const shop = await site(acme, { name: 'Shop' })
  const blog = await site(acme, { name: 'Blog' })
  const inAcme = { as: 'account', accountId: acme.accountId } as const
  await asApp(inAcme, async (db) => void (await db.query('SELECT move_slug($1, $2, $3, now())', [acme.accountId, shop.id, 'store'])))
  await expect(asApp(inAcme, async (db) => void (await db.query('UPDATE sites SET slug = $1 WHERE id = $2', ['shop', blog.id])))).rejects.toMatchObject(refused('slugs_taken'))
  await expect(asApp(inAcme, async (db) => void (await db.query('SELECT move_slug($1, $2, $3, now())', [acme.accountId, blog.id, 'shop'])))).rejects.toMatchObject(refused('slugs_taken'))
  await asApp({ as: 'account', accountId: globex.accountId }, async (db) => {
    expect((await db.query('SELECT move_slug($1, $2, $3, now()) AS "left"', [globex.accountId, shop.id, 'mine'])).rows).toEqual([{ left: null }])
    expect((await db.query('SELECT 1 FROM slugs WHERE site_id = $1', [shop.id])).rows).toEqual([])
  })
})

test('PROV-6: only an account that waits for its money is held for a while', async () => {
  await expect(changes(`UPDATE accounts SET held_until = now() WHERE id = $1`, [globex.accountId])).rejects.toMatchObject(refused('accounts_held_check'))
})
