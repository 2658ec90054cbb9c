/** Review({ account, state })   the site once more as it will be, each part with the way back to it. */
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { shownDomain } from '@/lib/core/shown-domain'
import { words } from '@/lib/messages/words'
import type { DraftState } from '@/lib/sites/draft-state'
import { stepPath, type FormStep } from '@/lib/sites/draft-steps'
import { placesLeft } from '@/lib/sites/policy'
import type { CreateSite } from '@/lib/sites/schema'

export function Review({ account, state, site }: { account: string; state: DraftState; site: CreateSite }) {
  const { review: say, steps } = words().siteWizard
  const { limit } = state.places.sites
  const domain = shownDomain(site.domain)
  const sectors = (state.industry?.sectors ?? []).flatMap(({ slug, name }) => (site.sectors.includes(slug) ? [name] : []))
  const part = (step: FormStep, facts: Fact[]) => (
    <Card
      title={steps[step]}
      id={`review-${step}`}
      actions={
        <Link href={stepPath(account, step, { edit: true })} aria-label={say.change(steps[step])} className="text-link touch-44">
          {say.edit}
        </Link>
      }
    >
      <FactList facts={facts} />
    </Card>
  )
  return (
    <>
      <div className="space-y-4">
        {part('name', [
          { label: say.facts.name, value: site.name },
          { label: say.facts.domain, value: domain, note: domain === site.domain ? undefined : say.alsoWritten(site.domain) },
        ])}
        {part('industry', [{ label: say.facts.industry, value: state.industry?.name }])}
        {part('sectors', [{ label: say.facts.sectors, value: sectors.length > 0 ? sectors.join(', ') : <span className="text-muted">{say.noSectors}</span> }])}
      </div>
      <div>
        <h2 className="font-semibold">{say.next}</h2>
        <p className="measure mt-1 text-muted">{say.nextText(limit === null ? null : placesLeft(state.places.sites) - 1)}</p>
      </div>
    </>
  )
}
