'use client'
/**
 * AddSectorsForm({ action, account, site, chosen, has, limit, changeHref, canPay })
 * The last step of adding sectors: what the site then has, and the one button that does it. When the plan has no place for
 * the choice (by now), it says so here and keeps the choice.
 */
import { useActionState } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteLive } from '@/lib/messages/en/sites'

const say = siteLive.addSectors

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** The account's address. */
  account: string
  site: { id: string; name: string }
  chosen: readonly { slug: string; name: string }[]
  /** Names of the sectors that the site has. */
  has: readonly string[]
  limit: number | null
  changeHref: string
  canPay: boolean
}

export function AddSectorsForm({ action, account, site, chosen, has, limit, changeHref, canPay }: Props) {
  const [{ error }, send] = useActionState(action, {})
  const after = has.length + chosen.length
  const left = limit === null ? chosen.length : Math.max(0, limit - has.length)
  const fits = chosen.length > 0 && chosen.length <= left
  return (
    <form action={send} className="space-y-5">
      <input type="hidden" name="id" value={site.id} />
      {chosen.map(({ slug }) => (
        <input key={slug} type="hidden" name="sectors" value={slug} />
      ))}
      {/* The page was read anew with the answer, so it explains most refusals by itself. */}
      {error && fits && <Banner tone="danger" live title={error.code === 'CONFLICT' || error.code === 'VALIDATION' ? say.changed : error.message} />}
      {limit !== null && !fits && chosen.length > 0 && (left === 0 ? (
        <UpgradeOffer slug={account} what="sectors" limit={limit} used={has.length} canPay={canPay} live />
      ) : (
        <Banner tone="warning" live title={say.tooMany(chosen.length, left)} />
      ))}
      {chosen.length === 0 ? (
        <p>{say.nothingLeft}</p>
      ) : (
        <div className="space-y-3">
          <p className="max-w-prose text-muted">{fits ? say.reviewText(site.name) : say.kept}</p>
          <ul className="flex flex-wrap gap-1.5">
            {chosen.map(({ slug, name }) => (
              <li key={slug} className="min-w-0">
                <Badge color="green" icon="plus">
                  {name}
                </Badge>
              </li>
            ))}
          </ul>
          {fits && limit !== null && <p className="figures text-sm text-muted">{say.after(after, limit)}</p>}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {fits && <SubmitButton pendingLabel={say.doing}>{say.do(chosen.length)}</SubmitButton>}
        <LinkButton href={changeHref} tone={fits ? 'secondary' : 'primary'}>
          {say.change}
        </LinkButton>
      </div>
    </form>
  )
}
