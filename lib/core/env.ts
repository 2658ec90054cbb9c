import { isIP } from 'node:net'
import { z } from 'zod'

// The only reader of the environment. None of the names is needed for a first run: `npm run up` makes the databases'
// addresses and the secret itself. A setting that is there but wrong, or a group that is half there, stops the start.

const onOff = z.enum(['on', 'off'])
const trueFalse = z.enum(['true', 'false']).transform((word) => word === 'true')
const address = (protocols: string[]) =>
  z.url({ error: 'is not an address' }).refine((url) => protocols.some((protocol) => url.startsWith(`${protocol}:`)), {
    error: `must start with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
  })
/** Addresses of name servers with or without a port: `127.0.0.1:5353, [::1]:53`. */
const servers = z
  .string()
  .transform((list) => list.split(',').map((each) => each.trim()))
  .refine((list) => list.every((each) => isIP(each) > 0 || isIP(each.replace(/:\d{1,5}$/u, '').replace(/^\[(.*)\]$/u, '$1')) > 0), { error: 'must be a list of addresses, each with or without a port' })

/** Settings that are all there or all absent. */
const GROUPS = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['WHATSAPP_ACCESS_TOKEN', 'WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'],
  ['S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
] as const

const settings = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    /** Where browsers find the app, without a path. Links in messages start with it, never with the Host header. */
    APP_URL: address(['http', 'https']).optional(),
    /** The folder of the embedded database, generated secrets, files and demo.json. */
    GATEHOUSE_DATA: z.string().min(1).default('.data'),
    /** The owner's connection: migrations and nothing else. Web and worker never see it. */
    DATABASE_URL: address(['postgres', 'postgresql']).optional(),
    DATABASE_APP_URL: address(['postgres', 'postgresql']).optional(),
    DATABASE_WORKER_URL: address(['postgres', 'postgresql']).optional(),
    /** Connections that one process opens at most. */
    DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
    /** At least 32 characters; every other secret is derived from it. */
    APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SMTP_URL: address(['smtp', 'smtps']).optional(),
    MAIL_FROM: z.string().min(3).optional(),
    /** WhatsApp's Cloud API: the token and the id of the number that we send with … */
    WHATSAPP_ACCESS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d{5,30}$/u, 'must be the digits by which the provider knows the number').optional(),
    /** … and what its reports are signed with, and introduced with. */
    WHATSAPP_APP_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    WHATSAPP_VERIFY_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    WHATSAPP_API_URL: address(['http', 'https'])
      .refine((url) => /^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$))/iu.test(url), 'must be https, because the token travels there')
      .default('https://graph.facebook.com/v23.0')
      .transform((url) => url.replace(/\/$/u, '')),
    /** Where files lie: a bucket of Amazon S3, or of whatever speaks like it at S3_ENDPOINT. The data folder when absent. */
    S3_ENDPOINT: address(['http', 'https']).optional(),
    S3_REGION: z.string().regex(/^[a-z0-9-]{2,40}$/u, 'must be the name of a region').optional(),
    S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u, 'must be the name of a bucket').optional(),
    S3_ACCESS_KEY_ID: z.string().min(3).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(8).optional(),
    /** The name servers that are asked about customers' domains; the system's own when absent. */
    DNS_SERVERS: servers.optional(),
    /** For tests and demos: sites on this machine's loopback may be looked at, by http on this port. Refused without demo data. */
    LOOPBACK_SITES: z.coerce.number().int().min(1).max(65_535).optional(),
    RATE_LIMITS: onOff.default('on'),
    SIGNUP_HIDE_EMAILS: trueFalse.default(false),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** How many proxies in front are ours: so many entries of X-Forwarded-For are believed, from the right. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  })
  .check((ctx) => {
    const refuse = (name: string, message: string) => ctx.issues.push({ code: 'custom', input: ctx.value, path: [name], message })
    for (const group of GROUPS) {
      const there = group.find((name) => ctx.value[name] !== undefined)
      const missing = group.find((name) => ctx.value[name] === undefined)
      if (there && missing) refuse(missing, `is missing although ${there} is set; set ${group.length === 2 ? 'both' : `all of ${group.join(', ')}`} or ${group.length === 2 ? 'neither' : 'none'}`)
    }
    if (ctx.value.S3_ENDPOINT !== undefined && ctx.value.S3_BUCKET === undefined) refuse('S3_BUCKET', 'is missing although S3_ENDPOINT is set')
    // Amazon's own addresses begin with the bucket, and their certificate holds for one label only.
    if (ctx.value.S3_BUCKET?.includes('.') && ctx.value.S3_ENDPOINT === undefined) refuse('S3_BUCKET', 'has a dot in its name, which works with S3_ENDPOINT only')
  })
  .transform((value) => ({ ...value, APP_URL: (value.APP_URL ?? `http://localhost:${value.PORT}`).replace(/\/$/, '') }))

type Settings = z.output<typeof settings>

/**
 * Reads the settings from an environment. Empty values count as absent.
 *
 * @throws Error with one sentence that names each wrong setting and never its value.
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Error(`Settings: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`)
}

/** The settings of this process. */
export const env: Settings = readSettings(process.env)

// next-auth takes its own address from here and from nowhere else; the Host header of a request must not decide it.
process.env.NEXTAUTH_URL = env.APP_URL
