import { now } from '@/lib/core/clock'
import { inAccount } from '@/lib/core/db'
import { OutsideFailure } from '@/lib/core/outside-failure'
import { fetchOutside, type Outside } from '@/lib/core/safe-fetch'
import type { IntegrationPlatform } from '@/lib/generated/prisma/enums'
import { judge, requestFor, type TestReason } from './policy'
import { openSecret } from './sealed'

const ANSWER_MOST = 256 * 1024

/** A test that was asked for, as it stood when it began. */
interface Asked {
  id: string
  accountId: string
  siteId: string
  platform: IntegrationPlatform
  address: string
  username: string | null
  sealedSecret: string
  updatedAt: Date
}

/**
 * Tests one integration and writes down how it went. May run any number of times. Redirects are not followed, so that the
 * secret goes to the address it was given for and nowhere else; no transaction is open meanwhile. An integration that was
 * changed or removed in between keeps what was written then.
 */
export async function tryIntegration({ accountId, integrationId }: { accountId: string; integrationId: string }, outside: Outside): Promise<void> {
  const asked = await inAccount({ accountId }, (tx) => tx.siteIntegration.findFirst({ where: { accountId, id: integrationId, status: 'testing', site: { status: 'active' } } }))
  if (!asked) return
  const reason = await look(asked, outside)
  await inAccount(
    { accountId },
    (tx) => tx.$executeRaw`UPDATE site_integrations SET status = ${reason === null ? 'working' : 'failed'}::integration_status, reason = ${reason}, tested_at = ${now()}
      WHERE account_id = ${accountId}::uuid AND id = ${asked.id}::uuid AND status = 'testing' AND updated_at = ${asked.updatedAt}`,
  )
}

/** @returns null when it works, otherwise why not. Throws only for faults of ours. */
async function look(asked: Asked, outside: Outside): Promise<TestReason | null> {
  const { platform, address, username, sealedSecret } = asked
  const secret = openSecret(asked, sealedSecret)
  if (secret === null) return 'unreadable'
  const wanted = requestFor(platform, address, username, secret)
  try {
    const { status, body } = await fetchOutside(outside, wanted.address, { headers: { accept: 'application/json', ...wanted.headers }, most: ANSWER_MOST })
    return judge(platform, status, body.toString('utf8'))
  } catch (error) {
    if (error instanceof OutsideFailure) return error.reason
    throw error
  }
}
