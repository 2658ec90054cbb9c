// `npm run staff -- --email ada@example.com --role admin [--name "Ada Lovelace"]`: makes a colleague from the machine's
// own command line, which is how the first admin comes in. It prints the link to choose a password, because nobody may
// be able to read the mailbox yet.
import { parseArgs } from 'node:util'
import { linkFor } from '@/lib/auth/login-tokens'
import { parsed } from '@/lib/auth/parsed'
import { db, inSystem, pool } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { createStaff } from './create-staff'
import { createStaffSchema, type CreateStaff } from './schema'

const USAGE = 'npm run staff -- --email ada@example.com --role admin|supervisor|agent|technician|finance [--name "Ada Lovelace"]'

/** What the command line says, validated like a form. A name that is not given is the address's first part. */
function readArguments(given: string[]): CreateStaff {
  const { values } = parseArgs({ args: given, options: { email: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' } } })
  return parsed(createStaffSchema, { ...values, name: values.name ?? values.email?.split('@')[0] })
}

/** The link in the message that let somebody in; none for a person who has a login already. */
async function claimLink(userId: string): Promise<string | undefined> {
  const sent = await inSystem((tx) => tx.delivery.findFirst({ where: { userId, template: 'claim-account' }, orderBy: { id: 'desc' }, select: { id: true } }))
  return sent ? linkFor('claim', sent.id) : undefined
}

function explain(error: unknown): string {
  if (!(error instanceof AppError)) return `${error instanceof Error ? error.message : 'This did not work'}\n\n${USAGE}`
  const fields = Object.entries(error.fields ?? {}).map(([name, texts]) => `--${name}: ${texts.join('; ')}`)
  return [...(fields.length > 0 ? fields : [error.message]), '', USAGE].join('\n')
}

try {
  const colleague = readArguments(process.argv.slice(2))
  const link = await claimLink(await createStaff({ type: 'system', name: 'staff command' }, colleague))
  const next = link ? `Choose a password within 7 days:\n${link}` : 'They sign in as before.'
  process.stdout.write(`${colleague.email} is now ${colleague.role}. ${next}\n`)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  if (!pool.ended) await pool.end()
}
