import { WrongHere } from '@/components/account/wrong-here'
import { LinkButton } from '@/components/ui/button'
import { wrong } from '@/lib/messages/en/wrong'

/** Missing, or not open to this role: one answer for both, inside the frame. */
export default function AccountNotFound() {
  return (
    <WrongHere title={wrong.notFoundTitle} text={wrong.notFoundText}>
      <LinkButton href="/">{wrong.home}</LinkButton>
    </WrongHere>
  )
}
