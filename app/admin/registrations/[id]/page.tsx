import type { Metadata } from 'next'
import { WelcomeCard } from '@/components/onboarding/welcome-card'
import { NoteForm } from '@/components/registrations/care-forms'
import { AskedMoveCard, DetailActions } from '@/components/registrations/detail-actions'
import { DetailFacts } from '@/components/registrations/detail-facts'
import { Neighbours, WatchChanges } from '@/components/registrations/detail-head'
import { DetailSide } from '@/components/registrations/detail-side'
import { DuplicatesCard } from '@/components/registrations/duplicates-card'
import { EditForm } from '@/components/registrations/edit-form'
import { LIST_PATH } from '@/components/registrations/list-path'
import { BackToPlace } from '@/components/registrations/place-memory'
import { RegistrationTimeline } from '@/components/registrations/registration-timeline'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { hrefWith } from '@/components/ui/query-href'
import { Status } from '@/components/ui/status'
import { listQuery } from '@/lib/auth/list-query'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import type { StaffActor } from '@/lib/core/actor'
import { now } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { registrations as words } from '@/lib/messages/en/registrations'
import { readNeighbours } from '@/lib/registrations/board-queries'
import { readDetail, type RegistrationDetail } from '@/lib/registrations/detail'
import { columnSort } from '@/lib/registrations/landing'
import { readMoves } from '@/lib/registrations/moves'
import { offeredMoves } from '@/lib/registrations/policy'
import { readAssignees, readInstalledPlans, readMoveChoices } from '@/lib/registrations/screen-queries'
import { readTimeline } from '@/lib/registrations/timeline'
import { filterOf, viewedQuery, type ViewedQuery } from '@/lib/registrations/viewed-query'
import { warningOf } from '@/lib/registrations/waiting-words'

export const metadata: Metadata = { title: words.title }

const TIMELINE_PAGE = 40
const say = words.detail

/** Where a registration stands among its view: on the board within its column, else in the list's own order. */
function neighboursOf(actor: StaffActor, { id, status }: RegistrationDetail, input: ViewedQuery) {
  return input.view === 'board' ? readNeighbours(actor, id, { ...filterOf(input), status: [status] }, columnSort(status)) : readNeighbours(actor, id, filterOf(input), input.sort)
}

function Warning({ detail }: { detail: RegistrationDetail }) {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const warning = warningOf({ status: detail.status, due_at: iso(detail.dueAt), due_soon_at: iso(detail.dueSoonAt), survey_outcome: detail.surveyOutcome }, now().getTime())
  return (
    warning && (
      <Badge color={warning.tone} icon="alert">
        {warning.text}
      </Badge>
    )
  )
}

export default staffPage('registrations:read', async ({ actor, params, searchParams }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const detail = await readDetail(actor, id)
  const { input, shown } = listQuery(viewedQuery, searchParams)
  const { cursor, ...view } = shown
  const [neighbours, timeline, moves, choices, assignees, plans] = await Promise.all([
    neighboursOf(actor, detail, input),
    readTimeline(actor, { id, limit: TIMELINE_PAGE, ...(cursor && { cursor }) }),
    readMoves(),
    readMoveChoices(actor),
    readAssignees(actor),
    readInstalledPlans(),
  ])
  const offered = detail.mergedInto ? [] : offeredMoves(moves, actor, detail)
  const asked = offered.find(({ to, needs }) => to === searchParams.move && needs !== 'nothing')
  const mayChange = can(actor, 'registrations:update') && !detail.mergedInto
  const mayEdit = mayChange && !detail.account
  const path = `${LIST_PATH}/${id}`
  const here = hrefWith(path, view, {})
  const beside = (other: string | null) => other && hrefWith(`${LIST_PATH}/${other}`, view, {})
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <BackToPlace id={id} href={hrefWith(LIST_PATH, view, {})} />
        <Neighbours previous={beside(neighbours.previous)} next={beside(neighbours.next)} />
      </div>
      <PageHeader
        title={detail.fullName}
        badge={
          <span role="status" className="inline-flex flex-wrap items-center gap-2">
            <Status of="registration" is={detail.status} />
            <Warning detail={detail} />
          </span>
        }
        state={[detail.number, detail.planName, detail.city].filter(Boolean).join(' · ')}
      />
      <WatchChanges id={id} number={detail.number} since={detail.updatedAt.toISOString()} />
      <div className="space-y-4">
        {searchParams.done === 'merged' && <Banner tone="success" title={say.merged} live />}
        {detail.duplicates.length > 0 && !detail.duplicateAllowed && <DuplicatesCard id={id} number={detail.number} duplicates={detail.duplicates} mayChange={mayChange && can(actor, 'registrations:cancel')} />}
        {asked && <AskedMoveCard detail={detail} move={asked} choices={choices} cancelHref={here} />}
        {searchParams.edit === '1' && mayEdit && (
          <Card title={say.editTitle}>
            <EditForm id={id} given={givenBy(detail)} plans={plans} mayId={can(actor, 'registrations:verify')} cancelHref={here} />
          </Card>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
          {/* On a phone: facts, what to do, what happened, and the rest below. */}
          <div className="max-lg:contents lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:space-y-4">
            <div className="space-y-4 max-lg:order-2">
              <DetailActions detail={detail} moves={moves} mover={actor} offered={offered} hrefOf={(to) => hrefWith(path, view, { move: to })} />
              {detail.account && <WelcomeCard actor={actor} registrationId={id} />}
            </div>
            <div className="space-y-4 max-lg:order-4">
              <DetailSide detail={detail} assignees={assignees} me={actor.userId} mayAssign={can(actor, 'registrations:assign') && !detail.mergedInto} mayChange={mayChange} />
            </div>
          </div>
          <div className="max-lg:order-1 lg:col-start-1">
            <DetailFacts detail={detail} {...(mayEdit && { editHref: hrefWith(path, view, { edit: '1' }) })} />
          </div>
          <Card title={say.timeline} className="max-lg:order-3 lg:col-start-1">
            {mayChange && <NoteForm id={id} />}
            <RegistrationTimeline rows={timeline.rows} />
            {(cursor ?? timeline.nextCursor) && (
              <div className="mt-4 flex gap-2">
                {cursor && (
                  <LinkButton href={here} replace size="small">
                    {say.newest}
                  </LinkButton>
                )}
                {timeline.nextCursor && (
                  <LinkButton href={hrefWith(path, view, { cursor: timeline.nextCursor })} replace size="small">
                    {say.more}
                  </LinkButton>
                )}
              </div>
            )}
          </Card>
        </div>
      </div>
    </>
  )
})

const givenBy = (detail: RegistrationDetail) => ({
  full_name: detail.fullName,
  company_name: detail.companyName,
  phone: detail.phone,
  email: detail.email,
  address: detail.address,
  city: detail.city,
  postal_code: detail.postalCode,
  address_notes: detail.addressNotes,
  id_number: detail.idNumber,
  plan_slug: detail.planSlug,
  preferred_date: detail.preferredDate,
  preferred_slot: detail.preferredSlot,
  notes: detail.notes,
  locale: detail.locale,
})
