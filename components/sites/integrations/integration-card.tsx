/** IntegrationCard({ account, siteId, here, integration, mayChange, mayRemove })   one integration: how it stands, and what can be done with it. */
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { integrationForms } from '@/lib/messages/en/site-integrations'
import { words } from '@/lib/messages/words'
import { removeIntegrationForm, testIntegrationForm } from '@/lib/sites/integrations/actions'
import type { Integration } from '@/lib/sites/integrations/queries'
import { PlainForm } from './plain-form'
import { integrationName, shownAddress } from './integration-name'

interface Props {
  account: string
  siteId: string
  /** The page itself. */
  here: string
  integration: Integration
  mayChange: boolean
  mayRemove: boolean
}

export function IntegrationCard({ account, siteId, here, integration, mayChange, mayRemove }: Props) {
  const { siteIntegrations: say } = words()
  const { id, platform, username, status, testedAt } = integration
  const name = integrationName(integration)
  const fields = { id: siteId, integration: id }
  return (
    <Card
      id={`integration-${id}`}
      title={say.platforms[platform]}
      description={
        <>
          <span className="wrap-anywhere">{shownAddress(integration.address)}</span>
          {username && <span className="wrap-anywhere"> {say.by(username)}</span>}
        </>
      }
      actions={<Status of="integration" is={status} note={testedAt && status !== 'testing' && <When at={testedAt} show="relative" />} />}
    >
      <div role="status" className="max-w-prose">
        <Outcome integration={integration} here={here} />
      </div>
      {(mayChange || mayRemove) && (
        <div className="mt-4 flex flex-wrap items-start gap-2">
          {mayChange && (
            <>
              <PlainForm action={testIntegrationForm.bind(null, account)} fields={fields} label={integrationForms.test} name={integrationForms.testOf(name)} pendingLabel={integrationForms.testing} icon="rotate" />
              <LinkButton icon="edit" href={`${here}?change=${id}#integration-${id}`} aria-label={say.changeOf(name)}>
                {say.change}
              </LinkButton>
            </>
          )}
          {mayRemove && (
            <Dialog id={`remove-${id}`} title={integrationForms.removeTitle(name)} trigger={<Labelled text={integrationForms.remove} name={name} />} triggerLook={{ icon: 'trash' }}>
              <p className="mb-4">{integrationForms.removeText}</p>
              <PlainForm action={removeIntegrationForm.bind(null, account)} fields={fields} label={integrationForms.removeDo} pendingLabel={integrationForms.removing} tone="danger" cancel />
            </Dialog>
          )}
        </div>
      )}
    </Card>
  )
}

/** Several buttons read the same; spoken, each is another one. */
const Labelled = ({ text, name }: { text: string; name: string }) => (
  <>
    {text}
    <span className="sr-only"> {name}</span>
  </>
)

/** How the last test went, in words, and what to do. */
function Outcome({ integration: { status, reason }, here }: { integration: Integration; here: string }) {
  const { siteIntegrations: say } = words()
  if (status === 'testing') {
    return (
      <p className="text-muted">
        {say.underWay}
        <noscript>
          {' '}
          <a href={here} className="underline underline-offset-3">
            {say.reload}
          </a>
        </noscript>
      </p>
    )
  }
  if (reason) {
    return (
      <p className="flex items-start gap-2">
        <Icon name="alert" className="mt-0.75 shrink-0 text-danger" />
        {say.reasons[reason]}
      </p>
    )
  }
  return <p className="text-muted">{status === 'working' ? say.lastWorked : say.untested}</p>
}
