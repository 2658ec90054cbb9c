import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { wrong } from '@/lib/messages/en/wrong'

/** Missing, or not open to this role: one answer for both, inside the frame. */
export default function AccountNotFound() {
  return (
    <EmptyState icon="search" title={<h1>{wrong.notFoundTitle}</h1>} action={<LinkButton href="/">{wrong.home}</LinkButton>}>
      {wrong.notFoundText}
    </EmptyState>
  )
}
