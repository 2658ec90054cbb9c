import type { Metadata } from 'next'
import { PreviewForm } from '@/components/organisation/preview-form'
import { AddRule, RuleButtons } from '@/components/organisation/rule-forms'
import { SettingsTabs } from '@/components/organisation/settings-tabs'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { OrderButtons } from '@/components/ui/order-buttons'
import { PageHeader } from '@/components/ui/page-header'
import { DataTable } from '@/components/ui/table'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { organisation as words } from '@/lib/messages/en/organisation'
import { moveRuleForm } from '@/lib/organisation/actions'
import { previewAssignment } from '@/lib/organisation/assignment-rules'
import { previewQuery } from '@/lib/organisation/schema'
import { getAssignment, type RuleRow } from '@/lib/organisation/settings-queries'

export const metadata: Metadata = { title: words.tabs.assignment }

const say = words.assignment

const whoOf = ({ person, here }: RuleRow) => (
  <>
    {person ?? say.leastBusy}
    {!here && <span className="block text-sm text-danger">{say.gone}</span>}
  </>
)

export default staffPage('organisation:manage', async ({ actor, searchParams }) => {
  const { rules, plans, people } = await getAssignment(actor)
  const { input, shown } = listQuery(previewQuery, searchParams)
  // A kept link may name a plan that is gone.
  const asked = plans.some(({ slug }) => slug === input.plan) ? input : { city: input.city, plan: undefined }
  const isAsked = searchParams.city !== undefined || searchParams.plan !== undefined
  const outcome = isAsked ? await previewAssignment(actor, asked) : null
  const place = rules.findIndex(({ id }) => id === outcome?.ruleId) + 1
  const person = people.find(({ id }) => id === outcome?.assigneeId)?.name ?? rules[place - 1]?.person
  const placed = rules.map((rule, index) => ({ ...rule, place: index + 1 }))
  return (
    <>
      <PageHeader title={words.title} state={say.state} />
      <SettingsTabs />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card flush id="rules" title={words.tabs.assignment} className="lg:col-span-2">
          <DataTable
            caption={say.caption}
            rows={placed}
            rowKey={({ id }) => id}
            rowName={(rule) => say.when(rule.city, rule.plan)}
            empty={
              <EmptyState icon="users" title={say.none}>
                {say.noneHint}
              </EmptyState>
            }
            columns={[
              { key: 'place', head: say.columns.place, phone: false, cell: (rule) => <span className="figures">{rule.place}</span> },
              {
                key: 'when',
                head: say.columns.when,
                cell: (rule) => (
                  <span className="flex flex-wrap items-center gap-2">
                    {say.when(rule.city, rule.plan)}
                    {!rule.active && <Badge>{say.off}</Badge>}
                  </span>
                ),
              },
              { key: 'who', head: say.columns.who, cell: whoOf },
              { key: 'order', head: say.columns.order, end: true, cell: (rule) => <OrderButtons entry={{ id: rule.id }} action={moveRuleForm} up={say.up(rule.place)} down={say.down(rule.place)} /> },
              { key: 'change', head: say.columns.change, end: true, cell: (rule) => <RuleButtons id={rule.id} place={rule.place} active={rule.active} /> },
            ]}
          />
        </Card>
        <Card id="add" title={say.add} description={say.addHint}>
          <AddRule plans={plans} people={people} />
        </Card>
        <Card id="preview" title={say.preview} description={say.previewHint}>
          <PreviewForm plans={plans} city={shown.city} plan={asked.plan} outcome={isAsked ? outcomeWords(place, person, outcome?.assigneeId) : undefined} />
        </Card>
      </div>
    </>
  )
})

function outcomeWords(place: number, person: string | null | undefined, assigneeId: string | null | undefined): string {
  if (place === 0) return say.nobodyFits
  return assigneeId && person ? say.goesTo(person, place) : say.nobodyThere(place)
}
