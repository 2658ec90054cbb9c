import { constants, setPriority } from 'node:os'
import { parseCronItems, type TaskList } from 'graphile-worker'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'
import { logger } from '@/lib/core/logger'
import { assertLoopbackSetting } from '@/lib/auth/rate-limits'
import { openOutside } from '@/lib/core/safe-fetch'
import { checkEmail, openMailPort } from '@/lib/deliveries/email-port'
import { checkWhatsApp, openWhatsApp } from '@/lib/deliveries/whatsapp-channel'
import { checkFileStore } from '@/lib/files/check-store'
import { beat } from './heartbeat.ts'
import { openLane } from './lane.ts'
import { checkChannels } from './tasks/check-channels.ts'
import { removeBytesTask } from './tasks/remove-bytes.ts'
import { sendDeliveryTask } from './tasks/send-delivery.ts'
import { renew } from './tasks/renew.ts'
import { sweep } from './tasks/sweep.ts'
import { proveDomainTask } from './tasks/prove-domain.ts'
import { testIntegrationTask } from './tasks/test-integration.ts'
import { verifyLedger } from './tasks/verify-ledger.ts'
import { whatsappEvent } from './tasks/whatsapp-event.ts'
import { warnOfDueJobsTask } from './tasks/warn-of-due-jobs.ts'
import { workImportTask } from './tasks/work-import.ts'
import { workRunTask } from './tasks/work-run.ts'

const CONCURRENCY = 5
/** WhatsApp may keep each of them for ten seconds. */
const WHATSAPP_CONCURRENCY = 5

/** Starts the worker. It stops at SIGTERM or SIGINT, once the jobs at hand are done. */
export async function start(): Promise<void> {
  if (!env.DATABASE_WORKER_URL) throw new Error('Settings: DATABASE_WORKER_URL is missing; `npm run up` sets it.')
  if (!env.APP_SECRET) throw new Error('Settings: APP_SECRET is missing; `npm run up` makes one.')

  // Where cores are short, somebody who waits for a page goes before a message that may leave a second later.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  await assertLoopbackSetting()
  const mail = openMailPort()
  const whatsapp = openWhatsApp()
  const outside = openOutside()
  const send = sendDeliveryTask(mail, whatsapp)
  const taskList: TaskList = { 'send-delivery': send, 'remove-bytes': removeBytesTask, sweep, renew, 'verify-ledger': verifyLedger, 'warn-of-due-jobs': warnOfDueJobsTask, 'check-channels': checkChannels(mail, whatsapp), 'whatsapp-event': whatsappEvent, 'prove-domain': proveDomainTask(outside), 'test-integration': testIntegrationTask(outside), 'work-run': workRunTask, 'work-import': workImportTask }
  const connectionString = env.DATABASE_WORKER_URL
  const work = await openLane({
    connectionString,
    taskList,
    concurrency: CONCURRENCY,
    parsedCronItems: parseCronItems([
      { task: 'check-channels', match: '*/5 * * * *' },
      { task: 'sweep', match: '7 * * * *' },
      { task: 'warn-of-due-jobs', match: '*/15 * * * *' },
      { task: 'renew', match: '20 * * * *' },
      { task: 'verify-ledger', match: '40 2 * * *' },
    ]),
  })
  const lanes = [work, await openLane({ connectionString, taskList: { 'send-whatsapp': send }, concurrency: WHATSAPP_CONCURRENCY })]
  const hearts = lanes.map(({ name }) => beat(name))
  await checkEmail(mail)
  await checkWhatsApp(whatsapp)
  await checkFileStore()
  logger.info({ worker: work.name, email: mail.isLocal ? 'local' : 'smtp', whatsapp: whatsapp.isLocal ? 'local' : 'cloud' }, 'the worker runs')

  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await Promise.all(lanes.map(({ runner }) => runner.stop()))
    await Promise.all(hearts.map((heart) => heart.stop()))
    mail.close()
    await db.$disconnect()
    process.exit(0)
  }
  const stopOrFall = (): void => {
    stop().catch((error: unknown) => {
      logger.error({ error }, 'the worker could not stop cleanly')
      process.exit(1)
    })
  }
  process.on('SIGTERM', stopOrFall)
  process.on('SIGINT', stopOrFall)
  // Ends without a stop only when the database is lost for good; whoever started this process starts it again.
  await Promise.all(lanes.map(({ runner }) => runner.promise)).catch((error: unknown) => {
    logger.fatal({ error }, 'the worker ended')
    process.exit(1)
  })
}
