/** KeyTable({ keys, accountSlug })   the keys of an account, living and revoked. */
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { DataTable } from '@/components/ui/table'
import { When } from '@/components/ui/when'
import { words } from '@/lib/messages/words'
import { revokeKeyForm } from '@/lib/people/key-actions'
import type { KeyLine } from '@/lib/people/queries'
import { RevokeForm } from './revoke-form'

export function KeyTable({ keys, accountSlug }: { keys: readonly KeyLine[]; accountSlug: string }) {
  const { keys: say } = words().settings
  return (
    <Card id="keys" title={say.list} flush>
      <DataTable
        caption={say.list}
        rows={keys}
        rowKey={(key) => key.id}
        rowName={(key) => key.name}
        empty={
          <EmptyState icon="key" title={say.empty}>
            {say.emptyText}
          </EmptyState>
        }
        columns={[
          { key: 'name', head: say.name, cell: (key) => <span className="wrap-anywhere">{key.name}</span> },
          { key: 'prefix', head: say.prefix, phone: false, cell: (key) => <code className="font-mono text-[13px]">gh_{key.prefix}</code> },
          { key: 'scopes', head: say.scopes, phone: false, cell: (key) => <Scopes scopes={key.scopes} /> },
          { key: 'made', head: say.made, phone: false, cell: (key) => <When at={key.createdAt} show="day" /> },
          { key: 'used', head: say.used, phone: false, cell: (key) => (key.lastUsedAt ? <When at={key.lastUsedAt} show="relative" /> : <span className="text-muted">{say.never}</span>) },
          { key: 'state', head: say.stateHead, cell: (key) => <Status of="apiKey" is={key.revokedAt ? 'revoked' : 'active'} /> },
          { key: 'revoke', head: say.revoke, end: true, cell: (key) => (key.revokedAt ? null : <Revoke apiKey={key} accountSlug={accountSlug} />) },
        ]}
      />
    </Card>
  )
}

function Scopes({ scopes }: { scopes: readonly string[] }) {
  const shown = scopes.slice(0, 2).join(', ')
  return (
    <span title={scopes.join(', ')} className="font-mono text-[13px]">
      {shown}
      {scopes.length > 2 && <span className="font-sans text-muted"> {words().settings.keys.more(scopes.length - 2)}</span>}
    </span>
  )
}

function Revoke({ apiKey, accountSlug }: { apiKey: KeyLine; accountSlug: string }) {
  const { keys: say } = words().settings
  return (
    <Dialog id={`revoke-${apiKey.id}`} title={say.revokeTitle(apiKey.name)} trigger={say.revoke} triggerLook={{ size: 'small' }}>
      <RevokeForm action={revokeKeyForm.bind(null, accountSlug)} id={apiKey.id} />
    </Dialog>
  )
}
