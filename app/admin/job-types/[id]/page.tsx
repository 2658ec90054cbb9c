import type { Metadata } from 'next'
import { AddItem, ItemButtons } from '@/components/job-types/item-forms'
import { JobTypeForm } from '@/components/job-types/job-type-form'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { staffPage } from '@/lib/auth/page'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { getJobType, type JobTypeLine } from '@/lib/installations/job-types/queries'
import { installations } from '@/lib/messages/en/installations'
import { jobTypes as words } from '@/lib/messages/en/job-types'

export const metadata: Metadata = { title: words.title }

function Line({ item, place }: { item: JobTypeLine; place: number }) {
  const { mandatory, optional, withPhoto } = installations.checklist
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator px-4 py-2.5 sm:px-5">
      <span className="figures w-5 shrink-0 text-end text-[13px] text-muted">{place}</span>
      <div className="min-w-40 grow basis-1/2">
        <p className="font-medium wrap-anywhere">{item.text}</p>
        <p className="text-sm text-muted">{[item.mandatory ? mandatory : optional, ...(item.needsPhoto ? [withPhoto] : [])].join(', ')}</p>
      </div>
      <ItemButtons item={item} />
    </li>
  )
}

export default staffPage('organisation:manage', async ({ actor, params }) => {
  if (!isUuid(params.id ?? '')) throw notFound()
  const type = await getJobType(actor, params.id ?? '')
  return (
    <>
      <PageHeader title={type.name} back={{ href: '/admin/job-types', label: words.back }} />
      <div className="grid items-start gap-4 lg:grid-cols-5">
        <Card title={words.facts} className="lg:col-span-2">
          <JobTypeForm type={type} />
        </Card>
        <Card flush title={words.checklist} description={words.checklistHint} className="lg:col-span-3">
          {type.items.length === 0 && <p className="px-4 pb-4 text-muted sm:px-5">{words.empty}</p>}
          <ol>
            {type.items.map((item, index) => (
              <Line key={item.id} item={item} place={index + 1} />
            ))}
          </ol>
          <div className="p-4 sm:p-5">
            <AddItem jobTypeId={type.id} />
          </div>
        </Card>
      </div>
    </>
  )
})
