import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { hashRequest } from '@/lib/core/once'
import { everything, sql } from '@/lib/testing/database'
import { access, account, member, site } from '@/lib/testing/factories'
import { onLimits } from '@/lib/testing/plan-limits'
import { failingAfter, Injected, statementsOf } from '@/lib/testing/statements'
import { archiveSite } from './archive-site'
import { createSite } from './create-site'
import { getSite } from './queries'
import { createSiteSchema, type CreateSite } from './schema'
import { outcomes, times } from './testing'

const input = (more: Partial<CreateSite> = {}): CreateSite => ({ name: 'Shop', domain: `${newId()}.example`, industry: 'technology', sectors: [], ...more })
const countOf = async (accountId: string) => Number((await sql('owner', 'SELECT count(*) FROM sites WHERE account_id = $1', [accountId]))[0]?.count)
const command = (accountId: string, key: string, request: unknown) => ({ scope: `account:${accountId}`, key, requestHash: hashRequest(request) })

test('T3-04 T3-06: a site is made with its industry, its sectors, its maker’s access and a line in the history', async () => {
  const { owner } = await account({ plan: 'growth' })
  const { result } = await createSite(owner, input({ name: 'Bücher', domain: 'xn--bcher-kva.example', sectors: ['web-development', 'mobile-apps'] }))

  expect(await getSite(owner, result.id)).toMatchObject({
    slug: 'bucher',
    name: 'Bücher',
    domain: 'xn--bcher-kva.example',
    status: 'active',
    verifiedAt: null,
    industry: { slug: 'technology', name: 'Technology', offered: true },
    sectors: [
      { sector: 'web-development', name: 'Web Development' },
      { sector: 'mobile-apps', name: 'Mobile Apps' },
    ],
    sectorPlaces: { limit: 5, used: 2 },
    beyondPlan: false,
  })
  expect(await sql('owner', 'SELECT user_id, granted_by FROM site_access WHERE site_id = $1', [result.id])).toEqual([{ user_id: owner.userId, granted_by: owner.userId }])
  expect(await sql('owner', 'SELECT action, actor_id, data FROM audit_entries WHERE subject_id = $1', [result.id])).toEqual([
    {
      action: 'site.created',
      actor_id: owner.userId,
      data: { name: 'Bücher', domain: 'xn--bcher-kva.example', slug: 'bucher', industry: 'technology', sectors: ['web-development', 'mobile-apps'] },
    },
  ])
})

test('T3-06: an editor can open the site they made, and no other; a key makes sites that belong to nobody in particular', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const own = await site(made, { by: editor })
  const other = await site(made)
  expect(await getSite(editor, own.id)).toMatchObject({ id: own.id })
  await expect(getSite(editor, other.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const key = { ...made.owner, type: 'api_key' as const, userId: null, role: 'admin' as const }
  const byKey = await site(made, { by: key })
  expect(await getSite(key, byKey.id)).toMatchObject({ id: byKey.id })
  expect(await sql('owner', 'SELECT 1 FROM site_access WHERE site_id = $1', [byKey.id])).toEqual([])
})

test('T3-05 SITE-2: 50 parallel adds stop at the plan; every other one says the limit and the use', async () => {
  const { owner, accountId } = await account({ plan: 'growth' })
  const { passed, refused } = await outcomes(times(50, () => createSite(owner, input())))

  expect(passed).toBe(5)
  expect(refused).toEqual(times(45, () => expect.objectContaining({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 5, used: 5 } })))
  expect(await countOf(accountId)).toBe(5)
})

test('T3-05: without a limit there is none; a plan without sites has none', async () => {
  const unlimited = await account({ plan: 'growth' })
  await onLimits(unlimited, { sites: null, sectors: null })
  expect(await outcomes(times(12, () => createSite(unlimited.owner, input())))).toEqual({ passed: 12, refused: [] })

  const chat = await account({ plan: 'standard' })
  await expect(createSite(chat.owner, input())).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 0, used: 0 } })
})

test('T3-05: the database’s own judgement at commit is told like the use case’s', async () => {
  const made = await account({ plan: 'free' })
  // A second site slips in behind the count.
  await sql('owner', `CREATE FUNCTION slip_in() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
    IF NEW.name = 'Shop' THEN INSERT INTO sites (account_id, industry_id, name, domain, slug) VALUES (NEW.account_id, NEW.industry_id, 'x', 'x.' || NEW.domain, 'x'); END IF;
    RETURN NULL; END $$`)
  await sql('owner', 'CREATE TRIGGER slip_in AFTER INSERT ON sites FOR EACH ROW EXECUTE FUNCTION slip_in()')
  await expect(createSite(made.owner, input())).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sites', limit: 1, used: 0 } })
  await sql('owner', 'DROP FUNCTION slip_in() CASCADE')
  expect(await countOf(made.accountId)).toBe(0)
})

test('T3-12: 20 parallel equal names all get an address of their own, also those without a letter', async () => {
  const made = await account({ plan: 'scale' })
  const named = await Promise.all(times(20, () => site(made, { name: 'Winter Café' })))
  expect(new Set(named.map(({ slug }) => slug)).size).toBe(20)
  expect(named.map(({ slug }) => slug)).toContain('winter-cafe')
  const pictures = await Promise.all(times(20, () => site(made, { name: '🎉' })))
  expect(new Set(pictures.map(({ slug }) => slug)).size).toBe(20)
  expect((await site(made, { name: 'New' })).slug).toBe('new-2')
})

test('T3-04: an industry that is unknown, or not offered any more, is refused at its field', async () => {
  const made = await account({ plan: 'growth' })
  await expect(createSite(made.owner, input({ industry: 'no-such' }))).rejects.toMatchObject({ code: 'VALIDATION', fields: { industry: [expect.any(String)] } })
  expect(createSiteSchema.safeParse({ name: 'Shop', domain: 'shop.example' }).error?.issues[0]?.path).toEqual(['industry'])

  const kept = await site(made, { industry: 'education' })
  await sql('owner', `UPDATE industries SET active = false WHERE slug = 'education'`)
  await expect(createSite(made.owner, input({ industry: 'education' }))).rejects.toMatchObject({ code: 'VALIDATION', fields: { industry: [expect.any(String)] } })
  expect(await getSite(made.owner, kept.id)).toMatchObject({ industry: { slug: 'education', offered: false } })
  await sql('owner', `UPDATE industries SET active = true WHERE slug = 'education'`)
})

test('T3-05: a sector of another industry, one that is switched off, one named twice, and too many', async () => {
  const { owner, accountId } = await account({ plan: 'free' })
  await sql('owner', `UPDATE sectors SET active = false WHERE slug = 'computer-repair'`)
  for (const sectors of [['clinical-studies'], ['computer-repair'], ['web-development', 'web-development']]) {
    await expect(createSite(owner, input({ sectors })), String(sectors)).rejects.toMatchObject({ code: 'VALIDATION', fields: { sectors: [expect.any(String)] } })
  }
  await sql('owner', `UPDATE sectors SET active = true WHERE slug = 'computer-repair'`)
  await expect(createSite(owner, input({ sectors: ['web-development', 'mobile-apps'] }))).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { what: 'sectors', limit: 1, used: 0 } })
  expect(await countOf(accountId)).toBe(0)
})

test('a domain of the account is refused and named, also an archived one; to whom the site is hidden it is not named', async () => {
  const made = await account({ plan: 'growth' })
  const first = await site(made)
  const again = input({ domain: first.domain })
  await expect(createSite(made.owner, again)).rejects.toMatchObject({ code: 'CONFLICT', fields: { domain: [expect.any(String)] }, details: { id: first.id, slug: first.slug, archived: false } })
  await archiveSite(made.owner, first)
  await expect(createSite(made.owner, again)).rejects.toMatchObject({ code: 'CONFLICT', details: { id: first.id, archived: true } })

  const editor = await member(made, 'editor')
  const refusal = await createSite(editor, again).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'CONFLICT', fields: { domain: ['A site of this account has this domain already'] }, details: undefined })
  await access(made, first, editor)
  await expect(createSite(editor, again)).rejects.toMatchObject({ details: { id: first.id } })
})

test('20 parallel sites of one domain: one is made, the others hear of it', async () => {
  const { owner } = await account({ plan: 'scale' })
  const { passed, refused } = await outcomes(times(20, () => createSite(owner, input({ domain: 'same.example' }))))
  expect(passed).toBe(1)
  expect(refused).toEqual(times(19, () => expect.objectContaining({ code: 'CONFLICT' })))
})

test('a domain may stand in two accounts until one of them has proved that it is theirs', async () => {
  const [first, second] = [await account(), await account({ plan: 'growth' })]
  const held = await site(first, { domain: 'proved.example' })
  await site(second, { domain: 'unproved.example' })
  await sql('owner', `UPDATE sites SET verified_at = now(), verified_by = 'dns' WHERE id = $1`, [held.id])
  await expect(createSite(second.owner, input({ domain: 'proved.example' }))).rejects.toMatchObject({ code: 'DOMAIN_TAKEN', fields: { domain: [expect.any(String)] } })
  await archiveSite(first.owner, held)
  await expect(createSite(second.owner, input({ domain: 'proved.example' }))).resolves.toMatchObject({ replayed: false })
})

test('the same command makes one site, also 20 times at once; for another site its key is refused', async () => {
  const { owner, accountId } = await account({ plan: 'growth' })
  const wanted = input()
  const actor = { ...owner, command: command(accountId, newId(), wanted) }
  const answers = await Promise.all(times(20, () => createSite(actor, wanted)))
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
  for (const { result } of answers) expect(result).toEqual(answers[0]?.result)
  expect(await countOf(accountId)).toBe(1)
  const other = { ...actor, command: command(accountId, actor.command.key, 'another') }
  await expect(createSite(other, input())).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
})

test('T3-06: broken off after any statement, no row of the site, its sectors, its access or its address is left', async () => {
  const { owner, accountId } = await account({ plan: 'growth' })
  const order = (): [typeof owner, CreateSite] => {
    const wanted = input({ sectors: ['web-development'] })
    return [{ ...owner, command: command(accountId, newId(), wanted) }, wanted]
  }
  const { statements } = await statementsOf(() => createSite(...order()))
  expect(statements.length).toBeGreaterThan(8)
  const before = await everything()
  const wanted = order()
  for (const done of statements.keys()) {
    await expect(failingAfter(done, () => createSite(...wanted)), `after ${done}`).rejects.toThrow(Injected)
    expect(await everything(), `after ${done}: ${statements[done]?.slice(0, 60)}`).toEqual(before)
  }
  expect(await createSite(...wanted)).toMatchObject({ replayed: false })
})
