import { db } from '@/lib/core/db'
import { validation } from '@/lib/core/errors'
import { normalisePhone } from '@/lib/core/phone'
import { fields as say } from '@/lib/messages/en/fields'

/**
 * A number as typed, in the one form that is stored (E.164); without a country code it is one of the organisation's country.
 *
 * @param field where a refusal is shown.
 * @throws VALIDATION on that field.
 */
export async function phoneNumber(phone: string, field = 'phone'): Promise<string> {
  const { country } = await db.organisation.findFirstOrThrow({ select: { country: true } })
  const number = normalisePhone(phone, country)
  if (!number) throw validation({ [field]: [say.phoneUnknown] })
  return number
}
