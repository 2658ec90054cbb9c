/** LandingPage({ plans })   for someone on a phone, in a hurry: is it for me, what does it cost, am I in. */
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { landing } from '@/lib/messages/en/landing'
import type { PublicPlan } from '@/lib/plans/plan'
import { Doors } from './doors'
import { ConsolePicture, PhonePicture } from './pictures'

const { inside, questions, end, sample } = landing

export function LandingPage({ plans }: { plans: readonly PublicPlan[] }) {
  const free = plans.find((plan) => plan.onboarding === 'instant' && plan.price.amountMinor === 0)
  const shown = plans.find((plan) => plan.limits.sites === sample.meters[0].limit)?.name ?? plans[0]?.name ?? ''
  const start = free ? `/signup?plan=${free.slug}` : '/signup'
  return (
    <div className="mx-auto max-w-5xl space-y-24 px-4 pt-12 sm:px-6 sm:pt-20">
      <section>
        <h1 className="max-w-[18ch] text-4xl leading-[1.08] font-semibold tracking-tight sm:text-6xl">{landing.title}</h1>
        <p className="mt-5 max-w-[56ch] text-lg text-muted sm:text-xl">{landing.intro}</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <LinkButton href={start} tone="primary" size="large">
            {landing.start}
          </LinkButton>
          <LinkButton href="/pricing" size="large">
            {landing.prices}
          </LinkButton>
        </div>
        {free && (
          <p className="figures mt-4 flex items-center gap-2 text-sm text-muted">
            <Icon name="check" className="text-accent" />
            {landing.free(free.name, free.includedCredits.toLocaleString('en'))}
          </p>
        )}
        <div className="mt-12 sm:hidden">
          <PhonePicture label={landing.picture} plan={shown} />
        </div>
        <div className="mt-14 max-sm:hidden">
          <ConsolePicture label={landing.picture} plan={shown} />
        </div>
      </section>

      <Doors plans={plans} />

      <section aria-labelledby="inside-title" className="grid items-center gap-12 sm:grid-cols-2">
        <div>
          <h2 id="inside-title" className="text-2xl font-semibold">
            {inside.title}
          </h2>
          <dl className="mt-6 space-y-6">
            {inside.points.map((point) => (
              <div key={point.title} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
                <dt className="col-span-2 grid grid-cols-subgrid items-center font-medium">
                  <Icon name={point.icon} className="text-accent" />
                  {point.title}
                </dt>
                <dd className="col-start-2 text-muted">{point.text}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="max-sm:hidden">
          <PhonePicture label={inside.phonePicture} plan={shown} />
        </div>
      </section>

      <section aria-labelledby="questions-title">
        <h2 id="questions-title" className="text-2xl font-semibold">
          {questions.title}
        </h2>
        <div className="mt-6 max-w-2xl divide-y divide-separator border-y border-separator">
          {questions.list.map((question) => (
            <details key={question.ask} className="group">
              <summary className="flex min-h-12 items-center justify-between gap-4 py-3 font-medium">
                {question.ask}
                <Icon name="chevronDown" className="shrink-0 text-muted group-open:rotate-180" />
              </summary>
              <p className="measure pb-4 text-muted">{question.answer}</p>
            </details>
          ))}
        </div>
      </section>

      <section className="rounded-lg border border-border bg-surface px-6 py-10 text-center sm:py-14">
        <h2 className="text-2xl font-semibold">{end.title}</h2>
        <p className="mt-2 text-muted">{end.text}</p>
        <div className="mt-6">
          <LinkButton href={start} tone="primary" size="large">
            {landing.start}
          </LinkButton>
        </div>
      </section>
    </div>
  )
}
