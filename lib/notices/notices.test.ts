import { expect, test } from 'vitest'
import { inSystem } from '@/lib/core/db'
import { tell } from '@/lib/registrations/tell'
import { newId } from '@/lib/core/ids'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { registration } from '@/lib/testing/registrations'
import { addGroup, changeGroup, pauseGroup, removeGroup } from './groups'
import { listNotices } from './queries'
import { addGroupBody, changeGroupBody, pauseGroupBody, setRulesBody } from './schema'
import { setRules } from './set-rules'

const supervisor = () => staff('supervisor')
const fieldsOf = (input: object) => addGroupBody.safeParse({ name: 'Team', channel: 'email', to: 'team@example.org', ...input }).error?.issues.map(({ path }) => path[0])
let made = 0
async function group(input: { channel?: 'email' | 'whatsapp'; to?: string; city?: string } = {}): Promise<{ id: string; name: string }> {
  const name = `Team ${made++} ${newId()}`
  await addGroup(await supervisor(), addGroupBody.parse({ name, channel: 'email', to: `team-${made}@example.org`, ...input }))
  const found = (await listNotices(await supervisor())).groups.find((row) => row.name === name)
  return { id: found?.id ?? '', name }
}
const rules = async (event: string, role: string | string[] | undefined, chosen: string | string[] | undefined) => setRules(await supervisor(), setRulesBody.parse({ event, role, group: chosen }))
const toldOf = async (event: string) => (await listNotices(await supervisor())).events.find((row) => row.event === event)
const noticesTo = async (registrationId: string) =>
  (await sql<{ to: string }>('owner', `SELECT "to" FROM deliveries WHERE registration_id = $1 AND template = 'staff-notice' ORDER BY "to"`, [registrationId])).map(({ to }) => to)

test('a group’s address is judged by its channel and kept in one form', async () => {
  expect(fieldsOf({ to: '+62 812 345' })).toEqual(['to'])
  expect(fieldsOf({ channel: 'whatsapp' })).toEqual(['to'])
  expect(fieldsOf({ name: ' ' })).toEqual(['name'])
  const { id } = await group({ channel: 'whatsapp', to: '0812-1111-2222', city: ' Bandung ' })
  expect((await listNotices(await supervisor())).groups.find((row) => row.id === id)).toMatchObject({ to: '+6281211112222', city: 'Bandung', active: true, events: 0 })
  // A number that no country gives out looks like one all the same.
  await expect(group({ channel: 'whatsapp', to: '+999 123 456' })).rejects.toMatchObject({ fields: { to: [expect.any(String)] } })
})

test('of two groups with one name the second is told so at its field', async () => {
  const given = addGroupBody.parse({ name: `Twice ${newId()}`, channel: 'email', to: 'twice@example.org' })
  await addGroup(await supervisor(), given)
  await expect(addGroup(await supervisor(), given)).rejects.toMatchObject({ code: 'CONFLICT', fields: { name: [expect.any(String)] } })
})

test('who is told is what was chosen last, and what is chosen is told', async () => {
  const [one, two] = [await group(), await group()]
  await rules('reopened', 'agent', [one.id, two.id])
  expect(await toldOf('reopened')).toMatchObject({ roles: ['agent'], groups: [{ id: one.id }, { id: two.id }] })
  await rules('reopened', undefined, two.id)
  expect(await toldOf('reopened')).toMatchObject({ roles: [], groups: [{ id: two.id }] })
  const id = await registration()
  await inSystem((tx) => tell(tx, 'reopened', id))
  expect(await noticesTo(id)).toHaveLength(1)

  await pauseGroup(await supervisor(), pauseGroupBody.parse({ id: two.id, active: 'false' }))
  const quiet = await registration()
  await inSystem((tx) => tell(tx, 'reopened', quiet))
  expect(await noticesTo(quiet)).toEqual([])
})

test('choosing the same from many screens at once leaves each rule once', async () => {
  const { id } = await group()
  await Promise.all(Array.from({ length: 6 }, () => rules('survey_completed', ['agent', 'supervisor'], id)))
  expect(await sql('owner', `SELECT count(*)::int AS count FROM notice_rules WHERE event = 'survey_completed'`)).toEqual([{ count: 3 }])
})

test('a group that is changed keeps its rules; one that goes takes them along, and cannot be chosen again', async () => {
  const { id, name } = await group()
  await rules('approved', undefined, id)
  await changeGroup(await supervisor(), changeGroupBody.parse({ id, name: `${name}!`, channel: 'email', to: 'New@Example.org', city: '' }))
  expect((await listNotices(await supervisor())).groups.find((row) => row.id === id)).toMatchObject({ name: `${name}!`, to: 'new@example.org', city: null, events: 1 })
  await removeGroup(await supervisor(), { id })
  expect(await toldOf('approved')).toMatchObject({ groups: [] })
  await expect(rules('approved', undefined, id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(removeGroup(await supervisor(), { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const actions = (await sql<{ action: string }>('owner', 'SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY created_at, id', [id])).map(({ action }) => action)
  expect(actions).toEqual(['notice_group.added', 'notice_group.changed', 'notice_group.removed'])
})
