/**
 * MoveFields({ to, needs, choices, id, error, values, preferred })
 * What a move asks for: the same fields behind a drop, the menu and the button of the detail page (PIPE-4).
 */
import { RadioCards } from '@/components/ui/radio-cards'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/core/errors'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { MoveNeeds } from '@/lib/registrations/moves'
import type { MoveChoices } from '@/lib/registrations/screen-queries'

interface Props {
  to: RegistrationStatus
  needs: MoveNeeds
  choices: MoveChoices
  /** A field's id from its name, where several forms stand on a page. */
  id: (name: string) => string
  error?: FieldErrors
  values?: Record<string, string>
  /** The day and part of the day that the applicant prefers, in words. */
  preferred?: string
}

const say = words.form

export function MoveFields({ to, needs, choices, id, error = {}, values = {}, preferred }: Props) {
  switch (needs) {
    case 'reason': {
      const listed = to === 'rejected' || to === 'cancelled' ? choices.reasons[to] : []
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
          {preferred && <p className="text-sm">{say.preferred(preferred)}</p>}
          <TextField id={id('day')} name="day" type="date" label={say.day} min={choices.today} defaultValue={values.day} error={error.day} />
          <div className="grid grid-cols-2 gap-3">
            <TextField id={id('from')} name="from" type="time" step={900} label={say.from} defaultValue={values.from ?? '09:00'} error={error.from} />
            <TextField id={id('until')} name="until" type="time" step={900} label={say.until} defaultValue={values.until ?? '10:00'} error={error.until} />
          </div>
          <p className="text-sm text-muted">
            {say.window(choices.zone)}{' '}
            <a href="/admin/calendar" target="_blank" className="text-link">
              {say.calendar}
            </a>
          </p>
          {choices.technicians.length === 0 ? (
            <p className="text-sm text-muted">{say.noTechnician}</p>
          ) : (
            <SelectField id={id('technician_id')} name="technician_id" label={say.technician} blank={say.chooseTechnician} options={choices.technicians} defaultValue={values.technician_id} error={error.technician_id} />
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
