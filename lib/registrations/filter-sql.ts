import { Prisma } from '@/lib/generated/prisma/client'
import { Door } from '@/lib/generated/prisma/enums'
import { now } from '@/lib/core/clock'
import { containing } from '@/lib/core/like-pattern'
import { normalisePhone } from '@/lib/core/phone'
import { addDays, dayStart } from '@/lib/core/zoned-time'
import type { Organisation } from '@/lib/organisation/calendar'
import { filterTextOf, NONE } from './none-word'
import type { RegistrationFilter } from './schema'

/** When a registration is due, for filters and orders; what has no clock is due never. The words of its index. */
export const DUE = Prisma.sql`coalesce(r.due_at, 'infinity'::timestamptz)`
/** A name as it is put in order. The words of its index. */
export const NAME = Prisma.sql`lower(r.full_name) COLLATE "C"`

/**
 * The filter of a list, a bulk command, an export or a feed of changes, over `staff_registrations r`. One function for all of
 * them, so that a figure, its list and what is done to "all that match" never disagree (T1-21).
 *
 * @param house days are its zone's, phone numbers without a country code its country's
 * @returns conditions for AND; none for an empty filter
 */
export function filterSql(filter: RegistrationFilter, house: Organisation): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = []
  const add = (condition: Prisma.Sql) => conditions.push(condition)
  if (filter.status) add(statusSql(filter.status))
  if (filter.q) add(searchSql(filter.q, house.country))
  if (filter.source) add(sourceSql(filter.source))
  if (filter.campaign) add(campaignSql(filterTextOf(filter.campaign)))
  if (filter.assignee) add(filter.assignee === NONE ? Prisma.sql`r.assignee_id IS NULL` : Prisma.sql`r.assignee_id = ${filter.assignee}::uuid`)
  if (filter.city) add(citySql(filterTextOf(filter.city)))
  if (filter.plan) add(Prisma.sql`r.plan_id = (SELECT id FROM plans WHERE slug = ${filter.plan})`)
  if (filter.tag) add(Prisma.sql`r.tags @> ARRAY[lower(${filter.tag})]`)
  if (filter.reason) add(filter.reason === NONE ? Prisma.sql`r.reason_id IS NULL` : Prisma.sql`r.reason_id = ${filter.reason}::uuid`)
  if (filter.furthest) add(Prisma.sql`r.furthest >= ${filter.furthest}::registration_status`)
  if (filter.reached) add(Prisma.sql`r.furthest = ${filter.reached}::registration_status`)
  if (filter.late) add(Prisma.sql`${DUE} < ${now()}::timestamptz`)
  // Late is more than soon, so what is late already is not shown as soon.
  if (filter.soon) add(Prisma.sql`${DUE} >= ${now()}::timestamptz AND ${DUE} < 'infinity'::timestamptz AND r.due_soon_at <= ${now()}::timestamptz`)
  if (filter.from) add(Prisma.sql`r.created_at >= ${dayStart(house.timeZone, filter.from)}::timestamptz`)
  if (filter.to) add(Prisma.sql`r.created_at < ${dayStart(house.timeZone, addDays(filter.to, 1))}::timestamptz`)
  return conditions
}

/** The conditions as one; true without any. */
export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql => (conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' AND '))

const campaignSql = (campaign: string | null): Prisma.Sql => (campaign === null ? Prisma.sql`r.utm_campaign IS NULL` : Prisma.sql`r.utm_campaign = ${campaign}`)
const citySql = (city: string | null): Prisma.Sql => (city === null ? Prisma.sql`lower(r.city) IS NULL` : Prisma.sql`lower(r.city) = lower(${city})`)

/** One stage is asked for by itself, so that its index also gives the order. */
function statusSql(statuses: readonly string[]): Prisma.Sql {
  const [only, another] = statuses
  return another === undefined ? Prisma.sql`r.status = ${only}::registration_status` : Prisma.sql`r.status = ANY(${[...statuses]}::registration_status[])`
}

const isDoor = (text: string): text is Door => Object.hasOwn(Door, text)

/** The campaign's source; where there is none, the door. */
function sourceSql(source: string): Prisma.Sql {
  const named = Prisma.sql`r.utm_source = ${source}`
  return isDoor(source) ? Prisma.sql`(${named} OR (r.utm_source IS NULL AND r.door = ${source}::door))` : named
}

// Two characters are too few for the index of parts; they find the names that begin with them.
const SHORT = 2

function searchSql(q: string, country: string): Prisma.Sql {
  if (Array.from(q).length <= SHORT) return Prisma.sql`${NAME} LIKE ${containing(q).slice(1)}`
  const texts = [q.toLowerCase(), ...phoneDigits(q, country)]
  // What holds a longer text holds the shorter one within it too.
  const shortest = texts.filter((text, index) => !texts.some((other, at) => at !== index && text.includes(other) && (text !== other || at < index)))
  return Prisma.sql`(${Prisma.join(shortest.map(holding), ' OR ')})`
}

/**
 * What is as good as a name of its own: most of a phone number, a registration's number, an address up to its "@", or a word
 * with a digit in it, as many addresses begin; not what every number begins with, which all rows hold.
 */
const TELLING = /[0-9]{6,}|[^ ]{6,}@|(?:^| )(?!r?e?g-)(?=[^ ]*[a-z])[^ ]{5,}[0-9]/u

/**
 * The rows whose line holds a text anywhere. A text that tells one from all others is looked up by its parts of five, and
 * only by them: that `strpos` and not LIKE looks again keeps the planner from asking the index of parts of three as well,
 * where half of such a text stands in every second row.
 *
 * @param text in lower case
 */
const holding = (text: string): Prisma.Sql =>
  TELLING.test(text) ? Prisma.sql`(search_parts(r.search) @> search_parts(${text}) AND strpos(r.search, ${text}) > 0)` : Prisma.sql`r.search LIKE ${containing(text)}`

/** What of a typed number may stand in the stored form of it: "0812 345", "+62 812-345" and "62812345" are the same. */
function phoneDigits(q: string, country: string): string[] {
  if (!/^[\d+().\-/\s\u2010-\u2015]+$/u.test(q)) return []
  const typed = q.replaceAll(/\D/gu, '').replace(/^0+/u, '')
  const whole = normalisePhone(q, country)?.slice(1)
  return [...new Set([typed, ...(whole ? [whole] : [])])].filter((digits) => digits.length > SHORT)
}
