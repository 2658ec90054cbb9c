import { z } from 'zod'
import { parsed } from '@/lib/auth/parsed'
import type { PublicCaller } from '@/lib/core/actor'
import { text } from '@/lib/core/fields'
import { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { track as words } from '@/lib/messages/en/track'
import { moveRegistration } from './move-registration'
import { findTracked } from './tracking'

/** The form of an application's own page. */
export const cancelForm = z.object({
  number: z.string().max(40),
  token: z.string().max(200),
  /** What the page showed when its reader decided. */
  expected_status: z.enum(RegistrationStatus),
  reason: z.string(),
})

const reasonField = z.object({ reason: text(300).refine((value) => value !== '', words.cancel.reasonMissing) })

/**
 * Cancels an application for whoever holds its link, by the same move as everybody's.
 *
 * @throws NOT_FOUND for a wrong link, VALIDATION on `reason`, STATUS_CHANGED where it moved on meanwhile, CONFLICT where
 *   it has ended.
 */
export async function cancelOwn(caller: PublicCaller, { number, token, expected_status, reason }: z.output<typeof cancelForm>): Promise<void> {
  const { id } = await findTracked(caller, { number, token })
  const given = parsed(reasonField, { reason })
  await moveRegistration({ type: 'applicant', registrationId: id, requestId: caller.requestId }, { id, to: 'cancelled', expected_status, reason: given.reason, origin: 'screen' })
}
