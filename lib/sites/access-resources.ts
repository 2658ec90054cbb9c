// From what the domain returns to the words of the API.
import type { z } from 'zod'
import type { MemberAccess } from './access-queries'
import type { accessChangeAnswer, siteAccessAnswer } from './access-schema'
import type { AccessChange } from './write-access'

export const toSiteAccessResource = ({ rows, nextCursor }: { rows: MemberAccess[]; nextCursor: string | null }): z.input<typeof siteAccessAnswer> => ({
  data: rows.map(({ userId, name, email, role, access, givenAt }) => ({ user_id: userId, name, email, role, access, given_at: givenAt?.toISOString() ?? null })),
  next_cursor: nextCursor,
})

/** A change for one site, person by person. */
export function toAccessChangeResource(asked: readonly string[], { changed: [site] }: AccessChange): z.input<typeof accessChangeAnswer> {
  const people = new Set(site?.people)
  return { changed: [...people], unchanged: [...new Set(asked)].filter((person) => !people.has(person)) }
}
