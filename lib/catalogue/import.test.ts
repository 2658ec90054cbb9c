import { expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { applyImport } from './apply-import'
import { changeEntry } from './change-entry'
import { createIndustry } from './create-entry'
import { exportCatalogue } from './export-catalogue'
import { getImport, latestImports } from './import-queries'
import { mergeEntry } from './merge-entry'
import { previewImport } from './preview-import'
import { industryWithSectors, listIndustries } from './queries'

const admin = await staff('admin')
const HEAD = 'industry_slug,industry_name,sector_slug,sector_name'

const rows = async () =>
  (await sql<{ row: string }>('owner', `SELECT i.slug || i.name || i.position || i.active || coalesce(s.slug || s.name || s.position || s.active, '') AS row
    FROM industries i LEFT JOIN sectors s ON s.industry_id = i.id AND s.merged_into_id IS NULL WHERE i.merged_into_id IS NULL ORDER BY 1`)).map(({ row }) => row)
const preview = async (csv: string, actor: StaffActor = admin) => (await previewImport(actor, { csv, file_name: undefined })).result
const page = { limit: 25 }

test('what an export says changes nothing when it comes back, line by line', async () => {
  await createIndustry(admin, { name: '=Sum & "Co"; ’n more' })
  await changeEntry(admin, { industry: 'gaming', active: false })
  await mergeEntry(admin, { industry: 'music', into: 'arts-and-crafts' })
  const before = await rows()
  const text = await exportCatalogue(admin)
  const { id, digest, counts } = await preview(text)
  expect(counts).toEqual({ create: 0, change: 0, unchanged: text.trim().split('\r\n').length - 1, refused: 0 })
  await applyImport(admin, { id, digest })
  expect(await rows()).toEqual(before)
  expect(await exportCatalogue(admin)).toBe(text)
})

test('the preview changes nothing; applying does what it showed, once, however often', async () => {
  const before = await rows()
  const { id, digest, counts } = await preview(`${HEAD}\nbars,Bars,taps,Taps\nbars,,wine,Wine Bars\nfitness,Fitness and Gyms,,\nBad Slug,x,,`)
  expect(counts).toEqual({ create: 2, change: 1, unchanged: 0, refused: 1 })
  expect(await rows()).toEqual(before)

  const results = await Promise.all([applyImport(admin, { id, digest }), applyImport(admin, { id, digest }), applyImport(admin, { id, digest })])
  expect(results.map(({ counts: done }) => done)).toEqual([counts, counts, counts])
  expect(new Set(results.map(({ appliedAt }) => appliedAt.toISOString())).size).toBe(1)
  expect(await industryWithSectors('bars')).toEqual({ slug: 'bars', name: 'Bars', sectors: [{ slug: 'taps', name: 'Taps' }, { slug: 'wine', name: 'Wine Bars' }] })
  expect(await sql('owner', `SELECT data FROM audit_entries WHERE action = 'catalogue.imported' AND subject_id = $1`, [id])).toEqual([{ data: counts }])
  expect((await latestImports(admin))[0]).toMatchObject({ id, counts, appliedAt: expect.any(Date), byName: 'Staff admin' })
})

test('a file is carried out as it was shown, or not at all', async () => {
  const first = await preview(`${HEAD}\nlegal,Law,,\ncellars,Cellars,,`)
  await changeEntry(admin, { industry: 'legal', name: 'Lawyers' })
  const before = await rows()
  await expect(applyImport(admin, first)).rejects.toMatchObject({ code: 'STATUS_CHANGED' })
  expect(await rows()).toEqual(before)
  // The preview shows what would happen now, and only who has seen that can confirm it.
  const shown = await getImport(admin, first.id, page)
  expect(shown.lines[0]?.effects).toEqual([{ of: 'industry', does: 'change', change: { name: ['Lawyers', 'Law'] } }])
  await expect(applyImport(admin, first)).rejects.toMatchObject({ code: 'STATUS_CHANGED' })
  await applyImport(admin, { id: first.id, digest: shown.digest })
  expect((await listIndustries()).find(({ slug }) => slug === 'legal')?.name).toBe('Law')
})

test('a change elsewhere in the catalogue does not stand in the way', async () => {
  const { id, digest } = await preview(`${HEAD}\npharmacy,Pharmacies,,`)
  await changeEntry(admin, { industry: 'energy', active: false })
  expect(await applyImport(admin, { id, digest })).toMatchObject({ counts: { change: 1 } })
})

test('the lines of a preview come in pages, by verdict', async () => {
  const { id } = await preview(`${HEAD}\n${Array.from({ length: 60 }, (_, n) => `page-${n},Page ${n},,`).join('\n')}\nno slug,,,\ngarden,,,`)
  const first = await getImport(admin, id, page)
  const second = await getImport(admin, id, { ...page, cursor: first.nextCursor ?? '' })
  const third = await getImport(admin, id, { ...page, cursor: second.nextCursor ?? '' })
  expect([first, second, third].flatMap(({ lines }) => lines.map(({ line }) => line))).toEqual(Array.from({ length: 61 }, (_, n) => n + 2))
  expect(third.nextCursor).toBeNull()
  expect((await getImport(admin, id, { ...page, verdict: 'refused' })).lines).toMatchObject([{ line: 62, reason: { code: 'cell', column: 'industry_slug' } }])
  expect((await getImport(admin, id, { ...page, verdict: 'unchanged' })).lines).toMatchObject([{ line: 63, industry: 'garden' }])
  await expect(getImport(admin, id, { ...page, cursor: 'x' })).rejects.toMatchObject({ code: 'VALIDATION' })
  await expect(getImport(admin, admin.userId, page)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('an export makes the same of an empty catalogue', async () => {
  const text = await exportCatalogue(admin)
  const before = await rows()
  await sql('owner', 'TRUNCATE site_sectors, sites, sectors, industries CASCADE')
  const { id, digest } = await preview(text)
  await applyImport(admin, { id, digest })
  expect(await rows()).toEqual(before)
  expect(await exportCatalogue(admin)).toBe(text)
})

test('a file of 20 000 lines is shown and carried out within seconds', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `big-${n % 200},Big ${n % 200},s-${n},Sector ${n}`)
  const start = Date.now()
  const { id, digest, counts } = await preview(`${HEAD}\n${lines.join('\n')}`)
  expect(counts).toEqual({ create: 20_000, change: 0, unchanged: 0, refused: 0 })
  await applyImport(admin, { id, digest })
  expect(Date.now() - start).toBeLessThan(15_000)
  expect(await sql('owner', `SELECT count(*)::int AS sectors FROM sectors s JOIN industries i ON i.id = s.industry_id WHERE i.slug LIKE 'big-%'`)).toEqual([{ sectors: 20_000 }])
}, 30_000)
