import { DAY, now } from '@/lib/core/clock'
import { db, inSystem } from '@/lib/core/db'
import { failLostDeliveries } from '@/lib/deliveries/fail-lost-deliveries'
import { sweepFiles } from '@/lib/files/sweep-files'
import { foldTallies } from '@/lib/registrations/fold-tallies'
import { resumeRuns } from '@/lib/registrations/runs/resume-runs'

const KEYS_LIVE_MS = 7 * DAY
const RESTS_LIVE_MS = DAY
/** Files that were imported, with all their lines; what they changed stays in the audit. */
const IMPORTS_LIVE_MS = 30 * DAY
/** Commands over many registrations, with what became of each; the registrations' own histories stay. */
const RUNS_LIVE_MS = 30 * DAY
/** New sites that were begun and left. */
const SITE_DRAFTS_LIVE_MS = 30 * DAY
/** Runs with what they could not do; what they did stays in the invoices and the audit. */
const RENEWAL_RUNS_LIVE_MS = 90 * DAY

/** What WhatsApp's provider sent, with the numbers in it; the provider repeats itself for a week at most. */
const WHATSAPP_LIVES_MS = 30 * DAY

/** Every hour: removes what has run out and nobody asks for any more. A day is left for looking into what went wrong. */
export async function sweep(): Promise<void> {
  const ago = (ms: number): Date => new Date(now().getTime() - ms)
  const rest = ago(RESTS_LIVE_MS)
  await db.commandKey.deleteMany({ where: { createdAt: { lt: ago(KEYS_LIVE_MS) } } })
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: rest } }, { revokedAt: { lt: rest } }] } })
  await db.loginToken.deleteMany({ where: { expiresAt: { lt: rest } } })
  await db.rateLimit.deleteMany({ where: { expire: { lt: now().getTime() } } })
  await db.workerHeartbeat.deleteMany({ where: { seenAt: { lt: rest } } })
  await inSystem((tx) => tx.catalogueImport.deleteMany({ where: { createdAt: { lt: ago(IMPORTS_LIVE_MS) } } }))
  await inSystem((tx) => tx.registrationImport.deleteMany({ where: { createdAt: { lt: ago(IMPORTS_LIVE_MS) } } }))
  await inSystem((tx) => tx.bulkRun.deleteMany({ where: { endedAt: { lt: ago(RUNS_LIVE_MS) } } }))
  await inSystem((tx) => tx.siteDraft.deleteMany({ where: { updatedAt: { lt: ago(SITE_DRAFTS_LIVE_MS) } } }))
  await inSystem((tx) => tx.renewalRun.deleteMany({ where: { requestedAt: { lt: ago(RENEWAL_RUNS_LIVE_MS) }, endedAt: { not: null } } }))
  await inSystem((tx) => tx.phoneProof.deleteMany({ where: { expiresAt: { lt: rest } } }))
  await inSystem((tx) => tx.whatsappEvent.deleteMany({ where: { receivedAt: { lt: ago(WHATSAPP_LIVES_MS) } } }))
  await inSystem((tx) => tx.deliveryReport.deleteMany({ where: { createdAt: { lt: ago(WHATSAPP_LIVES_MS) } } }))
  await sweepFiles()
  await foldTallies()
  await resumeRuns()
  await failLostDeliveries()
}
