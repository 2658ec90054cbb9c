import { now } from '@/lib/core/clock'
import { db } from '@/lib/core/db'
import { companyDomain } from '@/lib/core/email-domain'
import { env } from '@/lib/core/env'
import { AppError, conflict } from '@/lib/core/errors'
import { isReserved, slugBase } from '@/lib/core/slug'
import type { Availability, AvailabilityQuestion } from './schema'

// One set of rules for the question before signing up and for the refusal after (T0-05). The database's unique indexes
// are the judge; this only says in words what they would say.

interface Taken {
  name: boolean | null
  email: boolean | null
  domain: boolean | null
  slug: boolean | null
  free: string[]
}

/** What people call a second one of the same name: never a bare number. */
const variants = (name: string): string[] =>
  ['Group', 'Team', 'Studio', 'Works', 'Partners'].filter((word) => !name.toLowerCase().includes(word.toLowerCase())).map((word) => `${name} ${word}`)

async function taken(question: AvailabilityQuestion): Promise<Taken> {
  const name = question.company_name ?? null
  const domain = question.email === undefined ? null : companyDomain(question.email)
  const rows = await db.$queryRaw<Taken[]>`SELECT * FROM signup_taken(${name}, ${question.email ?? null}, ${domain}, ${question.slug ?? null}, ${name ? variants(name) : []}, ${now()})`
  return rows[0] ?? { name: null, email: null, domain: null, slug: null, free: [] }
}

/**
 * Says whether a name, an address and a slug are still free. Rate-limited strictly by the wrapper, because it tells the
 * truth about who is known; `SIGNUP_HIDE_EMAILS` leaves the address out.
 *
 * @returns only what was asked for, and up to three free names where the name is taken.
 */
export async function checkAvailability(question: AvailabilityQuestion): Promise<Availability> {
  const found = await taken(question)
  return {
    ...(found.name !== null && { company_name_available: !found.name }),
    ...(found.email !== null && !env.SIGNUP_HIDE_EMAILS && { email_available: !found.email }),
    ...(question.email !== undefined && { domain_available: !found.domain }),
    ...(question.slug !== undefined && { slug_available: !found.slug && !isReserved(question.slug) && slugBase(question.slug) === question.slug }),
    ...(found.name === true && { suggestions: found.free.slice(0, 3) }),
  }
}

/**
 * The refusal of a signup that ran into a unique index: name first, then domain, then address, whichever of them the
 * database happened to meet first.
 */
export async function explainTaken(signup: { companyName: string; email: string }, hideEmails: boolean): Promise<AppError> {
  const found = await taken({ company_name: signup.companyName, email: signup.email })
  if (found.name) {
    return conflict('An account with this company name exists', {
      fields: { company_name: ['An account with this name exists. Choose another name, or ask your colleagues to let you in'] },
      details: { suggestions: found.free.slice(0, 3) },
    })
  }
  if (found.domain) {
    const domain = companyDomain(signup.email)
    return new AppError('DOMAIN_TAKEN', `${domain} already has an account. Ask to join it`, {
      fields: { email: [`Your company has an account for ${domain}. Ask to join it`] },
      details: { domain },
    })
  }
  if (found.email && !hideEmails) {
    return conflict('A login with this e-mail address exists', { fields: { email: ['A login with this address exists. Sign in instead'] } })
  }
  return conflict('Somebody was quicker with this name. Try again')
}
