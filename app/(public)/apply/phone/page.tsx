import { PhoneStep } from '@/components/apply/phone-step'
import { publicPage } from '@/lib/auth/page'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'

export const generateMetadata = () => applyMetadata('phone')

export default publicPage(async ({ searchParams }) => <PhoneStep state={await applicationAt('phone')} isSentAgain={searchParams.sent === 'yes'} />)
