/**
 * StepFrame({ actor, step, state, query, title, intro?, children })   one step of the site wizard: where it stands, its form, its mistakes.
 * When the plan has no place left, the way to a larger plan stands in place of the form, and the draft is kept.
 *   query: what the address says beside the step (`order`, `ended`, `changed`)
 */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { UpgradeOffer } from '@/components/billing/upgrade-offer'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Icon } from '@/components/ui/icon'
import { Steps } from '@/components/ui/steps'
import { mayNow } from '@/lib/auth/permissions'
import type { AccountActor } from '@/lib/core/actor'
import { words } from '@/lib/messages/words'
import { shownErrors, type DraftState } from '@/lib/sites/draft-state'
import { isSent, stepPath, STEPS, type StepName } from '@/lib/sites/draft-steps'
import { placesLeft } from '@/lib/sites/policy'
import { DraftLine } from './draft-line'

interface Props {
  actor: AccountActor
  step: StepName
  state: DraftState
  query: Record<string, string | string[] | undefined>
  title: string
  intro?: ReactNode
  children: ReactNode
}

export function StepFrame({ actor, step, state, query, title, intro, children }: Props) {
  const { siteWizard: say } = words()
  const { limit, used } = state.places.sites
  const isFull = placesLeft(state.places.sites) === 0
  const told = query.ended === 'yes' ? say.ended : query.changed === 'yes' ? say.changed : query.order === 'yes' ? say.order : undefined
  return (
    <div className="max-w-2xl">
      <Link href={`/${actor.accountSlug}/sites`} className="touch-44 -ms-1 mb-4 inline-flex min-h-6 items-center gap-1 rounded-sm pe-1 text-sm text-muted hover:text-foreground">
        <Icon name="chevronLeft" className="rtl:-scale-x-100" />
        {say.back}
      </Link>
      <Steps label={say.stepsLabel} steps={stepsOf(actor.accountSlug, step, state)} />
      <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-xl font-semibold">{title}</h1>
        {state.draft && <DraftLine account={actor.accountSlug} draft={state.draft} />}
      </div>
      {intro && <div className="measure mt-1 text-muted">{intro}</div>}
      <div className="mt-6 space-y-6">
        {isFull && limit !== null ? (
          <>
            <UpgradeOffer slug={actor.accountSlug} what="sites" limit={limit} used={used} canPay={mayNow(actor, 'billing:pay')} live />
            {state.draft && <p className="text-muted">{say.draft.full}</p>}
          </>
        ) : (
          <>
            {told && <Banner tone="warning" title={told} live />}
            <ErrorSummary key={state.draft?.updatedAt.getTime()} errors={shownErrors(step, state)} />
            {children}
          </>
        )}
      </div>
    </div>
  )
}

function stepsOf(account: string, current: StepName, { draft, errors }: DraftState) {
  const { steps } = words().siteWizard
  return STEPS.map((step) => {
    const isDone = step !== 'review' && draft !== undefined && isSent(draft.data, step) && Object.keys(errors[step]).length === 0
    return { label: steps[step], href: stepPath(account, step, { edit: true }), state: step === current ? ('current' as const) : isDone ? ('done' as const) : ('todo' as const) }
  })
}
