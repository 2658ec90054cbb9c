/** IntegrationCard({ account, siteId, integration, mayChange, mayRemove, here })   one integration: how it stands, and what can be done with it. */
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { FactList } from '@/components/ui/fact-list'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { siteIntegrations as say } from '@/lib/messages/en/site-integrations'
import { removeIntegrationForm, testIntegrationForm, updateIntegrationForm } from '@/lib/sites/integrations/actions'
import type { Integration } from '@/lib/sites/integrations/queries'
import { ChangeForm } from './change-form'
import { PlainForm } from './plain-form'

interface Props {
  account: string
  siteId: string
  integration: Integration
  mayChange: boolean
  mayRemove: boolean
  here: string
}

export function IntegrationCard({ account, siteId, integration, mayChange, mayRemove, here }: Props) {
  const { id, platform, address, username, status, reason, testedAt } = integration
  const { title } = say.platforms[platform]
  return (
    <Card id={`integration-${id}`} title={title} actions={<Status of="integration" is={status} />}>
      <FactList
        facts={[
          { label: say.address, value: <code className="font-mono text-[13px] break-all">{address}</code> },
          ...(username ? [{ label: say.username, value: username }] : []),
          { label: say.lastTest, value: testedAt ? <When at={testedAt} /> : <span className="text-muted">{say.never}</span> },
        ]}
      />
      <div role="status" className="mt-3 text-sm">
        {reason && <p className="text-danger">{say.reasons[reason]}</p>}
        {status === 'testing' && (
          <noscript>
            <a href={here} className="underline underline-offset-3">
              {say.reload}
            </a>
          </noscript>
        )}
      </div>
      {(mayChange || mayRemove) && (
        <div className="mt-4 flex flex-wrap items-start gap-2">
          {mayChange && <PlainForm action={testIntegrationForm.bind(null, account)} fields={{ id: siteId, integration: id }} label={say.test} icon="rotate" pendingLabel={say.testing} />}
          {mayChange && (
            <Dialog id={`change-${id}`} title={say.changeTitle(title)} trigger={say.change} triggerLook={{ icon: 'edit' }}>
              <ChangeForm action={updateIntegrationForm.bind(null, account)} siteId={siteId} integration={{ id, platform, address, username }} />
            </Dialog>
          )}
          {mayRemove && (
            <Dialog id={`remove-${id}`} title={say.removeTitle(title)} trigger={say.remove} triggerLook={{ icon: 'trash' }}>
              <p className="mb-4">{say.removeText}</p>
              <PlainForm action={removeIntegrationForm.bind(null, account)} fields={{ id: siteId, integration: id }} label={say.removeDo} tone="danger" cancel />
            </Dialog>
          )}
        </div>
      )}
    </Card>
  )
}
