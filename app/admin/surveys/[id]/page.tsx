import type { Metadata } from 'next'
import { SurveyReport } from '@/components/visits/survey-report'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { staffPage } from '@/lib/auth/page'
import { can } from '@/lib/auth/permissions'
import { calendarPath } from '@/lib/calendar/path'
import type { StaffActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { zonedParts } from '@/lib/core/zoned-time'
import { mapHref, phoneHref } from '@/lib/installations/links'
import { day as dayWords } from '@/lib/messages/en/day'
import { surveys as words } from '@/lib/messages/en/surveys'
import { getSurvey, type SurveyDetail } from '@/lib/registrations/survey/queries'
import { spanIn } from '@/lib/visits/span-text'

const { facts: head } = words

export const metadata: Metadata = { title: words.title }

export default staffPage('registrations:read', async ({ actor, params, searchParams }) => {
  const { id = '' } = params
  if (!isUuid(id)) throw notFound()
  const survey = await getSurvey(actor, id)
  const { zone, name, status, startsAt, bookingId } = survey
  const day = zonedParts(zone, startsAt).day
  return (
    <>
      <PageHeader title={name} badge={<Status of="registration" is={status} />} state={<span className="figures">{spanIn(zone, survey)}</span>} back={survey.technicianId === actor.userId ? { href: `/admin/day?day=${day}`, label: dayWords.title } : { href: calendarPath({ view: 'day', day }), label: words.back.calendar }} />
      <div className="mx-auto max-w-2xl space-y-4 lg:mx-0">
        {searchParams.done === 'completed' && <Banner tone="success" title={words.done} live />}
        <Reach survey={survey} />
        <Outcome actor={actor} survey={survey} />
        <Card
          title={words.where}
          actions={
            status === 'survey_scheduled' &&
            bookingId &&
            can(actor, 'registrations:schedule') && (
              <LinkButton href={calendarPath({ view: 'day', day, visit: bookingId })} size="small" icon="calendar">
                {words.move}
              </LinkButton>
            )
          }
        >
          <FactList
            facts={[
              { label: head.when, value: <span className="figures">{spanIn(zone, survey)}</span>, note: survey.rescheduled > 0 && `${head.moved} ${head.movedTimes(survey.rescheduled)}` },
              { label: head.technician, value: survey.technicianName },
              { label: head.address, value: [survey.address, survey.postalCode, survey.city].filter(Boolean).join(', ') },
              { label: head.landmark, value: survey.addressNotes },
              { label: head.package, value: survey.planName },
              ...(survey.notes ? [{ label: head.wrote, value: survey.notes }] : []),
              {
                label: head.number,
                value: (
                  <a href={`/admin/registrations/${id}`} className="font-mono text-accent underline underline-offset-3">
                    {survey.number}
                  </a>
                ),
              },
            ]}
          />
        </Card>
        {survey.earlier.length > 0 && (
          <Card title={words.earlier}>
            <ul className="space-y-1">
              {survey.earlier.map((booking) => (
                <li key={booking.id} className="figures">
                  {spanIn(zone, booking)} <span className="text-muted">{words.earlierAt(booking.technicianName)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
})

/** What somebody outdoors presses first. */
function Reach({ survey: { phone, address, city, latitude, longitude } }: { survey: SurveyDetail }) {
  const large = buttonClass({ size: 'large', wide: true })
  return (
    <div className="grid grid-cols-3 gap-2">
      {phone && (
        <>
          <a href={phoneHref(phone)} className={large}>
            <Icon name="phone" />
            {words.call}
          </a>
          <a href={`https://wa.me/${phone.replace(/\D/gu, '')}`} target="_blank" rel="noreferrer" className={large}>
            <Icon name="chat" />
            {words.chat}
          </a>
        </>
      )}
      {(address || latitude !== null) && (
        <a href={mapHref({ latitude, longitude, address: address ?? '', city: city ?? '' })} target="_blank" rel="noreferrer" className={large}>
          <Icon name="mapPin" />
          {words.map}
        </a>
      )}
    </div>
  )
}

function Outcome({ actor, survey }: { actor: StaffActor; survey: SurveyDetail }) {
  const { outcome, note, status, technicianId, technicianName, completedAt, completedBy, photos, registrationId } = survey
  if (outcome) {
    return (
      <Card title={words.result}>
        <div className="space-y-3">
          <Badge color={outcome === 'feasible' ? 'green' : 'red'} icon={outcome === 'feasible' ? 'circleCheck' : 'circleX'}>
            {words.outcomes[outcome]}
          </Badge>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{note}</p>
          <p className="text-sm text-muted">
            {completedBy && words.by(completedBy)} {completedAt && <When at={completedAt} />}
          </p>
          {photos.length === 0 ? (
            <p className="text-sm text-muted">{words.noPhotos}</p>
          ) : (
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
              {photos.map(({ id, name }) => (
                <li key={id}>
                  <a href={`/api/admin/files/${id}`} className="block overflow-hidden rounded-md border border-border hover:border-field-border">
                    {/* Private: only the signed-in browser may ask for it, no image server of ours. */}
                    {/* oxlint-disable-next-line nextjs/no-img-element */}
                    <img src={`/api/admin/files/${id}`} alt={words.photo(name)} loading="lazy" className="aspect-4/3 w-full object-cover" />
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Card>
    )
  }
  if (status !== 'survey_scheduled') return <Banner title={words.notNow} />
  const isOwn = technicianId === actor.userId
  const mayReport = can(actor, 'registrations:survey') && (actor.role !== 'technician' || isOwn)
  return mayReport ? (
    <Card title={words.report.title}>
      <SurveyReport id={registrationId} version={survey.startsAt.toISOString()} />
    </Card>
  ) : (
    <Banner title={words.onlyOwn(technicianName)} />
  )
}
