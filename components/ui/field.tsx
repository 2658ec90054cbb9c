/**
 * Form fields: the label is always visible, the hint stands above the control, the error below it and at it.
 * All take { label, name, id? = name, hint?, error?, optional? } and work on the server and in client components.
 *
 * Field({ …, children: (control) => JSX })   any control: spread `control` (id, name, aria-*) on it
 * TextField({ …, native input props, before?, after? })     `before`/`after` are words or a symbol inside the frame
 * TextAreaField({ …, native textarea props })
 * SelectField({ …, options: { value, label }[], blank?, native select props })   `blank` names the empty first choice
 * CheckboxField({ …, native input props })
 * Input, Select: the bare controls, for toolbars and table cells.
 * Give the <form> `noValidate`: errors then come in our words, in the summary and at the field.
 */
import type { ComponentProps, ReactNode } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { cx } from './cx'
import { Icon } from './icon'

export type FieldProps = {
  label: ReactNode
  name: string
  /** Defaults to `name`; give one where two forms on a page share a name. */
  id?: string
  hint?: ReactNode
  /** The first text is shown. */
  error?: string | readonly string[]
  optional?: boolean
}
export type ControlProps = {
  id: string
  name: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: true
}

const control =
  'w-full rounded-md border bg-field text-field-foreground placeholder:text-field-placeholder transition-colors ' +
  'border-field-border hover:border-field-border-hover aria-invalid:border-danger aria-invalid:border-2 ' +
  'disabled:opacity-55 disabled:bg-surface-secondary read-only:not-[select]:bg-surface-secondary'
const heights = { small: 'min-h-8 px-2.5 text-sm', medium: 'min-h-10 px-3 text-base sm:text-[15px] pointer-coarse:min-h-11' }

export const firstError = (error: FieldProps['error']): string | undefined => (typeof error === 'string' ? error : error?.[0])

export function Input({ className, size: _, compact, ...rest }: ComponentProps<'input'> & { compact?: boolean }) {
  return <input {...rest} className={cx(control, heights[compact ? 'small' : 'medium'], className)} />
}

export function Select({ className, compact, children, ...rest }: ComponentProps<'select'> & { compact?: boolean }) {
  return (
    <span className="relative block">
      {/* After an action React puts a select back to the choice that it was first drawn with; with another key it is drawn anew, with what was chosen. */}
      <select key={String(rest.defaultValue)} {...rest} className={cx(control, heights[compact ? 'small' : 'medium'], 'appearance-none pe-9', className)}>
        {children}
      </select>
      <Icon name="chevronDown" className="pointer-events-none absolute inset-e-3 top-1/2 -translate-y-1/2 text-muted" />
    </span>
  )
}

export function FieldError({ id, error }: { id: string; error: FieldProps['error'] }) {
  const text = firstError(error)
  return text ? (
    <p id={id} className="mt-1.5 flex items-start gap-1.5 text-sm font-medium text-danger">
      <Icon name="alert" className="mt-0.75 shrink-0" />
      <span>
        <span className="sr-only">{ui.errorPrefix}</span>
        {text}
      </span>
    </p>
  ) : null
}

export function Field({ label, name, id = name, hint, error, optional, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = firstError(error) ? `${id}-error` : undefined
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-muted">{` (${ui.optional})`}</span>}
      </label>
      {hint && (
        <p id={hintId} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        required: optional ? undefined : true,
        'aria-describedby': cx(hintId, errorId) || undefined,
        'aria-invalid': errorId ? true : undefined,
      })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

export function TextField({
  label,
  name,
  id,
  hint,
  error,
  optional,
  before,
  after,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps> & { before?: ReactNode; after?: ReactNode }) {
  return (
    <Field {...{ label, name, id, hint, error, optional }}>
      {(given) =>
        before || after ? (
          <span className="flex items-stretch">
            {before && <Affix side="start">{before}</Affix>}
            <Input {...given} {...rest} className={cx(before ? 'rounded-s-none' : null, after ? 'rounded-e-none' : null, className)} />
            {after && <Affix side="end">{after}</Affix>}
          </span>
        ) : (
          <Input {...given} {...rest} className={className} />
        )
      }
    </Field>
  )
}

export function TextAreaField({ label, name, id, hint, error, optional, className, rows = 3, ...rest }: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>) {
  return <Field {...{ label, name, id, hint, error, optional }}>{(given) => <textarea {...given} {...rest} rows={rows} className={cx(control, heights.medium, 'py-2', className)} />}</Field>
}

function Affix({ side, children }: { side: 'start' | 'end'; children: ReactNode }) {
  return (
    <span
      className={cx(
        'flex items-center border border-field-border bg-surface-secondary px-3 text-sm text-muted',
        side === 'start' ? 'rounded-s-md border-e-0' : 'rounded-e-md border-s-0',
      )}
    >
      {children}
    </span>
  )
}

export function SelectField({
  label,
  name,
  id,
  hint,
  error,
  optional,
  options,
  blank,
  ...rest
}: FieldProps & Omit<ComponentProps<'select'>, keyof FieldProps> & { options: readonly { value: string; label: string }[]; blank?: string }) {
  return (
    <Field {...{ label, name, id, hint, error, optional }}>
      {(given) => (
        <Select {...given} {...rest}>
          {blank !== undefined && <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

export function CheckboxField({
  label,
  name,
  id = name,
  hint,
  error,
  optional: _,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = firstError(error) ? `${id}-error` : undefined
  return (
    <div>
      <label htmlFor={id} className={cx('flex items-start gap-3 py-1 pointer-coarse:min-h-11 pointer-coarse:py-2.5', className)}>
        <input
          {...rest}
          type="checkbox"
          id={id}
          name={name}
          aria-describedby={cx(hintId, errorId) || undefined}
          aria-invalid={errorId ? true : undefined}
          className="mt-0.75 size-4.5 shrink-0 rounded-sm accent-accent"
        />
        <span className="text-[15px]">
          {label}
          {hint && (
            <span id={hintId} className="mt-0.5 block text-sm text-muted">
              {hint}
            </span>
          )}
        </span>
      </label>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}
