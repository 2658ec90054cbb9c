/**
 * RadioCards({ legend, name, options, defaultValue?, value? + onChange?, hint?, error?, columns? = 1, legendHidden? })
 * options: { value, title, description?, aside?, note?, disabled? }[]. One native radio per card: arrow keys move,
 * the whole card is the target, and the choice is sent without script. `aside` stands at the end (a price).
 * The first radio has the id `name`, so that an error summary can link to the group.
 */
import type { ChangeEventHandler, ReactNode } from 'react'
import { cx } from './cx'
import { FieldError, firstError, type FieldProps } from './field'

export type RadioCardOption = {
  value: string
  title: ReactNode
  description?: ReactNode
  aside?: ReactNode
  note?: ReactNode
  disabled?: boolean
}

export function RadioCards({
  legend,
  legendHidden,
  name,
  options,
  defaultValue,
  value,
  onChange,
  hint,
  error,
  columns = 1,
}: {
  legend: ReactNode
  legendHidden?: boolean
  name: string
  options: readonly RadioCardOption[]
  defaultValue?: string
  value?: string
  onChange?: ChangeEventHandler<HTMLInputElement>
  hint?: ReactNode
  error?: FieldProps['error']
  columns?: 1 | 2
}) {
  const invalid = firstError(error) !== undefined
  return (
    <fieldset
      role="radiogroup"
      aria-invalid={invalid || undefined}
      aria-describedby={cx(hint ? `${name}-hint` : null, invalid && `${name}-error`) || undefined}
      className="min-w-0"
    >
      <legend className={cx('mb-1.5 text-sm font-medium', legendHidden && 'sr-only')}>{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-2 text-sm text-muted">
          {hint}
        </p>
      )}
      <div className={cx('grid gap-2', columns === 2 && 'sm:grid-cols-2')}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={cx(
              'flex items-start gap-3 rounded-lg border bg-surface p-4 transition-colors',
              'border-border hover:border-field-border has-checked:border-accent has-checked:bg-accent-soft',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              'has-disabled:opacity-55',
              invalid && 'border-danger',
            )}
          >
            <input
              type="radio"
              id={index === 0 ? name : `${name}-${option.value}`}
              name={name}
              value={option.value}
              disabled={option.disabled}
              className="mt-0.75 size-4.5 shrink-0 accent-accent outline-none"
              {...(value === undefined ? { defaultChecked: option.value === defaultValue } : { checked: option.value === value })}
              {...(onChange && { onChange })}
            />
            <span className="min-w-0 grow">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{option.title}</span>
                {option.aside && <span className="figures text-sm font-medium">{option.aside}</span>}
              </span>
              {option.description && <span className="mt-0.5 block text-sm text-muted">{option.description}</span>}
              {option.note && <span className="mt-1.5 block text-sm">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} error={error} />
    </fieldset>
  )
}
