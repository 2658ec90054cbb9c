import { z } from 'zod'
import { requiredLine, text } from '@/lib/core/fields'
import { LOCALES } from '@/lib/core/locales'
import { fields as fieldWords } from '@/lib/messages/en/fields'
import { buttonWords } from '@/lib/messages/en/worded'
import { templates as say } from '@/lib/messages/en/templates'
import { approvedFields, approvedProblems } from './approved-schema'
import { variablesIn } from './fill-words'
import { VARIABLES, WORDED_TEMPLATES, type Variable, type WordedTemplate } from './worded-schema'

// What staff send when they write the words of messages. Browser-safe.

const WHATSAPP_MOST = 1_024

/** Without these a message is of no use. */
export const NEEDED: Readonly<Partial<Record<WordedTemplate, Variable>>> = { 'phone-code': 'code', 'customer-welcome': 'claim_link' }

/** Which text: of which message, by which channel, in which language. */
const whichText = { template: z.enum(WORDED_TEMPLATES), channel: z.enum(['email', 'whatsapp']), locale: z.enum(LOCALES) }
export const wordingQuery = z.object({ channel: whichText.channel.optional(), locale: whichText.locale.default('en') })
export type WhichText = z.output<z.ZodObject<typeof whichText>>

/** The version that was seen: nobody's words are replaced unread. 0 stands for the words of the house. */
const version = z.coerce.number().int().min(0).max(1_000_000)

const words = { subject: z.string().max(1_000).default(''), body: text(4_000).refine((value) => value !== '', say.errors.missing('A text')) }

export const saveWordingBody = z.object({ ...whichText, ...words, ...approvedFields, seen: version }).check((ctx) => {
  const { template, channel } = ctx.value
  const refuse = (path: 'subject' | 'body' | keyof typeof approvedFields, message: string): void => {
    ctx.issues.push({ code: 'custom', path: [path], message, input: ctx.value[path] })
  }
  const allowed: readonly string[] = VARIABLES[template]
  for (const path of channel === 'email' ? (['subject', 'body'] as const) : (['body'] as const)) {
    const unknown = variablesIn(ctx.value[path]).filter((name) => !allowed.includes(name))
    if (unknown.length > 0) refuse(path, say.errors.unknown(unknown.map(braced).join(', ')))
    else if (/[{}]/u.test(ctx.value[path].replace(/\{[^{}\n]*\}/gu, ''))) refuse(path, say.errors.braces)
  }
  const needed = NEEDED[template]
  if (needed && !variablesIn(ctx.value.body).includes(needed)) refuse('body', say.errors.missing(braced(needed)))
  if (channel === 'whatsapp' && Array.from(ctx.value.body).length > WHATSAPP_MOST) refuse('body', say.errors.tooLong)
  if (channel === 'whatsapp') for (const problem of approvedProblems(ctx.value, { allowed, needed })) refuse(...problem)
  if (channel === 'email') judgeSubject(ctx.value.subject, (message) => refuse('subject', message))
})

const subjectLine = requiredLine(200, fieldWords.subject)
function judgeSubject(subject: string, refuse: (message: string) => void): void {
  const [problem] = subjectLine.safeParse(subject).error?.issues ?? []
  if (problem) refuse(problem.message)
  const link = variablesIn(subject).find((name) => Object.hasOwn(buttonWords, name))
  if (link) refuse(say.errors.noLink(braced(link)))
}

const braced = (name: string): string => `{${name}}`

export const restoreWordingBody = z.object({ ...whichText, version, seen: version })
