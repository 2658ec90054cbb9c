import { db, type Tx } from '@/lib/core/db'
import type { MessageTemplate } from '@/lib/generated/prisma/client'
import { worded } from '@/lib/messages/en/worded'
import { approvedOf, type ApprovedTemplate } from './approved'
import type { WordedTemplate } from './worded-schema'

/** The channels that messages with editable words go out by. */
export type WordedChannel = 'email' | 'whatsapp'

/** The words of one template for one channel. A subject is used by e-mail only. */
export interface Wording {
  subject: string
  body: string
  /** By WhatsApp only, and only where staff named one: the house has none. */
  approved?: ApprovedTemplate | undefined
}

const builtIn: Readonly<Record<WordedTemplate, Partial<Record<WordedChannel, Wording>>>> = worded

/** What is read of a stored text. */
const WORDING = { subject: true, body: true, approvedName: true, approvedLanguage: true, approvedVariables: true } as const

type StoredWording = Pick<MessageTemplate, keyof typeof WORDING>

/** A stored text as the words that it holds. */
export const toWording = ({ subject, body, ...stored }: StoredWording): Wording => ({ subject, body, approved: approvedOf(stored) })

/** The house's own words; undefined where a template does not take that channel. */
export const builtInWording = (template: WordedTemplate, channel: WordedChannel): Wording | undefined => builtIn[template][channel]

/** The channels that a template takes. */
export const channelsOf = (template: WordedTemplate): WordedChannel[] => (['email', 'whatsapp'] as const).filter((channel) => builtIn[template][channel])

/**
 * The words that count now: the newest of staff's in the reader's language, else the newest of staff's in English, else
 * the house's own. With the language that they are in, so that days and times in them are written in no other.
 *
 * @throws Error where the template does not take that channel.
 */
export async function currentWording(template: WordedTemplate, channel: WordedChannel, locale: string, tx: Pick<Tx, 'messageTemplate'> = db): Promise<{ wording: Wording; locale: string }> {
  const own = builtInWording(template, channel)
  if (!own) throw new Error(`${template} does not go out by ${channel}`)
  for (const language of new Set([locale, 'en'])) {
    const edited = await tx.messageTemplate.findFirst({ where: { template, channel, locale: language }, orderBy: { version: 'desc' }, select: WORDING })
    if (edited) return { wording: toWording(edited), locale: language }
  }
  return { wording: own, locale: 'en' }
}
