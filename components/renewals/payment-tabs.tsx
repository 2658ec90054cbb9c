/** PaymentTabs({ actor })   the pages of the room of payments; nothing for who may see only one of them. */
import { Tabs } from '@/components/shell/tabs'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { renewals as words } from '@/lib/messages/en/renewals'

export const PaymentTabs = ({ actor }: { actor: StaffActor }) =>
  can(actor, 'renewals:read') && (
    <Tabs
      label={words.tabs.label}
      items={[
        { href: '/admin/payments', label: words.tabs.transfers, icon: 'creditCard', exact: true },
        { href: '/admin/payments/renewals', label: words.tabs.renewals, icon: 'rotate' },
      ]}
    />
  )
