import type { z } from 'zod'
import { text } from '@/lib/core/fields'
import { whatsapp as say } from '@/lib/messages/en/whatsapp'
import type { ApprovedTemplate } from './approved'

// How staff name the approved template of a text, field by field. Browser-safe.

export const approvedFields = {
  approved_name: text(600).default(''),
  approved_language: text(20).default(''),
  /** `{name}, {number}`: with or without braces, between commas or blanks. */
  approved_variables: text(1_000).default(''),
}
type Fields = z.output<z.ZodObject<typeof approvedFields>>

/** The variables in a list as staff write it, in their order; one may fill several places. */
export const placesIn = (variables: string): string[] => variables.split(/[\s,]+/u).map((name) => name.replace(/^\{(.*)\}$/u, '$1')).filter(Boolean)

/** The same list, as a field shows it. */
export const writtenList = (variables: readonly string[]): string => variables.map((name) => `{${name}}`).join(', ')

/** What the fields name, once they are judged; undefined when they name nothing. */
export const approvedIn = ({ approved_name: name, approved_language: language, approved_variables: variables }: Fields): ApprovedTemplate | undefined =>
  name === '' ? undefined : { name, language, variables: placesIn(variables) }

interface Judged {
  /** What the message knows. */
  allowed: readonly string[]
  /** Without it the message is of no use. */
  needed: string | undefined
}

/** Where the fields are wrong: the field with what to say there. */
export function approvedProblems(fields: Fields, { allowed, needed }: Judged): [keyof Fields, string][] {
  const { approved_name: name, approved_language: language, approved_variables: variables } = fields
  if (name === '') return language === '' && variables === '' ? [] : [['approved_name', say.approved.errors.noName]]
  const problems: [keyof Fields, string][] = []
  if (!/^[a-z0-9_]{1,512}$/u.test(name)) problems.push(['approved_name', say.approved.errors.name])
  if (!/^[a-z]{2,3}(?:_[A-Z]{2})?$/u.test(language)) problems.push(['approved_language', say.approved.errors.language])
  const own = placesIn(variables)
  const unknown = own.filter((variable) => !allowed.includes(variable))
  if (unknown.length > 0) problems.push(['approved_variables', say.approved.errors.unknown(writtenList([...new Set(unknown)]))])
  // A code has a form of its own: the provider puts it where it belongs.
  else if (needed === 'code' && own.length > 0) problems.push(['approved_variables', say.approved.errors.code])
  else if (needed !== undefined && needed !== 'code' && !own.includes(needed)) problems.push(['approved_variables', say.approved.errors.needed(writtenList([needed]))])
  return problems
}
