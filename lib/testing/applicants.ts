import { codeFor } from '@/lib/auth/phone-codes'
import type { PublicCaller } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { inSystem } from '@/lib/core/db'
import { requestCode } from '@/lib/phones/request-code'
import { verifyCode } from '@/lib/phones/verify-code'
import { apply } from '@/lib/registrations/apply'
import type { Application } from '@/lib/registrations/application-schema'
import { testPhone } from './registrations'

// People who apply, through the same use cases as in life.

/** Somebody at an address of their own, so that tests don't share limits. */
export const stranger = (): PublicCaller => ({ type: 'public', requestId: newId(), ip: newId() })

/** A well-formed application; its address and phone are its own. */
export function wanted(more: Partial<Application> = {}): Application {
  return {
    full_name: 'Ayu Lestari',
    email: `ayu@a-${newId()}.example`,
    phone: testPhone(),
    address: 'Jalan Melati 12, RT 03 RW 05',
    city: 'Bandung',
    plan_slug: 'home-gold',
    ...more,
  }
}

/** Proves a phone the way an applicant does. @returns the token. */
export async function provePhone(phone: string, caller: PublicCaller = stranger()): Promise<string> {
  await requestCode(caller, { phone })
  const { deliveryId } = await inSystem((tx) => tx.phoneProof.findFirstOrThrow({ where: { phone, userId: null }, select: { deliveryId: true } }))
  return (await verifyCode(caller, { phone, code: codeFor(deliveryId) })).phone_token
}

export interface Applicant {
  id: string
  number: string
  /** Of the link that opens the application. */
  token: string
  asked: Application
}

/** An application that was taken in. */
export async function applicant(more: Partial<Application> = {}): Promise<Applicant> {
  const asked = wanted(more)
  const { result } = await apply(stranger(), asked, { phoneToken: await provePhone(asked.phone), origin: 'screen' })
  const { id } = await inSystem((tx) => tx.registration.findUniqueOrThrow({ where: { number: result.registration_number }, select: { id: true } }))
  return { id, number: result.registration_number, token: new URL(result.tracking_url).searchParams.get('token') ?? '', asked }
}
