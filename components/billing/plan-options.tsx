/**
 * PlanOptions({ options, others, base, wanted?, mayChange })   the plans of the account's own family as cards, the others in a list with what is in their way.
 *   options, others: { plan, choice }[], judged by judgeChoice; wanted: what somebody ran out of, marked where a plan has room for it
 *   mayChange: whether a change can be requested now, by this person
 */
import { PlanCard } from '@/components/plans/plan-card'
import { planPrice, pricePeriod } from '@/components/plans/plan-words'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'
import type { Counted } from '@/lib/messages/en/upgrade'
import { words } from '@/lib/messages/words'
import type { PublicPlan } from '@/lib/plans/plan'
import { makesRoom, type InUse, type PlanChoice } from '@/lib/subscriptions/policy'

export interface PlanOption {
  plan: PublicPlan
  choice: PlanChoice
}

interface Props {
  options: readonly PlanOption[]
  others: readonly PlanOption[]
  base: string
  inUse: InUse
  wanted: Counted | undefined
  mayChange: boolean
}

export function PlanOptions({ options, others, base, inUse, wanted, mayChange }: Props) {
  const { room } = words().upgrade
  const solves = ({ plan, choice }: PlanOption): boolean => wanted !== undefined && choice.kind === 'open' && makesRoom(plan.limits, wanted, inUse)
  // One main action on a screen: the smallest plan that helps.
  const first = options.find(solves)
  return (
    <section aria-labelledby="choose-title">
      <h2 id="choose-title" className="text-[15px] font-semibold">
        {room.choose}
      </h2>
      <p className="mt-0.5 text-muted">{room.chooseHint}</p>
      <div className={cx('mt-4 grid gap-4 sm:grid-cols-2', options.length > 2 && 'xl:grid-cols-4')}>
        {options.map((option) => (
          <PlanCard
            key={option.plan.slug}
            plan={option.plan}
            action={<Way option={option} href={mayChange ? `${base}/${option.plan.slug}` : undefined} solves={solves(option) ? wanted : undefined} isFirst={option === first} />}
          />
        ))}
      </div>
      {others.length > 0 && <Others options={others} />}
    </section>
  )
}

/** The button of a plan that can be chosen, or what is in its way. */
function Way({ option: { plan, choice }, href, solves, isFirst }: { option: PlanOption; href: string | undefined; solves: Counted | undefined; isFirst: boolean }) {
  const { room } = words().upgrade
  if (choice.kind !== 'open') return <Reason choice={choice} />
  return (
    <div className="space-y-3">
      {solves && (
        <Badge color="green" icon="check">
          {room.more[solves]}
        </Badge>
      )}
      {href && (
        <LinkButton href={href} tone={isFirst ? 'primary' : 'secondary'} wide>
          {room.change(plan.name)}
        </LinkButton>
      )}
    </div>
  )
}

function Reason({ choice }: { choice: PlanChoice }) {
  const { room, reasons, overLine } = words().upgrade
  if (choice.kind === 'open') return null
  if (choice.kind !== 'usage') return <p className={cx('text-sm', choice.kind === 'current' ? 'font-medium' : 'text-muted')}>{reasons[choice.kind]}</p>
  return (
    <div className="text-sm text-muted">
      <p>{room.over}</p>
      <ul className="mt-1 list-disc ps-5">
        {choice.over.map((over) => (
          <li key={over.what}>{overLine(over)}</li>
        ))}
      </ul>
    </div>
  )
}

function Others({ options }: { options: readonly PlanOption[] }) {
  const { room } = words().upgrade
  return (
    <details className="mt-6">
      <summary className="touch-44 w-fit cursor-pointer text-accent">{room.others}</summary>
      <Card flush className="mt-3">
        <table className="w-full text-sm">
          <caption className="sr-only">{room.othersHint}</caption>
          <thead>
            <tr className="text-start text-muted">
              {[room.columns.plan, room.columns.price, room.columns.why].map((head) => (
                <th key={head} scope="col" className="px-4 py-2 text-start font-medium sm:px-5">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {options.map(({ plan, choice }) => (
              <tr key={plan.slug} className="border-t border-separator align-top">
                <th scope="row" className="px-4 py-2 text-start font-medium sm:px-5">
                  {plan.name}
                </th>
                <td className="figures px-4 py-2 sm:px-5">{`${planPrice(plan)} ${pricePeriod(plan)}`.trim()}</td>
                <td className="px-4 py-2 sm:px-5"><Reason choice={choice} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </details>
  )
}
