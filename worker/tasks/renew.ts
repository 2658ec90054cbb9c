import { z } from 'zod'
import { runRenewals } from '@/lib/renewals/run-renewals'

/** Of a run that a colleague asked for; the clock sends none. */
const requested = z.object({ runId: z.uuid() })

/** Every hour, and when a colleague asks: renews subscriptions and looks after what is unpaid. */
export async function renew(payload: unknown): Promise<void> {
  await runRenewals(requested.safeParse(payload).data?.runId)
}
