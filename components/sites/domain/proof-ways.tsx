/** ProofWays({ action, siteId, proofs, mayCheck, here })   the three ways to prove a domain: what to put where, the last look, and the next one. */
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import type { FormState } from '@/lib/auth/form'
import { siteDomain as say } from '@/lib/messages/en/site-domain'
import type { ProofCheck, SiteProofs } from '@/lib/sites/proof/queries'
import { CheckForm } from './check-form'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  siteId: string
  proofs: SiteProofs
  mayCheck: boolean
  /** The page itself, for the link that reads it anew without a script. */
  here: string
}

export function ProofWays({ action, siteId, proofs, mayCheck, here }: Props) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-3">
      {proofs.checks.map((check) => (
        <Card key={check.method} id={`by-${check.method}`} title={say.ways[check.method].title} description={say.ways[check.method].text}>
          <dl className="space-y-3">
            {partsOf(proofs, check.method).map(({ label, value, copied }) => (
              <div key={label}>
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="flex items-start gap-2">
                  <code className="min-w-0 grow rounded-md bg-surface-secondary px-2.5 py-1.5 font-mono text-[13px] break-all select-all">{value}</code>
                  {copied && <CopyButton text={value} what={label.toLowerCase()} />}
                </dd>
              </div>
            ))}
          </dl>
          <div className="mt-4 space-y-3 border-t border-separator pt-4">
            <LastLook check={check} here={here} />
            {mayCheck && <CheckForm action={action} siteId={siteId} method={check.method} isFirst={check.status === 'unchecked'} isLooking={check.status === 'queued'} />}
          </div>
        </Card>
      ))}
    </div>
  )
}

interface Part {
  label: string
  value: string
  copied: boolean
}

function partsOf({ instructions: { dns, file, meta } }: SiteProofs, method: ProofCheck['method']): Part[] {
  const { parts } = say
  switch (method) {
    case 'dns':
      return [
        { label: parts.type, value: dns.type, copied: false },
        { label: parts.name, value: dns.name, copied: true },
        { label: parts.value, value: dns.value, copied: true },
      ]
    case 'file':
      return [
        { label: parts.address, value: file.url, copied: true },
        { label: parts.content, value: file.content, copied: true },
      ]
    case 'meta':
      return [{ label: parts.tag, value: meta.tag, copied: true }]
  }
}

function LastLook({ check: { status, reason, checkedAt }, here }: { check: ProofCheck; here: string }) {
  return (
    <div role="status" className="space-y-1 text-sm">
      <Status of="proof" is={status} note={checkedAt && <When at={checkedAt} show="relative" />} />
      {status === 'queued' && (
        <p className="text-muted">
          {say.looking}
          <noscript>
            {' '}
            <a href={here} className="inline-flex items-center gap-1 underline underline-offset-3">
              <Icon name="rotate" size={14} />
              {say.reload}
            </a>
          </noscript>
        </p>
      )}
      {reason && <p className="text-muted">{say.reasons[reason]}</p>}
    </div>
  )
}
