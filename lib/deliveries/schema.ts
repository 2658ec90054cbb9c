import { z } from 'zod'
import { name, wordedSchemas } from './worded-schema'

// What a message says is a template and the facts it needs. The objects are strict: a field that is not listed here, a
// token or a password above all, cannot get into a stored payload. Links carry a token that is made when the message is sent.

const text = z.string().min(1).max(4_000)
const account = { accountName: name, accountSlug: z.string().min(1).max(100) }
const money = { amountMinor: z.int(), currency: z.string().length(3) }

/** The facts of each message. `name` is how the reader is greeted; amounts are minor units, times ISO 8601 in UTC. */
export const payloadSchemas = {
  'verify-email': z.strictObject({ name }),
  'magic-link': z.strictObject({ name }),
  'password-reset': z.strictObject({ name }),
  'claim-account': z.strictObject({ name, accountName: name }),
  'password-changed': z.strictObject({ name }),
  welcome: z.strictObject({ name, ...account, planName: name, credits: z.int().min(0) }),
  'payment-instructions': z.strictObject({
    name,
    ...account,
    ...money,
    planName: name,
    /** For a change of plan: the plan that it leads away from. */
    fromPlanName: name.optional(),
    /** The plan starts when it is installed, not when it is paid. */
    afterVisit: z.boolean().optional(),
    invoiceNumber: name,
    dueAt: z.iso.datetime(),
    /** What the payer writes on the transfer. */
    reference: name,
    methodName: name,
    /** How to pay by this method, as the catalogue words it; lines are kept. */
    instructions: text,
  }),
  'payment-confirmed': z.strictObject({ name, ...account, ...money, planName: name, invoiceNumber: name, credits: z.int().min(0), afterVisit: z.boolean().optional() }),
  /** Finance could not find an announced payment; the invoice is still open. */
  'payment-rejected': z.strictObject({ name, ...account, invoiceNumber: name, reason: text }),
  /** A change of plan was withdrawn: whoever got its invoice must not pay it. */
  'invoice-void': z.strictObject({ name, ...account, planName: name, invoiceNumber: name }),
  /** Somebody signed up with an address that has a login; only its owner is told (SIGNUP_HIDE_EMAILS). */
  'already-registered': z.strictObject({ name }),
  'join-request': z.strictObject({ name, ...account, requesterName: name, requesterEmail: z.string().min(3).max(320) }),
  'join-approved': z.strictObject({ name, ...account }),
  ...wordedSchemas,
} as const

export type Template = keyof typeof payloadSchemas

/** The facts of one template, as it renders them. */
export type Payload<T extends Template> = z.output<(typeof payloadSchemas)[T]>

/** True for the name of a template that exists. */
export const isTemplate = (value: string): value is Template => Object.hasOwn(payloadSchemas, value)
