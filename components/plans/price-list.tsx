/** PriceList({ plans })   every public plan, by family, in the order of the catalogue. */
import { LinkButton } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { pricing as words } from '@/lib/messages/en/pricing'
import { plans as planWords } from '@/lib/messages/en/plans'
import type { PublicPlan } from '@/lib/plans/plan'
import { PlanCard } from './plan-card'

const families = ['online', 'installed', 'chat'] as const

export function PriceList({ plans }: { plans: readonly PublicPlan[] }) {
  const groups = families.map((family) => ({ family, plans: plans.filter((plan) => plan.family === family) })).filter((group) => group.plans.length > 0)
  return (
    <>
      <nav aria-label={words.families} className="mt-8 flex flex-wrap gap-2">
        {groups.map(({ family }) => (
          <a key={family} href={`#${family}`} className="inline-flex min-h-9 items-center rounded-md border border-border bg-surface px-3 text-sm hover:border-field-border pointer-coarse:min-h-11">
            {planWords.families[family].title}
          </a>
        ))}
      </nav>
      {groups.map(({ family, plans: members }) => (
        <section key={family} id={family} aria-labelledby={`${family}-title`} className="mt-14 scroll-mt-6">
          <h2 id={`${family}-title`} className="text-xl font-semibold">
            {planWords.families[family].title}
          </h2>
          <p className="measure mt-1 text-muted">{planWords.families[family].text}</p>
          {family === 'installed' && (
            <p className="measure mt-3 flex items-start gap-2.5 rounded-lg bg-info-soft px-4 py-3 text-sm text-info-soft-foreground">
              <Icon name="info" className="mt-0.5 shrink-0" />
              {words.applyHow}
            </p>
          )}
          <div className={cx('mt-5 grid gap-4 sm:grid-cols-2', members.length > 2 && 'lg:grid-cols-4')}>
            {members.map((plan) => (
              <PlanCard key={plan.slug} plan={plan} action={<WayIn plan={plan} />} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function WayIn({ plan }: { plan: PublicPlan }) {
  const installed = plan.onboarding === 'installed'
  return (
    <LinkButton
      href={installed ? `/apply?plan=${plan.slug}` : `/signup?plan=${plan.slug}`}
      prefetch={false} // a price list would ask for ten pages of which one is wanted
      tone={!installed && plan.price.amountMinor === 0 ? 'primary' : 'secondary'}
      wide
    >
      {installed ? words.apply(plan.name) : words.choose(plan.name)}
    </LinkButton>
  )
}
