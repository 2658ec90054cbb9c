'use client'
/**
 * ChangeIndustryForm({ action, account, site, to, limit, otherHref, canPay })
 * Shows which sectors go with the old industry, picks what comes of the new one, and does both in one step. Somebody who
 * changes the sectors meanwhile is not overruled: then the form comes back, with what goes now.
 */
import { useActionState } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { siteSettings } from '@/lib/messages/en/site-settings'
import type { IndustryFormState } from '@/lib/sites/actions'
import { limitMet } from '@/lib/subscriptions/policy'
import { SectorPicker } from './sector-picker'

const say = siteSettings.move

interface Props {
  action: (state: IndustryFormState, form: FormData) => Promise<IndustryFormState>
  /** The account's address. */
  account: string
  site: { id: string; sectors: readonly { id: string; name: string }[] }
  to: { slug: string; name: string; sectors: readonly { slug: string; name: string }[] }
  /** Sectors of one site that the plan allows; null is unlimited. */
  limit: number | null
  /** Where another industry is chosen. */
  otherHref: string
  canPay: boolean
}

export function ChangeIndustryForm({ action, account, site, to, limit, otherHref, canPay }: Props) {
  const [{ error, sectors: chosen = [] }, send] = useActionState(action, {})
  const met = limitMet(error)
  const goes = site.sectors.length
  const isStale = error?.code === 'STATUS_CHANGED' || error?.code === 'CONFLICT'
  return (
    <form action={send} noValidate className="space-y-6">
      <input type="hidden" name="id" value={site.id} />
      <input type="hidden" name="industry" value={to.slug} />
      <input type="hidden" name="replace" value={goes > 0 ? 'on' : 'off'} />
      {site.sectors.map(({ id }) => (
        <input key={id} type="hidden" name="expected" value={id} />
      ))}
      {error && !met && <ErrorSummary errors={error.fields} form={error.fields ? undefined : isStale ? say.changed : error.message} />}
      {met && <UpgradeOffer slug={account} {...met} canPay={canPay} live />}
      {goes === 0 ? (
        <p className="text-muted">{say.goesNone}</p>
      ) : (
        <div>
          <h3 className="mb-2 font-medium">{say.goes(goes)}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {site.sectors.map(({ id, name }) => (
              <li key={id} className="min-w-0">
                <Badge color="red" icon="x">
                  {name}
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      )}
      {to.sectors.length > 0 && limit !== 0 && (
        <SectorPicker
          name="sectors"
          hint={goes > 0 ? say.comes(to.name) : say.comesNew(to.name)}
          sectors={to.sectors}
          selected={chosen}
          limit={limit}
          used={0}
          error={error?.fields?.sectors}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton tone={goes > 0 ? 'danger' : 'primary'} pendingLabel={say.doing}>
          {say.do(to.name)}
        </SubmitButton>
        <LinkButton href={otherHref}>{say.other}</LinkButton>
      </div>
    </form>
  )
}
