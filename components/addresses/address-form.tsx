'use client'
/**
 * AddressForm({ action, id?, prefix, present, tried?, words, mayChange, note? })   another address for an account or a site.
 * `prefix` stands before what is typed; `tried` is a suggestion that was followed; `note` says live whether it is free.
 */
import { useActionState, type MouseEvent, type ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { SLUG_MAX } from '@/lib/core/slug-shape'
import { addresses as say } from '@/lib/messages/en/addresses'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** Of the site; an account is known by its address. */
  id?: string
  prefix: string
  present: string
  tried?: string | undefined
  words: { field: string; hint: string }
  mayChange: boolean
  note?: ReactNode
}

const FIELD = 'slug'

export function AddressForm({ action, id, prefix, present, tried, words, mayChange, note }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  const { suggestions } = (error?.details ?? {}) as { suggestions?: string[] }
  return (
    <form action={send} noValidate className="max-w-lg space-y-4">
      {error && <ErrorSummary errors={error.fields ?? {}} form={error.fields ? undefined : error.message} />}
      {id && <input type="hidden" name="id" value={id} />}
      {/* A new answer is of the text that stands there now: the mark that another one was typed goes with the old one. */}
      <div key={error?.requestId} data-live className="data-changed:[&_.refusal]:hidden data-changed:[&_[id$=-error]]:hidden">
        <TextField
          label={words.field}
          hint={words.hint}
          name={FIELD}
          before={<span className="font-mono text-[13px] whitespace-nowrap">{prefix}</span>}
          defaultValue={values?.slug ?? tried ?? present}
          error={error?.fields?.slug}
          disabled={!mayChange}
          maxLength={SLUG_MAX}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="min-w-0 font-mono"
        />
        {suggestions && suggestions.length > 0 && <Suggestions slugs={suggestions} />}
        {mayChange && note}
      </div>
      {mayChange && <SubmitButton tone="secondary">{say.save}</SubmitButton>}
    </form>
  )
}

/** Links, so that one can be followed without script as well: the page then opens with it filled in. */
function Suggestions({ slugs }: { slugs: readonly string[] }) {
  return (
    <p className="refusal mt-2 flex flex-wrap items-center gap-2 text-sm">
      <span>{say.suggestions}</span>
      {slugs.map((slug) => (
        <a key={slug} href={`?address=${slug}`} className={buttonClass({ size: 'small' })} onClick={(event) => take(event, slug)}>
          {slug}
        </a>
      ))}
    </p>
  )
}

function take(event: MouseEvent, slug: string): void {
  const input = document.getElementById(FIELD)
  if (!(input instanceof HTMLInputElement)) return
  event.preventDefault()
  input.value = slug
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.focus()
}
