// The fields that forms, API bodies and queries are made of. Browser-safe. What a field accepts, how it is
// normalised and what it says otherwise is decided here, once; schemas only put fields together.
import { z } from 'zod'
import { fields as say } from '@/lib/messages/en/fields'
import { isCountryCode } from './country-codes'
import { isSlug, SLUG_FORM } from './slug-shape'
import { hasControl, isStorable, tidyLine } from './unicode'
import { isDay } from './zoned-time'

/** The most that a typed amount may be in minor units: far above any invoice, far below what a number holds exactly. */
const MONEY_MAX = 1_000_000_000_000_000

const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u
const EMAIL_LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u

/** A text from outside that the database can hold. `missing` is said when it is absent or of another type. */
const rawText = (missing: string = say.required) =>
  z.string({ error: (issue) => (issue.input === undefined ? missing : say.notText) }).refine(isStorable, say.notStorable)

/** One line: NFKC, trimmed, single spaces, nothing invisible; a length in characters as people count them. */
const line = (min: number, max: number, missing: string) =>
  rawText(missing)
    .refine((value) => !hasControl(value.trim()), say.oneLine)
    .transform(tidyLine)
    .pipe(
      z
        .string()
        .refine((value) => value.length > 0, { error: missing, abort: true })
        .refine((value) => length(value) >= min, say.tooShort(min))
        .refine((value) => length(value) <= max, say.tooLong(max)),
    )
    // Refinements are functions, which a JSON Schema can't show; what API readers need of them is said here.
    .meta({ minLength: min, maxLength: max })

const length = (value: string): number => Array.from(value).length

/** A person's name: one line, 2 to 120 characters, any script. */
export const personName = line(2, 120, say.personName)

/** A company's name: one line, 2 to 120 characters, any script. */
export const companyName = line(2, 120, say.companyName)

/** One line of free text that must be there: a street, a city, a reference. `missing` is said when it is not. */
export const requiredLine = (max: number, missing: string = say.required) => line(1, max, missing)

/** One line of free text that may be left out; an empty one counts as left out. */
export const optionalLine = (max: number) =>
  rawText()
    .refine((value) => !hasControl(value.trim()), say.oneLine)
    .transform((value) => tidyLine(value) || undefined)
    .refine((value) => value === undefined || length(value) <= max, say.tooLong(max))
    .optional()

/** Free text of several lines, trimmed, line ends as LF, at most `max` characters. May be empty. */
export const text = (max: number) =>
  rawText()
    .transform((value) => value.normalize('NFC').replace(/\r\n?/gu, '\n').trim())
    .refine((value) => length(value) <= max, say.tooLong(max))

/** An e-mail address: trimmed, lower case, at most 254 characters, its domain in ASCII. */
export const email = rawText(say.email)
  .transform((value) => normaliseEmail(value))
  .refine((value) => value !== null, say.email)
  .transform((value) => value ?? '')
  .meta({ format: 'email', maxLength: 254 })

/** The `error` of a union whose last choice says what is wrong: a form names the field's own rule, not "Invalid input". */
export const inOwnWords = (issue: z.core.$ZodRawIssue): string | undefined => (issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined)

/**
 * A new password: 8 to 128 characters, any of them, unchanged (ASVS 6.2). That it is not a common one, nor
 * the person's own data, is checked on the server by `passwordProblem`: the list is too large for a browser.
 */
export const password = rawText()
  .refine((value) => length(value) >= 8, say.tooShort(8))
  .refine((value) => length(value) <= 128, say.tooLong(128))
  .meta({ format: 'password', minLength: 8, maxLength: 128 })

/** A password as given at login: anything that could have been one. Never says what is wrong with it. */
export const givenPassword = rawText().refine((value) => value !== '' && value.length <= 1024, say.required)

/** A phone number as typed. The server turns it into E.164 with `normalisePhone`, which knows the countries' rules. */
export const phoneText = rawText(say.phone)
  .transform((value) => value.normalize('NFKC').trim())
  .refine((value) => /^[+(\d][\d\s().\-/\u2010-\u2015]{5,31}$/u.test(value) && /(?:\d\D*){6}/u.test(value), say.phone)
  .meta({ description: 'a phone number, best with its country code' })

/** ISO 3166-1 alpha-2, upper case. */
export const country = rawText(say.country)
  .transform((value) => value.trim().toUpperCase())
  .refine(isCountryCode, say.country)
  .meta({ description: 'ISO 3166-1 alpha-2', minLength: 2, maxLength: 2 })

/** A slug that is chosen from a list; `missing` is said whatever is wrong with it. */
export const chosenSlug = (missing: string) =>
  rawText(missing)
    .transform((value) => value.trim().toLowerCase())
    .refine(isSlug, missing)
    .meta({ pattern: SLUG_FORM.source })

/** The slug of an account, a site, a plan. */
export const slug = chosenSlug(say.slug)

/** The slug of a payment method, which may hold underscores ("bank_transfer"). */
export const methodSlug = rawText(say.method)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/u.test(value) && value.length <= 48, say.method)

/** A domain name: lower case, punycode. From a pasted address its host is taken; one with a port or a login is refused. */
export const domainName = rawText(say.domainName)
  .transform((value) => normaliseDomain(hostIn(value)))
  .refine((value) => value !== null, say.domainName)
  .transform((value) => value ?? '')
  .meta({ format: 'hostname' })

/** An amount in minor units, 0 or more. */
export const moneyMinor = z
  .int({ error: say.wholeNumber })
  .min(0, say.notNegative)
  .max(MONEY_MAX, say.tooLarge)

/** A whole number in a closed range, as JSON gives it. */
export const wholeNumber = (min: number, max: number) =>
  z.int({ error: say.wholeNumber }).min(min, say.limit(min, max)).max(max, say.limit(min, max))

/** An id that the house gave out: a uuid, lower case. */
export const uuid = z.uuid({ error: say.uuid }).toLowerCase()

/** A calendar day, "2026-11-30". */
export const calendarDay = z.iso.date({ error: say.day }).refine(isDay, say.day)

/** Where a list goes on. Opaque to callers. */
export const cursor = rawText(say.cursor).refine((value) => /^[\w-]{1,1024}$/u.test(value), say.cursor)

/** How many rows of a list, from a query string: 1 to 100, 25 when not said. */
export const limit = z
  .string()
  .regex(/^\d{1,3}$/u, say.limit(1, 100))
  .transform(Number)
  .refine((value) => value >= 1 && value <= 100, say.limit(1, 100))
  .default(25)

function normaliseEmail(value: string): string | null {
  const trimmed = value.trim().toLowerCase()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(at, 0))
  const domain = at > 0 ? normaliseDomain(trimmed.slice(at + 1)) : null
  if (domain === null || local.length > 64 || !EMAIL_LOCAL.test(local)) return null
  const address = `${local}@${domain}`
  return address.length <= 254 ? address : null
}

/** What of a pasted address may be a host: nothing before or after it, dots as East Asian keyboards type them made plain. */
const hostIn = (value: string): string =>
  value
    .trim()
    .replace(/^(?:https?:)?\/\//iu, '')
    .replace(/[/?#].*$/su, '')
    .replace(/[\u3002\uFF0E\uFF61]/gu, '.')

function normaliseDomain(value: string): string | null {
  const bare = value.replace(/\.$/u, '')
  // Only letters of any script, digits, marks, hyphens and dots reach the URL parser, which turns them to punycode.
  if (!/^[\p{L}\p{M}\p{N}.-]{4,253}$/u.test(bare) || !URL.canParse(`http://${bare}`)) return null
  const host = new URL(`http://${bare}`).hostname
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  const fits = host.length <= 253 && labels.length >= 2 && labels.every((label) => DOMAIN_LABEL.test(label))
  return fits && /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/u.test(top) ? host : null
}
