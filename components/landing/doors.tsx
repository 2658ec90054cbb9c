/** Doors({ plans })   the three ways in, each with who it is for, how it goes and its lowest price. */
import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { landing } from '@/lib/messages/en/landing'
import type { PublicPlan } from '@/lib/plans/plan'

const doors = [
  { family: 'online', icon: 'globe', words: { ...landing.doors.online, note: undefined } },
  { family: 'installed', icon: 'wrench', words: landing.doors.installed },
  { family: 'chat', icon: 'chat', words: landing.doors.chat },
] as const

export function Doors({ plans }: { plans: readonly PublicPlan[] }) {
  return (
    <section id="doors" aria-labelledby="doors-title" className="scroll-mt-8">
      <h2 id="doors-title" className="text-2xl font-semibold">
        {landing.doors.title}
      </h2>
      <p className="measure mt-2 text-muted">{landing.doors.intro}</p>
      <div className="mt-8 grid gap-x-10 gap-y-10 md:grid-cols-3">
        {doors.map(({ family, icon, words }) => {
          const members = plans.filter((plan) => plan.family === family)
          const cheapest = members.toSorted((one, other) => one.price.amountMinor - other.price.amountMinor)[0]
          return (
            <article key={family} aria-labelledby={`door-${family}`} className="flex flex-col border-t-2 border-foreground pt-4">
              <h3 id={`door-${family}`} className="flex items-center gap-2.5 font-semibold">
                <Icon name={icon} size={18} className="text-accent" />
                {words.name}
              </h3>
              <p className="mt-3 font-medium">{words.who}</p>
              <p className="mt-1 text-muted">{words.how}</p>
              {'note' in words && (
                <p className="mt-3 flex items-start gap-2 text-sm text-muted">
                  <Icon name="clock" size={14} className="mt-1 shrink-0" />
                  {words.note}
                </p>
              )}
              <p className="mt-auto flex flex-wrap items-baseline justify-between gap-x-4 pt-4">
                <Link href={`/pricing#${family}`} className="text-link inline-flex min-h-11 items-center sm:min-h-6">
                  {words.link}
                </Link>
                {cheapest && <span className="figures text-sm">{landing.doors.from(planPrice(cheapest), pricePeriod(cheapest))}</span>}
              </p>
            </article>
          )
        })}
      </div>
    </section>
  )
}
