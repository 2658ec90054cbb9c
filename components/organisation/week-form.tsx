'use client'
/** WeekForm({ hours })   the working hours of each weekday; `hours` by weekday, 1 = Monday. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError, Input } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { setWorkingHoursForm } from '@/lib/organisation/actions'
import { organisation as words } from '@/lib/messages/en/organisation'

const say = words.time
// A phone has the weekday above its two times.
const columns = 'grid max-w-lg grid-cols-2 items-center gap-x-3 sm:grid-cols-[minmax(6rem,1fr)_2fr_2fr]'

export function WeekForm({ hours }: { hours: Record<number, { opens: string; closes: string }> }) {
  const [{ error, values, done }, send] = useActionState(setWorkingHoursForm, {})
  const clock = (name: string, label: string, stored: string | undefined) => (
    <Input
      compact
      type="time"
      id={name}
      name={name}
      aria-label={label}
      // The end of the day is written as its midnight.
      defaultValue={values?.[name] ?? stored?.replace('24:00', '00:00')}
      aria-invalid={error?.fields?.[name] ? true : undefined}
      aria-describedby={error?.fields?.[name] ? `${name}-error` : undefined}
      className="figures max-w-36 min-w-0"
    />
  )
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <div>
        <div aria-hidden className={`${columns} pb-1 text-sm text-muted`}>
          <span className="max-sm:hidden" />
          <span>{say.opens}</span>
          <span>{say.closes}</span>
        </div>
        {Object.entries(say.weekdays).map(([day, weekday]) => {
          const [opens, closes] = [`opens_${day}`, `closes_${day}`]
          return (
            <div key={day} role="group" aria-label={weekday} className={`${columns} gap-y-1 border-t border-separator py-1.5`}>
              <span className="max-sm:col-span-full">{weekday}</span>
              {clock(opens, say.opensOn(weekday), hours[Number(day)]?.opens)}
              {clock(closes, say.closesOn(weekday), hours[Number(day)]?.closes)}
              <div className="col-span-full">
                <FieldError id={`${opens}-error`} error={error?.fields?.[opens]} />
                <FieldError id={`${closes}-error`} error={error?.fields?.[closes]} />
              </div>
            </div>
          )
        })}
      </div>
      <SubmitButton tone="secondary">{say.saveWeek}</SubmitButton>
    </form>
  )
}
