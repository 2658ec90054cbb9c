/** ReadOnly({ actor, permission })   why this cannot be changed now, or nothing where it can. */
import { Banner } from '@/components/ui/banner'
import { can, mayNow, type AccountPermission } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'

export function ReadOnly({ actor, permission }: { actor: AccountActor; permission: AccountPermission }) {
  if (mayNow(actor, permission)) return null
  const { readOnly } = words().settings
  return (
    <div className="mb-6">
      <Banner title={!can(actor, permission) ? readOnly.role : actor.accountStatus === 'suspended' ? readOnly.suspended : readOnly.pending} />
    </div>
  )
}
