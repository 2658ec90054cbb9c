'use client'
/**
 * PlanForm({ job, path, time, zone, candidates, technicians, also })   choose a time, see who suits it, assign. The first form asks again
 * for another time and changes the address, so that it works without script; with one it asks by itself.
 */
import { useRouter } from 'next/navigation'
import { useActionState, useRef, useTransition } from 'react'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import type { InstallationStatus } from '@/lib/generated/prisma/enums'
import { assignInstallationForm } from '@/lib/installations/actions'
import type { TypedTime } from '@/lib/installations/propose-time'
import type { Recommendation } from '@/lib/installations/recommend'
import { installations as words } from '@/lib/messages/en/installations'

const say = words.plan

interface Props {
  /** `startsAt`: when the visit is to be, as this page shows it. */
  job: { id: string; status: InstallationStatus; technicianId: string | null; startsAt: Date | null }
  path: string
  time: TypedTime
  zone: string
  candidates: readonly Recommendation[]
  technicians: readonly { id: string; name: string }[]
  /** Asked for by name, besides those that suit best. */
  also: string | undefined
}

export function PlanForm({ job, path, time, zone, candidates, technicians, also }: Props) {
  const router = useRouter()
  const [isLooking, look] = useTransition()
  const [{ error, values }, send] = useActionState(assignInstallationForm, {})
  const asking = useRef<HTMLFormElement>(null)
  const lookAgain = (form: HTMLFormElement) => {
    const asked = new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
    look(() => router.replace(`${path}?${asked}`, { scroll: false }))
  }
  const [best] = candidates
  // Who has the job keeps it, unless that time suits them not at all.
  const present = candidates.find(({ userId, free }) => userId === job.technicianId && free)
  const asked = candidates.find(({ userId }) => userId === also)
  return (
    <div className="space-y-4">
      <form
        ref={asking}
        action={path}
        method="get"
        onSubmit={(event) => {
          event.preventDefault()
          lookAgain(event.currentTarget)
        }}
        onChange={(event) => {
          if (event.currentTarget.checkValidity()) lookAgain(event.currentTarget)
        }}
        className="space-y-2"
      >
        <div className="grid grid-cols-2 gap-3">
          <TextField name="day" type="date" label={say.day} defaultValue={time.day} error={error?.fields?.day} />
          <TextField name="time" type="time" step={300} label={say.time} defaultValue={time.time} error={error?.fields?.time} />
        </div>
        <p className="text-sm text-muted">{say.zone(zone)}</p>
        {(technicians.length > candidates.length || also !== undefined) && (
          <SelectField name="with" label={say.somebodyElse} blank={say.whoSuits} optional options={technicians.map(({ id, name }) => ({ value: id, label: name }))} defaultValue={also} />
        )}
        <noscript>
          <button type="submit" className={buttonClass({ size: 'small' })}>
            {say.look}
          </button>
        </noscript>
      </form>
      <form
        action={send}
        noValidate
        // What stands in the fields is what counts, also while the answer about that time is still on its way.
        onSubmit={(event) => carryTime(asking.current, event.currentTarget)}
        className={cx('space-y-4 transition-opacity', isLooking && 'opacity-55')}
        aria-busy={isLooking}
      >
        <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
        <input type="hidden" name="id" value={job.id} />
        <input type="hidden" name="expected_status" value={job.status} />
        {job.startsAt && <input type="hidden" name="expected_starts_at" value={job.startsAt.toISOString()} />}
        <input type="hidden" name="day" defaultValue={time.day} />
        <input type="hidden" name="time" defaultValue={time.time} />
        {candidates.length === 0 ? (
          <p className="text-muted">{say.nobody}</p>
        ) : (
          <>
            <RadioCards
              key={`${time.day} ${time.time} ${also}`}
              legend={say.who}
              name="technician_id"
              defaultValue={values?.technician_id ?? (asked ?? present ?? best)?.userId}
              error={error?.fields?.technician_id}
              options={candidates.map((candidate) => ({
                value: candidate.userId,
                title: (
                  <span className="flex flex-wrap items-center gap-2">
                    {candidate.name}
                    {candidate === best && candidate.free && <Badge color="green">{say.best}</Badge>}
                  </span>
                ),
                description: <Parts {...candidate} />,
                aside: <Score {...candidate.score} />,
              }))}
            />
            <SubmitButton wide>{job.status === 'assigned' ? say.move : say.assign}</SubmitButton>
          </>
        )}
      </form>
    </div>
  )
}

function carryTime(from: HTMLFormElement | null, to: HTMLFormElement): void {
  for (const name of ['day', 'time']) {
    const [typed, sent] = [from?.elements.namedItem(name), to.elements.namedItem(name)]
    if (typed instanceof HTMLInputElement && sent instanceof HTMLInputElement) sent.value = typed.value
  }
}

function Parts({ free, booked, capacity, score }: Recommendation) {
  const { parts } = say
  const distance = score.distance === 5 ? parts.distance.unknown : score.distance > 5 ? parts.distance.near : parts.distance.far
  return (
    <>
      <span className={free ? undefined : 'font-medium text-danger'}>{parts.free(free)}</span>
      {` · ${[parts.capacity(booked, capacity), parts.skill(score.skill > 0), distance].join(' · ')}`}
    </>
  )
}

/** The score as a number and a bar of its four parts. */
function Score(score: Recommendation['score']) {
  const parts = [
    { key: 'free', of: score.free, look: 'bg-accent' },
    { key: 'capacity', of: score.capacity, look: 'bg-accent/75' },
    { key: 'skill', of: score.skill, look: 'bg-accent/50' },
    { key: 'distance', of: score.distance, look: 'bg-accent/30' },
  ]
  return (
    <span className="block w-14 text-end" title={say.scoreParts(score)}>
      <span className="figures text-[13px]" aria-label={`${say.score(score.total)}. ${say.scoreParts(score)}`}>
        {score.total}
      </span>
      <span aria-hidden className="mt-1 flex h-1.5 overflow-hidden rounded-full bg-default">
        {parts.map(({ key, of, look }) => (
          <span key={key} className={look} style={{ width: `${of}%` }} />
        ))}
      </span>
    </span>
  )
}
