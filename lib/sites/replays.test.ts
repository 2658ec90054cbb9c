import { expect, test } from 'vitest'
import type { AccountActor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { access, account, member, site } from '@/lib/testing/factories'
import { addSectors } from './add-sectors'
import { createSite } from './create-site'
import { revokeAccess } from './revoke-access'

// Keys of commands are the account's, so a colleague may send one again. What was answered then is told only to those
// for whom the site is open now.

const commanded = (actor: AccountActor): { actor: AccountActor; as: (other: AccountActor) => AccountActor } => {
  const command = { scope: `account:${actor.accountId}`, key: newId(), requestHash: 'same' }
  return { actor: { ...actor, command }, as: (other) => ({ ...other, command }) }
}

test('T3-06: a colleague who repeats the command that made a site hears of it only with access', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const input = { name: 'Hidden', domain: `${newId()}.example`, industry: 'technology', sectors: [] }
  const command = commanded(made.owner)
  const { result } = await createSite(command.actor, input)
  await expect(createSite(command.as(editor), input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await access(made, result, editor)
  expect(await createSite(command.as(editor), input)).toEqual({ replayed: true, result })
})

test('T3-06: with access taken away, a repeated add of sectors finds no site', async () => {
  const made = await account({ plan: 'growth' })
  const editor = await member(made, 'editor')
  const shop = await site(made)
  await access(made, shop, editor)
  const command = commanded(editor)
  const input = { id: shop.id, sectors: [{ sector: 'testing-and-quality' }] }
  const first = await addSectors(command.actor, input)
  expect(await addSectors(command.actor, input)).toEqual({ ...first, replayed: true })
  await revokeAccess(made.owner, { sites: [shop.id], people: [editor.userId ?? ''] })
  await expect(addSectors(command.actor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
