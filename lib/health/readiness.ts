import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/lib/core/db'
import { logger } from '@/lib/core/logger'
import { channelStates } from '@/lib/deliveries/channels'
import type { Readiness } from './schema'

const CHANNELS = ['email', 'whatsapp', 'linear', 'cards', 'files'] as const

/** Whether this process can answer its callers, and what it found. A worker that is away does not make pages fail. */
export async function checkReadiness(): Promise<Readiness> {
  try {
    const [{ migrated, worker }, states] = await Promise.all([lookAtDatabase(), channelStates()])
    const missing = (await migrationNames()).filter((name) => !migrated.includes(name))
    return {
      database: 'ok',
      migrations: missing.length === 0 ? 'ok' : 'pending',
      worker: worker ? 'ok' : 'missing',
      channels: { email: states.email.state, whatsapp: states.whatsapp.state, linear: states.linear.state, cards: states.cards.state, files: states.files.state },
    }
  } catch (error) {
    logger.error({ error }, 'the database does not answer')
    const unknown = Object.fromEntries(CHANNELS.map((name) => [name, 'misconfigured'])) as Readiness['channels']
    return { database: 'unreachable', migrations: 'unknown', worker: 'unknown', channels: unknown }
  }
}

/** True when callers may be sent here. */
export const isServing = ({ database, migrations }: Readiness): boolean => database === 'ok' && migrations === 'ok'

async function lookAtDatabase(): Promise<{ migrated: string[]; worker: boolean }> {
  const [row] = await db.$queryRaw<Array<{ migrated: string[] | null; worker: boolean }>>`
    SELECT (SELECT array_agg(migration_name::text) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrated,
           EXISTS (SELECT FROM worker_heartbeats WHERE seen_at > now() - interval '60 seconds') AS worker`
  return { migrated: row?.migrated ?? [], worker: row?.worker ?? false }
}

let names: Promise<string[]> | undefined
/** The migrations that this version of the program was written for: the folders it was shipped with. */
function migrationNames(): Promise<string[]> {
  names ??= readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true }).then((entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  return names
}
