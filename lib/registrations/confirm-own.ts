import { z } from 'zod'
import type { PublicCaller } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { moveRegistration } from './move-registration'
import { findTracked } from './tracking'

/** The form of whoever came by the link in the e-mail. */
export const confirmForm = z.object({ number: z.string().max(40), token: z.string().max(200), proof: z.string().max(200) })

/**
 * Takes an application on from where it waits for a look: its phone was proved by a code before, and now its e-mail
 * address is by the link that only went there. Looking at that link changes nothing; this is its button.
 *
 * @throws NOT_FOUND for a wrong link, STATUS_CHANGED where it has moved further meanwhile.
 */
export async function confirmOwn(caller: PublicCaller, key: z.output<typeof confirmForm>): Promise<void> {
  const { id, status, provesAddress } = await findTracked(caller, key)
  if (!provesAddress) throw notFound('This link')
  // Who presses twice, or in another tab, has what they asked for.
  if (status === 'verified') return
  await moveRegistration({ type: 'applicant', registrationId: id, requestId: caller.requestId }, { id, to: 'verified', expected_status: 'pending_verification', origin: 'screen' })
}
