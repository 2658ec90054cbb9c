/** InstallationCard({ installation })   the customer's own installation: how it stands, and when somebody comes. */
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import type { OwnInstallation } from '@/lib/installations/own-installation'
import { ownInstallation as words } from '@/lib/messages/en/own-installation'
import { spanIn } from '@/lib/visits/span-text'

export function InstallationCard({ installation }: { installation: OwnInstallation }) {
  const { status, visit, number, zone } = installation
  const comes = visit && (status === 'assigned' || status === 'in_progress')
  return (
    <Card id="installation" title={words.title} actions={<Status of="installation" is={status} />}>
      {comes ? (
        <p className="text-lg font-semibold">
          {spanIn(zone, visit)}
        </p>
      ) : (
        status === 'completed' && installation.completedAt && (
          <p className="text-lg font-semibold">
            <When at={installation.completedAt} show="day" zone={zone} />
          </p>
        )
      )}
      <p className="mt-1 text-muted">{words.text[status]}</p>
      {status === 'open' && installation.preferredDate && (
        <p className="mt-1 text-muted">
          {words.wish} <When at={installation.preferredDate} />
          {installation.preferredSlot && `, ${words.slots[installation.preferredSlot]}`}
        </p>
      )}
      <p className="mt-2 font-mono text-[13px] text-muted">{number}</p>
    </Card>
  )
}
