'use client'
/** TriggerForm({ action, type, mayChange, thresholds, stored })   the thresholds of one trigger. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { playbooks } from '@/lib/messages/en/playbooks'
import { settings } from '@/lib/messages/en/settings'
import type { Threshold } from '@/lib/playbooks/form-schema'
import type { PlaybookType } from '@/lib/playbooks/schema'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  type: PlaybookType
  mayChange: boolean
  thresholds: readonly Threshold[]
  /** By key, as texts. */
  stored: Readonly<Record<string, string>>
}

export function TriggerForm({ action, type, mayChange, thresholds, stored }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const errorOf = (key: string) => error?.fields?.[`config.${key}`]
  const idOf = (key: string) => `${type}-${key}`
  return (
    <form action={send} noValidate className="space-y-4">
      {error && (
        <ErrorSummary
          errors={Object.fromEntries(thresholds.map(({ key }) => [idOf(key), errorOf(key)]))}
          form={thresholds.some(({ key }) => errorOf(key)) ? undefined : error.message}
        />
      )}
      <input type="hidden" name="type" value={type} />
      <div className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {thresholds.map((threshold) => (
          <ThresholdField
            key={threshold.key}
            threshold={threshold}
            id={idOf(threshold.key)}
            label={(playbooks.thresholds[type] as Record<string, string>)[threshold.key] ?? threshold.key}
            value={values?.[threshold.key] ?? stored[threshold.key] ?? ''}
            error={errorOf(threshold.key)}
            disabled={!mayChange}
          />
        ))}
      </div>
      {mayChange && <SubmitButton tone="secondary">{settings.playbooks.save}</SubmitButton>}
    </form>
  )
}

interface FieldProps {
  threshold: Threshold
  id: string
  label: string
  value: string
  error: string[] | undefined
  disabled: boolean
}

function ThresholdField({ threshold, value, ...field }: FieldProps) {
  const say = settings.playbooks
  if (threshold.kind === 'number') {
    const range = say.range(threshold.min.toLocaleString('en'), threshold.max.toLocaleString('en'))
    return (
      <TextField {...field} name={threshold.key} hint={range} defaultValue={value} inputMode={threshold.min < 0 ? 'text' : threshold.whole ? 'numeric' : 'decimal'} autoComplete="off" className="figures" />
    )
  }
  const options =
    threshold.kind === 'boolean'
      ? [
          { value: 'yes', label: say.yes },
          { value: 'no', label: say.no },
        ]
      : threshold.values.map((choice) => ({ value: choice, label: (playbooks.choices as Record<string, string>)[choice] ?? choice }))
  return <SelectField {...field} name={threshold.key} options={options} defaultValue={value} />
}
