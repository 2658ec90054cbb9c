import { expect, test } from 'vitest'
import { call, staffKey } from '@/lib/testing/requests'
import { staff } from '@/lib/testing/factories'
import { sql } from '@/lib/testing/database'
import { GET as exportFile } from './export/route'
import { GET as lookAt } from './imports/[id]/route'
import { POST as apply } from './imports/[id]/apply/route'
import { POST as preview } from './imports/route'
import { GET as getIndustry, PATCH as changeIndustry } from './industries/[industry]/route'
import { POST as mergeIndustry } from './industries/[industry]/merge/route'
import { POST as mergeSector } from './industries/[industry]/sectors/[sector]/merge/route'
import { GET as getSector, PATCH as changeSector } from './industries/[industry]/sectors/[sector]/route'
import { GET as listSectors, POST as addSector } from './industries/[industry]/sectors/route'
import { GET as listIndustries, POST as addIndustry } from './industries/route'

const admin = await staffKey(await staff('admin'), ['catalogue:read', 'catalogue:manage'])
const agent = await staffKey(await staff('agent'), ['catalogue:read', 'catalogue:manage'])
const technician = await staffKey(await staff('technician'), ['catalogue:read', 'catalogue:manage'])

const path = '/api/admin/catalogue'
const post = (bearer: string, body: unknown, params = {}) => ({ method: 'POST', bearer, body, params })
const json = async (answer: Promise<Response>) => {
  const response = await answer
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('colleagues who help customers may look at the catalogue, only an admin changes it, a technician does neither', async () => {
  const statuses = async (bearer: string) => [
    (await call(listIndustries, `${path}/industries`, { bearer })).status,
    (await call(exportFile, `${path}/export`, { bearer })).status,
    (await call(addIndustry, `${path}/industries`, post(bearer, {}))).status,
    (await call(changeIndustry, `${path}/industries/gaming`, { ...post(bearer, { place: 0 }, { industry: 'gaming' }), method: 'PATCH' })).status,
    (await call(preview, `${path}/imports`, post(bearer, {}))).status,
  ]
  expect(await statuses(technician)).toEqual([403, 403, 403, 403, 403])
  expect(await statuses(agent)).toEqual([200, 200, 403, 403, 403])
  expect(await statuses(admin)).toEqual([200, 200, 400, 400, 400])
})

test('an industry and its sectors by the API: added, found, changed, merged, and what took their place', async () => {
  expect(await json(call(addIndustry, `${path}/industries`, post(admin, { name: 'Boats' })))).toEqual({ status: 201, body: { slug: 'boats', name: 'Boats', active: true, merged_into: null } })
  expect(await json(call(addIndustry, `${path}/industries`, post(admin, { name: 'Boats' })))).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT', fields: { slug: expect.anything() } } } })
  for (const name of ['Sails', 'Hulls']) await call(addSector, `${path}/industries/boats/sectors`, post(admin, { name }, { industry: 'boats' }))
  expect(await json(call(listSectors, `${path}/industries/boats/sectors?q=sai`, { bearer: agent, params: { industry: 'boats' } }))).toMatchObject({ status: 200, body: { data: [{ slug: 'sails', sites: 0 }], next_cursor: null } })
  expect((await call(listSectors, `${path}/industries/none/sectors`, { bearer: agent, params: { industry: 'none' } })).status).toBe(404)
  expect(await json(call(listIndustries, `${path}/industries?q=hulls`, { bearer: agent }))).toMatchObject({ body: { data: [{ slug: 'boats', sectors: 2 }] } })

  const sails = { industry: 'boats', sector: 'sails' }
  expect(await json(call(changeSector, path, { ...post(admin, { name: 'Sailing', active: false, place: 2 }, sails), method: 'PATCH' }))).toEqual({ status: 200, body: { slug: 'sails', name: 'Sailing', active: false, merged_into: null } })
  expect(await json(call(mergeSector, path, post(admin, { into: 'hulls' }, sails)))).toEqual({ status: 200, body: { merged: true, sites: 0, sectors_moved: 0, sectors_joined: 0 } })
  expect(await json(call(getSector, path, { bearer: agent, params: sails }))).toMatchObject({ body: { slug: 'sails', active: false, merged_into: 'hulls', sectors: null } })
  expect(await json(call(mergeIndustry, path, post(admin, { into: 'travel' }, { industry: 'boats' })))).toEqual({ status: 200, body: { merged: true, sites: 0, sectors_moved: 1, sectors_joined: 0 } })
  expect(await json(call(mergeIndustry, path, post(admin, { into: 'travel' }, { industry: 'boats' })))).toMatchObject({ body: { merged: false } })
  expect(await json(call(getIndustry, path, { bearer: agent, params: { industry: 'boats' } }))).toMatchObject({ body: { active: false, merged_into: 'travel', sectors: 0 } })
  expect(await json(call(listIndustries, `${path}/industries?state=merged`, { bearer: agent }))).toMatchObject({ body: { data: [{ slug: 'boats' }] } })
})

test('an addition that is sent twice under its key is made once', async () => {
  const send = () => call(addIndustry, `${path}/industries`, { ...post(admin, { name: 'Lighthouses' }), headers: { 'idempotency-key': 'lamp' } })
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true'])
  expect(await second.json()).toEqual(await first.json())
})

test('pages of the list follow one another without a gap', async () => {
  const seen: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await json(call(listIndustries, `${path}/industries?limit=20${cursor && `&cursor=${cursor}`}`, { bearer: agent }))
    seen.push(...(body.data as { slug: string }[]).map(({ slug }) => slug))
    cursor = body.next_cursor as string | null
  }
  expect(seen).toEqual((await sql('owner', 'SELECT slug FROM industries WHERE merged_into_id IS NULL ORDER BY position, slug')).map(({ slug }) => slug))
})

test('a file goes out as CSV for spreadsheets, and comes back by a preview that is confirmed as it was shown', async () => {
  const file = await call(exportFile, `${path}/export`, { bearer: agent })
  expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="catalogue.csv"'])
  // Response.text() takes the byte order mark off; the bytes have it.
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  const csv = new TextDecoder().decode(bytes)
  expect(csv.split('\r\n')[0]).toBe('industry_slug,industry_name,industry_position,industry_active,sector_slug,sector_name,sector_position,sector_active')

  const made = await json(call(preview, `${path}/imports`, post(admin, { csv: `${csv}quays,Quays,,,,,,\r\nBad Slug,,,,,,,` })))
  expect(made).toMatchObject({ status: 201, body: { counts: { create: 1, change: 0, refused: 1 }, applied_at: null } })
  const params = { id: String(made.body.id) }
  expect(await json(call(lookAt, `${path}/imports/x?limit=5`, { bearer: admin, params }))).toMatchObject({
    body: { data: [{ verdict: 'create', effects: [expect.stringMatching(/^New industry “Quays” at position \d+$/)], reason: null }, { verdict: 'refused', effects: [], reason: expect.stringContaining('industry_slug') }] },
  })
  expect(await json(call(apply, path, post(admin, { digest: 'f'.repeat(64) }, params)))).toMatchObject({ status: 409, body: { error: { code: 'STATUS_CHANGED' } } })
  expect(await json(call(apply, path, post(admin, { digest: made.body.digest }, params)))).toMatchObject({ status: 200, body: { counts: { create: 1 }, applied_at: expect.any(String) } })
  expect((await call(getIndustry, path, { bearer: agent, params: { industry: 'quays' } })).status).toBe(200)
})

test('a file of megabytes passes, one that is too large is refused with a clear answer', async () => {
  const line = `gaming,Gaming,,,,,,${' '.repeat(80)}\n`
  const csv = `industry_slug,industry_name,industry_position,industry_active,sector_slug,sector_name,sector_position,sector_active\n${line.repeat(20_000)}`
  expect(await json(call(preview, `${path}/imports`, post(admin, { csv })))).toMatchObject({ status: 201, body: { counts: { refused: 19_999, unchanged: 1 } } })
  expect(await json(call(preview, `${path}/imports`, post(admin, { csv: csv.repeat(2) + line.repeat(3_000) })))).toMatchObject({ status: 400, body: { error: { fields: { csv: [expect.any(String)] } } } })
  expect(await json(call(preview, `${path}/imports`, post(admin, { csv: csv.repeat(4) })))).toMatchObject({ status: 413 })
  expect(await json(call(preview, `${path}/imports`, post(admin, { csv: 'a\u0000' })))).toMatchObject({ status: 400, body: { error: { fields: { csv: [expect.stringContaining('UTF-8')] } } } })
})
