import { staffRoute } from '@/lib/auth/route'
import { mergeAnswer, mergeBody } from '@/lib/registrations/care-schema'
import { mergeRegistrations } from '@/lib/registrations/merge-registrations'
import { toRegistration } from '@/lib/registrations/resources'
import { registrationParams } from '@/lib/registrations/schema'

// The younger one is cancelled by it, so whoever may not cancel may not merge.
export const POST = staffRoute(
  { summary: 'Merge two registrations for good; the older one stays', permission: 'registrations:cancel', params: registrationParams, body: mergeBody, answer: mergeAnswer, limit: 'write' },
  async (actor, input) => {
    const { kept, mergedId } = await mergeRegistrations(actor, { ...input, origin: 'api' })
    return { kept: toRegistration(kept), merged_id: mergedId }
  },
)
