'use client'
/**
 * ErrorSummary({ errors?: { [field id]: texts }, form? })
 * What stops the form, at its head, each text a link to its field. It takes the focus when it appears, so that a
 * screen reader starts there (the manner of GOV.UK); without script the links work the same.
 * `form` is a text about the whole form (no field).
 */
import { useEffect, useRef } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { Icon } from './icon'

export function ErrorSummary({ errors = {}, form }: { errors?: Record<string, readonly string[] | undefined>; form?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const lines = Object.entries(errors).flatMap(([field, texts]) => (texts?.[0] ? [{ field, text: texts[0] }] : []))
  const signature = JSON.stringify([form, lines])
  useEffect(() => box.current?.focus(), [signature])
  if (!form && lines.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-lg border-2 border-danger bg-danger-soft p-4 text-danger-soft-foreground">
      <h2 className="flex items-center gap-2 font-semibold">
        <Icon name="alert" />
        {form ?? ui.errorSummary(lines.length)}
      </h2>
      {lines.length > 0 && (
        <ul className="mt-2 space-y-1 ps-6">
          {lines.map(({ field, text }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                className="inline-block py-0.5 font-medium underline underline-offset-3 hover:decoration-2"
                onClick={(event) => {
                  const target = document.getElementById(field)
                  if (!target) return
                  event.preventDefault()
                  target.focus()
                  target.scrollIntoView({ block: 'center' })
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
