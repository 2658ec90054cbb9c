'use client'
/**
 * PasswordField({ label, name, id?, hint?, error?, ...native input props })
 * A password that can be looked at. Without script it is a plain password field; the button comes with the script.
 */
import { useEffect, useState, type ComponentProps } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { Field, Input, type FieldProps } from './field'
import { Icon } from './icon'

export function PasswordField({ label, name, id, hint, error, optional, ...rest }: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>) {
  const [shown, setShown] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Field {...{ label, name, id, hint, error, optional }}>
      {(control) => (
        <span className="relative block">
          <Input {...control} {...rest} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} className="pe-12" />
          {ready && (
            <button
              type="button"
              aria-pressed={shown}
              aria-controls={control.id}
              onClick={() => setShown(!shown)}
              className="touch-44 absolute inset-e-1.5 top-1/2 flex size-8 -translate-y-1/2 items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground"
              aria-label={ui.showPassword}
            >
              <Icon name={shown ? 'eyeOff' : 'eye'} />
            </button>
          )}
        </span>
      )}
    </Field>
  )
}
