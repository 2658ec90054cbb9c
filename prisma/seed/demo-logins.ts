// demo.json: the logins of the demo, for people who try it and for tests. Only its owner may read it.
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DEMO_OWNER, DEMO_STAFF, DEMO_TEAM } from './demo-data'

/** A login as demo.json holds it; the names are those of the public contract. */
const login = z.object({
  role: z.enum(['admin', 'supervisor', 'agent', 'technician', 'finance', 'owner', 'editor', 'viewer']),
  email: z.string(),
  password: z.string(),
  user_id: z.string(),
  account_slug: z.string().optional(),
  /** Absent for editor and viewer: keys are the account's, and reach every site of it. */
  api_key: z.string().optional(),
})
export type DemoLogin = z.infer<typeof login>

const draft = z.record(z.string(), z.string())
/** E-mail address → password, chosen before anything is written to the database. */
export type DemoPasswords = z.infer<typeof draft>

const loginsFile = (folder: string) => join(folder, 'demo.json')
const draftFile = (folder: string) => join(folder, 'demo-passwords.json')

/** The logins of an earlier seed, or undefined. */
export const readLogins = async (folder: string): Promise<DemoLogin[] | undefined> =>
  (await readJson(loginsFile(folder), z.object({ logins: z.array(login) })))?.logins

/**
 * The passwords of the demo's logins, random, made once. They are kept in a file of their own until demo.json is
 * written, so that a seed which was stopped half-way can be finished by the next.
 */
export async function demoPasswords(folder: string): Promise<DemoPasswords> {
  const known = await readJson(draftFile(folder), draft)
  if (known) return known
  const emails = [...DEMO_STAFF, DEMO_OWNER, ...DEMO_TEAM].map(({ email }) => email)
  const made = Object.fromEntries(emails.map((email) => [email, randomBytes(12).toString('base64url')]))
  await writePrivate(draftFile(folder), made)
  return made
}

/** True when a seed was stopped before it had written its logins. */
export const isUnfinished = async (folder: string): Promise<boolean> => (await readJson(draftFile(folder), draft)) !== undefined

/** Ends the seed: the logins are written whole, then the draft goes. */
export async function writeLogins(folder: string, logins: DemoLogin[]): Promise<void> {
  await writePrivate(loginsFile(folder), { logins })
  await rm(draftFile(folder), { force: true })
}

async function writePrivate(file: string, content: unknown): Promise<void> {
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await rename(fresh, file)
}

async function readJson<T>(file: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  // A file that somebody broke by hand counts as absent; it is written anew where that is allowed.
  return shape.safeParse(parseOrUndefined(text)).data
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
