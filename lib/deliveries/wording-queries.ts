import type { StaffActor } from '@/lib/core/actor'
import { inStaff } from '@/lib/core/db'
import { notFound } from '@/lib/core/errors'
import { SAMPLE_ID, sampleFacts } from './sample-facts'
import { valuesOf } from './word-values'
import { VARIABLES, WORDED_TEMPLATES, type Variable, type WordedTemplate } from './worded-schema'
import { builtInWording, channelsOf, currentWording, toWording, type WordedChannel, type Wording } from './wording'
import type { WhichText } from './wording-schema'

const VERSIONS_SHOWN = 25

/** A message with the languages that staff have written it in. */
export interface WordedRow {
  template: WordedTemplate
  channels: { channel: WordedChannel; locales: string[] }[]
  changedAt: Date | null
  /** Goes out by WhatsApp, and no approved template stands for its English words: outside of the 24 hours it fails (WA-9). */
  lacksApproved: boolean
}

/** All messages with editable words, in the order in which people meet them. */
export const listWordings = (actor: StaffActor): Promise<WordedRow[]> =>
  inStaff(actor, async (tx) => {
    const written = await tx.messageTemplate.groupBy({ by: ['template', 'channel', 'locale'], _max: { createdAt: true } })
    const named = await tx.$queryRaw<{ template: string }[]>`SELECT template FROM (
        SELECT DISTINCT ON (template) template, approved_name FROM message_templates WHERE channel = 'whatsapp' AND locale = 'en' ORDER BY template, version DESC) newest
      WHERE approved_name IS NOT NULL`
    const approved = new Set(named.map(({ template }) => template))
    return WORDED_TEMPLATES.map((template) => {
      const own = written.filter((text) => text.template === template)
      const times = own.flatMap(({ _max }) => _max.createdAt ?? [])
      return {
        template,
        channels: channelsOf(template).map((channel) => ({ channel, locales: own.filter((text) => text.channel === channel).map(({ locale }) => locale).sort() })),
        lacksApproved: channelsOf(template).includes('whatsapp') && !approved.has(template),
        changedAt: times.length > 0 ? new Date(Math.max(...times.map((time) => time.getTime()))) : null,
      }
    })
  })

/** One version of a text; `version` 0 is the house's own words. */
interface WordingVersion extends Wording {
  version: number
  by: string | null
  at: Date | null
}

export interface WordingDetail {
  /** What messages say now, also where another language or the house stands in. */
  current: Wording
  /** The newest of staff's in this very language; 0 when there is none. */
  version: number
  versions: WordingVersion[]
  /** How many older ones are not in `versions`. */
  older: number
  /** What each variable that the words may use says in a preview. */
  sample: Record<string, string>
}

/** One text with its versions, newest first, and with what a preview fills in. @throws NOT_FOUND when the message does not go out by that channel. */
export const getWording = (actor: StaffActor, which: WhichText): Promise<WordingDetail> =>
  inStaff(actor, async (tx) => {
    const { template, channel, locale } = which
    const house = builtInWording(template, channel)
    if (!house) throw notFound('This text')
    const stored = await tx.messageTemplate.findMany({ where: which, orderBy: { version: 'desc' }, take: VERSIONS_SHOWN })
    const people = await tx.user.findMany({ where: { id: { in: stored.flatMap(({ createdBy }) => createdBy ?? []) } }, select: { id: true, name: true } })
    const nameOf = new Map(people.map(({ id, name }) => [id, name]))
    const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } })
    const version = stored[0]?.version ?? 0
    return {
      current: (await currentWording(template, channel, locale, tx)).wording,
      version,
      versions: [
        ...stored.map((row) => ({ version: row.version, ...toWording(row), by: nameOf.get(row.createdBy ?? '') ?? null, at: row.createdAt })),
        { version: 0, ...house, by: null, at: null },
      ],
      older: Math.max(0, version - VERSIONS_SHOWN),
      sample: allowedOf(template, valuesOf(template, { id: SAMPLE_ID, channel, locale }, sampleFacts(template, timeZone))),
    }
  })

/** Some messages have facts at hand that their words may not use. */
const allowedOf = (template: WordedTemplate, values: Partial<Record<Variable, string>>): Record<string, string> =>
  Object.fromEntries(VARIABLES[template].flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))
