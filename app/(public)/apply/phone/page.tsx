import { PhoneStep } from '@/components/apply/phone-step'
import { publicPage } from '@/lib/auth/page'
import { channelStates } from '@/lib/deliveries/channels'
import { isCodeLost } from '@/lib/phones/codes'
import { applicationAt, applyMetadata } from '@/lib/registrations/apply-page'

export const generateMetadata = () => applyMetadata('phone')

export default publicPage(async ({ searchParams }) => {
  const state = await applicationAt('phone')
  const [{ whatsapp }, isLost] = await Promise.all([channelStates(), state.phone !== null && !state.isProved ? isCodeLost({ phone: state.phone, userId: null }) : false])
  return <PhoneStep state={state} isSentAgain={searchParams.sent === 'yes'} isLocal={whatsapp.state === 'local'} isLost={isLost} />
})
