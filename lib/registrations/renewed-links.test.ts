import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { inStaff } from '@/lib/core/db'
import { resendDelivery } from '@/lib/deliveries/resend-delivery'
import { valuesOf } from '@/lib/deliveries/word-values'
import type { WordedTemplate } from '@/lib/deliveries/worded-schema'
import { applicant, stranger } from '@/lib/testing/applicants'
import { sql } from '@/lib/testing/database'
import { staff } from '@/lib/testing/factories'
import { changeFields } from './change-fields'
import { moveRegistration } from './move-registration'
import { sendTrackingLink } from './send-tracking-link'
import { tell } from './tell'
import { findTracked } from './tracking'

let agent: StaffActor
beforeAll(async () => {
  agent = await staff('agent')
})

interface Sent {
  id: string
  channel: 'email' | 'whatsapp'
  to: string
  template: WordedTemplate
  payload: object
}
const sentTo = (registrationId: string) => sql<Sent>('owner', 'SELECT id, channel, "to", template, payload FROM deliveries WHERE registration_id = $1 ORDER BY created_at, id', [registrationId])
/** What the link in a message opens with. */
function keyIn({ id, channel, template, payload }: Sent): { token: string; proof: string | undefined } {
  const link = new URL(valuesOf(template, { id, channel, locale: 'en' }, payload).tracking_link ?? '')
  return { token: link.searchParams.get('token') ?? '', proof: link.searchParams.get('proof') ?? undefined }
}
const change = (id: string, fields: object) => changeFields(agent, { id, origin: 'screen', ...fields })
const dead = { code: 'NOT_FOUND' }

test('T1-13: a corrected e-mail address ends every link that was sent before; the new one goes to the addresses that count now', async () => {
  const { id, number, token, asked } = await applicant()
  const before = await sentTo(id)
  const right = `right@${newId()}.example`
  await change(id, { email: right })
  for (const message of before) await expect(findTracked(stranger(), { number, ...keyIn(message) })).rejects.toMatchObject(dead)
  await expect(findTracked(stranger(), { number, token })).rejects.toMatchObject(dead)

  const [onPhone, inMail, ...more] = (await sentTo(id)).slice(before.length)
  expect([onPhone, inMail, more]).toMatchObject([{ to: asked.phone, template: 'tracking-link' }, { to: right, template: 'tracking-link' }, []])
  if (!onPhone || !inMail) throw new Error('no messages')
  // Only who reads the new mailbox may say that it is theirs.
  expect(await findTracked(stranger(), { number, ...keyIn(inMail) })).toMatchObject({ number, canConfirm: true })
  expect(await findTracked(stranger(), { number, ...keyIn(onPhone), proof: keyIn(before[1] ?? inMail).proof })).toMatchObject({ number, canConfirm: false })

  await inStaff(agent, (tx) => tell(tx, 'verified', id))
  const next = (await sentTo(id)).at(-1)
  expect(next && (await findTracked(stranger(), { number, ...keyIn(next) }))).toMatchObject({ number })
})

test('T1-13: so does a corrected phone; each correction ends the links before it', async () => {
  const { id, number } = await applicant()
  const links: string[] = []
  for (const phone of ['+6281290000001', '+6281290000002']) {
    await change(id, { phone, allow_duplicates: 'For a test' })
    links.push(keyIn((await sentTo(id)).at(-1) as Sent).token)
  }
  await expect(findTracked(stranger(), { number, token: links[0] })).rejects.toMatchObject(dead)
  expect(await findTracked(stranger(), { number, token: links[1] })).toMatchObject({ number })
})

test('an address that is added, and whatever is no address, leaves the links alone', async () => {
  const { id, number, token } = await applicant()
  await sql('owner', 'UPDATE registrations SET email = NULL WHERE id = $1', [id])
  const before = await sentTo(id)
  await change(id, { email: `first@${newId()}.example` })
  await change(id, { city: 'Bogor', full_name: 'Another Name' })
  expect(await findTracked(stranger(), { number, token })).toMatchObject({ number })
  expect(await sentTo(id)).toEqual(before)
})

test('a message that is sent again has the link that works, where its address is still right', async () => {
  const { id, number } = await applicant()
  const [onPhone, inMail] = await sentTo(id)
  await change(id, { email: `right@${newId()}.example` })
  await sql('owner', `UPDATE deliveries SET status = 'sent', sent_at = now() WHERE id = ANY($1)`, [[onPhone?.id, inMail?.id]])
  const again = async (delivery: Sent | undefined) => {
    const { result } = await resendDelivery(agent, { id: delivery?.id ?? '' })
    return (await sentTo(id)).find((message) => message.id === result.id) as Sent
  }
  expect(await findTracked(stranger(), { number, ...keyIn(await again(onPhone)) })).toMatchObject({ number })
  await expect(findTracked(stranger(), { number, ...keyIn(await again(inMail)) })).rejects.toMatchObject(dead)
})

test('whoever asks for a link gets that of the application that goes on', async () => {
  const { id, asked } = await applicant()
  const newer = await applicant()
  await moveRegistration(agent, { id: newer.id, to: 'cancelled', expected_status: 'pending_verification', reason: 'For a test', origin: 'screen' })
  await sql('owner', 'UPDATE registrations SET email = $2 WHERE id = $1', [newer.id, asked.email])
  const [mine, theirs] = [await sentTo(id), await sentTo(newer.id)]
  await sendTrackingLink(stranger(), { email: asked.email })
  expect((await sentTo(id)).slice(mine.length)).toMatchObject([{ to: asked.email, template: 'tracking-link' }])
  expect(await sentTo(newer.id)).toEqual(theirs)
})
