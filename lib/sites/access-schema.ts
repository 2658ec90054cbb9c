// Who may see a site, as forms and the API say it. Browser-safe.
import { z } from 'zod'
import { cursor, limit, text, uuid } from '@/lib/core/fields'
import { MembershipRole } from '@/lib/generated/prisma/enums'
import { asList } from './schema'

/** One command changes at most this much; a longer list is sent in parts. */
const MOST_PEOPLE = 100
const MOST_SITES = 1000

const people = z.array(uuid).min(1, 'Choose at least one person').max(MOST_PEOPLE, `At most ${MOST_PEOPLE} people at once`)
const sites = z.array(uuid).min(1, 'Choose at least one site').max(MOST_SITES, `At most ${MOST_SITES} sites at once`)

/** Many people × many sites. */
const accessSchema = z.object({ sites, people })
export type AccessTo = z.output<typeof accessSchema>

/** What the plain form sends: boxes that were ticked, and what the pressed button says. */
export const accessForm = z.object({ sites: z.preprocess(asList, sites), people: z.preprocess(asList, people), do: z.enum(['give', 'take']) })

/** Has the person access: because of their role, because it was given, or not at all? */
const ACCESS = ['role', 'given', 'none'] as const
export type Access = (typeof ACCESS)[number]

const found = {
  /** Looked for in names and addresses. */
  q: text(120).optional(),
  access: z.enum(['yes', 'no']).optional(),
  cursor: cursor.optional(),
  limit,
}

/** The members of a site's account. */
export const siteAccessQuery = z.object(found)
export type SiteAccessQuery = z.output<typeof siteAccessQuery>

/** The sites of a member's account. */
export const memberSitesQuery = z.object(found)
export type MemberSitesQuery = z.output<typeof memberSitesQuery>

// The API's words.

export const accessBody = z.object({ user_ids: people })

const memberAccessAnswer = z.object({
  user_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(MembershipRole),
  access: z.enum(ACCESS).describe('`role`: owners and admins see every site; `given`: since `given_at`; `none`: for them the site is not found'),
  given_at: z.iso.datetime().nullable(),
})
export const siteAccessAnswer = z.object({ data: z.array(memberAccessAnswer), next_cursor: z.string().nullable() })

export const accessChangeAnswer = z.object({
  changed: z.array(z.uuid()).describe('the people for whom this changed something'),
  unchanged: z.array(z.uuid()).describe('those for whom it was so already'),
})
