import { AddressStep } from '@/components/apply/address-step'
import { publicPage } from '@/lib/auth/page'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'

export const generateMetadata = () => applyMetadata('address')

export default publicPage(async () => <AddressStep state={await applicationAt('address')} />)
