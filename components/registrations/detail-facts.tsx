/** DetailFacts({ detail, editHref? })   who applied, where, for what, and how they came. */
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/button'
import { FactList, type Fact } from '@/components/ui/fact-list'
import { When } from '@/components/ui/when'
import { Status } from '@/components/ui/status'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { RegistrationDetail } from '@/lib/registrations/detail'
import { LIST_PATH } from './list-path'
import { sourceWord } from './source-word'

const { labels, ...say } = words.detail

/** The day and part of the day that the applicant prefers, in words. */
function PreferredVisit({ day, slot }: { day: string | null; slot: keyof typeof words.form.slots | null }): ReactNode {
  if (!day && !slot) return null
  return (
    <>
      {day && <When at={day} show="day" />}
      {day && slot && ', '}
      {slot && words.form.slots[slot]}
    </>
  )
}

export function DetailFacts({ detail, editHref }: { detail: RegistrationDetail; editHref?: string }) {
  return (
    <Card
      title={say.facts}
      actions={
        editHref && (
          <LinkButton href={editHref} replace size="small" icon="edit">
            {say.edit}
          </LinkButton>
        )
      }
    >
      <FactList facts={factsOf(detail)} columns={2} />
    </Card>
  )
}

function factsOf(detail: RegistrationDetail): Fact[] {
  const { survey, position } = detail
  const optional: Fact[] = [
    ...(detail.companyName ? [{ label: labels.company, value: detail.companyName }] : []),
    ...(detail.idNumber ? [{ label: labels.idNumber, value: <span className="figures">{detail.idNumber}</span> }] : []),
  ]
  const later: Fact[] = [
    ...(detail.notes ? [{ label: labels.wishes, value: <span className="whitespace-pre-line">{detail.notes}</span> }] : []),
    ...(detail.referralCode ? [{ label: labels.referral, value: <span className="font-mono text-[13px]">{detail.referralCode}</span> }] : []),
    ...(detail.utm.campaign || detail.utm.medium ? [{ label: labels.campaign, value: [detail.utm.medium, detail.utm.campaign].filter(Boolean).join(' · ') }] : []),
    ...(survey ? [{ label: labels.survey, value: <LinkTo href={`/admin/surveys/${detail.id}`}><When at={survey.startsAt} /></LinkTo>, note: survey.technicianName }] : []),
    ...(survey?.outcome ? [{ label: labels.outcome, value: survey.outcome === 'feasible' ? words.form.feasible : words.form.notFeasible, note: survey.note }] : []),
    ...(detail.reason ? [{ label: labels.reason, value: detail.reason }] : []),
    ...(detail.account ? [{ label: labels.account, value: <LinkTo href={`/admin/accounts/${detail.account.id}`}>{detail.account.name}</LinkTo> }] : []),
    ...(detail.installation
      ? [{ label: labels.installation, value: <LinkTo href={`/admin/installations/${detail.installation.id}`}>{detail.installation.number}</LinkTo>, note: <Status of="installation" is={detail.installation.status} /> }]
      : []),
    ...(detail.mergedInto ? [{ label: labels.merged, value: <LinkTo href={`${LIST_PATH}/${detail.mergedInto.id}`}>{detail.mergedInto.number}</LinkTo> }] : []),
  ]
  return [
    { label: labels.number, value: <span className="font-mono text-[13px]">{detail.number}</span> },
    ...optional,
    { label: labels.phone, value: detail.phone && <Contact href={`tel:${detail.phone}`} text={detail.phone} copy={labels.phone} />, note: detail.phone && (detail.phoneVerifiedAt ? say.proved : say.notProved) },
    { label: labels.email, value: detail.email && <Contact href={`mailto:${detail.email}`} text={detail.email} copy={labels.email} /> },
    { label: labels.address, value: [detail.address, detail.postalCode, detail.city, detail.country].filter(Boolean).join(', '), note: detail.addressNotes },
    ...(position
      ? [{ label: labels.position, value: <a href={`https://www.openstreetmap.org/?mlat=${position.latitude}&mlon=${position.longitude}#map=17/${position.latitude}/${position.longitude}`} target="_blank" rel="noreferrer" className="text-link">{say.map}</a> }]
      : []),
    { label: labels.plan, value: detail.planName },
    { label: labels.preferred, value: (detail.preferredDate || detail.preferredSlot) && <PreferredVisit day={detail.preferredDate} slot={detail.preferredSlot} /> },
    { label: labels.source, value: sourceWord(detail.source) },
    { label: labels.applied, value: <When at={detail.createdAt} /> },
    ...(detail.dueAt ? [{ label: labels.due, value: <When at={detail.dueAt} show="relative" /> }] : []),
    ...later,
  ]
}

const LinkTo = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="text-link">
    {children}
  </Link>
)

function Contact({ href, text, copy }: { href: string; text: string; copy: string }) {
  return (
    <span className="flex items-center gap-1">
      <a href={href} className="text-link min-w-0 wrap-anywhere">
        {/* A long address breaks after its @, not in the middle of a word. */}
        {text.split('@').map((part, place) => (
          <Fragment key={place}>
            {place > 0 && (
              <>
                @<wbr />
              </>
            )}
            {part}
          </Fragment>
        ))}
      </a>
      <CopyButton text={text} what={copy} />
    </span>
  )
}
