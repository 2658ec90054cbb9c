import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/core/actor'
import { inStaff, type Tx } from '@/lib/core/db'
import { conflict, notFound, refusedBy, type AppError } from '@/lib/core/errors'
import { tidyLine } from '@/lib/core/unicode'
import { templates as say } from '@/lib/messages/en/templates'
import { approvedIn } from './approved-schema'
import { builtInWording, toWording, type Wording } from './wording'
import type { restoreWordingBody, saveWordingBody, WhichText } from './wording-schema'

/** Which text was saved, and the number that it got. */
export type SavedWording = WhichText & { version: number }

/**
 * New words for a message, as the next version. Of two who write at the same time one is told; the database judges.
 *
 * @throws NOT_FOUND when the message does not go out by that channel; CONFLICT when there is a newer version than the one seen.
 */
export const saveWording = (actor: StaffActor, { template, channel, locale, subject, body, seen, ...approved }: z.output<typeof saveWordingBody>): Promise<SavedWording> =>
  inStaff(actor, (tx) =>
    write(tx, actor, { template, channel, locale }, seen, channel === 'email' ? { subject: tidyLine(subject), body } : { subject: '', body, approved: approvedIn(approved) }),
  )

/**
 * Takes an old version again, by making it the newest; version 0 stands for the words of the house.
 *
 * @throws NOT_FOUND when there is no such version; CONFLICT as `saveWording`.
 */
export const restoreWording = (actor: StaffActor, { version, seen, ...which }: z.output<typeof restoreWordingBody>): Promise<SavedWording> =>
  inStaff(actor, async (tx) => {
    const stored = version === 0 ? null : await tx.messageTemplate.findUnique({ where: { template_channel_locale_version: { ...which, version } } })
    const old = version === 0 ? builtInWording(which.template, which.channel) : stored && toWording(stored)
    if (!old) throw notFound('This version')
    return write(tx, actor, which, seen, old, version)
  })

async function write(tx: Tx, actor: StaffActor, which: WhichText, seen: number, words: Wording, restored?: number): Promise<SavedWording> {
  const { template, channel, locale } = which
  if (!builtInWording(template, channel)) throw notFound('This text')
  const newest = await tx.messageTemplate.aggregate({ where: which, _max: { version: true } })
  const live = newest._max.version ?? 0
  if (live !== seen) throw changed(live)
  const { subject, body, approved } = words
  const data = { ...which, subject, body, ...(approved && { approvedName: approved.name, approvedLanguage: approved.language, approvedVariables: approved.variables }) }
  await tx.messageTemplate.create({ data: { ...data, version: seen + 1, createdBy: actor.userId } }).catch(refusedBy({ message_templates_pkey: () => changed(seen + 1) }))
  await record(tx, actor, 'template.changed', { type: 'template', id: null, accountId: null }, { template, channel, locale, version: seen + 1, ...(restored !== undefined && { restored }) })
  return { ...which, version: seen + 1 }
}

const changed = (live: number): AppError => conflict(say.errors.changed(live), { details: { live_version: live } })
