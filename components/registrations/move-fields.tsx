/**
 * MoveFields({ to, needs, choices, prefix, error, values, wish })
 * What a move asks for: the same fields behind a drop, the menu and the button of the detail page (PIPE-4).
 *
 * summaryOf(prefix, error)   the errors by the ids of these fields, for the summary above them
 */
import { RadioCards } from '@/components/ui/radio-cards'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { shownTime } from '@/components/ui/time-words'
import { TimeFields } from '@/components/visits/time-fields'
import type { FieldErrors } from '@/lib/core/errors'
import type { RegistrationStatus, VisitSlot } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { MoveNeeds } from '@/lib/registrations/moves'
import { hasEnded } from '@/lib/registrations/policy'
import type { MoveChoices } from '@/lib/registrations/screen-queries'
import { SURVEY_MINUTES } from '@/lib/visits/schema'

/** The day and part of the day that the applicant prefers. */
export interface Wish {
  day: string | null
  slot: VisitSlot | null
}

interface Props {
  to: RegistrationStatus
  needs: MoveNeeds
  choices: MoveChoices
  /** Goes before a field's name in its id, where several forms stand on a page. */
  prefix: string
  error?: FieldErrors
  values?: Record<string, string>
  wish: Wish
}

const say = words.form
// The same object each time: another one would say that something was refused anew.
const NONE: FieldErrors = {}

// The group of the result has the id of its name.
const idOf = (prefix: string, name: string): string => (name === 'outcome' ? name : `${prefix}${name}`)

export const summaryOf = (prefix: string, errors: FieldErrors | undefined): FieldErrors | undefined => errors && Object.fromEntries(Object.entries(errors).map(([name, texts]) => [idOf(prefix, name), texts]))

const wishWords = ({ day, slot }: Wish): string => [day && shownTime(day, 'day', 'UTC', 'en'), slot && say.slots[slot]].filter(Boolean).join(', ')

export function MoveFields({ to, needs, choices, prefix, error = NONE, values = {}, wish }: Props) {
  const id = (name: string) => idOf(prefix, name)
  switch (needs) {
    case 'reason': {
      const listed = hasEnded(to) ? choices.reasons[to] : []
      return (
        <>
          {listed.length > 0 && <SelectField id={id('reason_id')} name="reason_id" label={say.reasonId} blank={say.reasonChoose} options={listed} defaultValue={values.reason_id} error={error.reason_id} />}
          <TextAreaField
            id={id('reason')}
            name="reason"
            label={say.reason}
            hint={listed.length > 0 ? say.reasonHint : say.reopenHint}
            optional={listed.length > 0}
            rows={3}
            defaultValue={values.reason}
            error={error.reason}
          />
        </>
      )
    }
    case 'survey':
      return (
        <>
          {wishWords(wish) && <p className="text-sm">{say.preferred(wishWords(wish))}</p>}
          {choices.technicians.length === 0 ? (
            <p className="text-sm text-muted">{say.noTechnician}</p>
          ) : (
            <TimeFields
              technicians={choices.technicians}
              zone={choices.zone}
              defaults={{
                day: values.day ?? (wish.day && wish.day >= choices.today ? wish.day : choices.today),
                time: values.time ?? '',
                minutes: Number(values.minutes ?? SURVEY_MINUTES),
                technicianId: values.technician_id ?? '',
              }}
              errors={error}
              idPrefix={prefix}
            />
          )}
        </>
      )
    case 'result':
      return (
        <>
          <RadioCards
            legend={say.outcome}
            name="outcome"
            columns={2}
            defaultValue={values.outcome}
            error={error.outcome}
            options={[
              { value: 'feasible', title: say.feasible, description: say.feasibleHint },
              { value: 'not_feasible', title: say.notFeasible, description: say.notFeasibleHint },
            ]}
          />
          <TextAreaField id={id('note')} name="note" label={say.note} hint={say.noteHint} rows={4} defaultValue={values.note} error={error.note} />
        </>
      )
    case 'provisioning':
      return <p className="measure">{say.customerText}</p>
    case 'nothing':
      return null
  }
}
