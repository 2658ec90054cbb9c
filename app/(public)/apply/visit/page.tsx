import { VisitStep } from '@/components/apply/visit-step'
import { publicPage } from '@/lib/auth/page'
import { now } from '@/lib/core/clock'
import { inSystem } from '@/lib/core/db'
import { zonedParts } from '@/lib/core/zoned-time'
import { readOrganisation } from '@/lib/organisation/calendar'
import { lastDay } from '@/lib/registrations/application-rules'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'

export const generateMetadata = () => applyMetadata('visit')

export default publicPage(async () => {
  const state = await applicationAt('visit')
  const today = zonedParts((await inSystem(readOrganisation)).timeZone, now()).day
  return <VisitStep state={state} first={today} last={lastDay(today)} />
})
