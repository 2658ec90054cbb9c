'use client'
/** WordingForm({ which, seen, current, variables, needed?, sample })   the words of a text, and how they would arrive, as they are typed. */
import { useActionState, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextAreaField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Variable } from '@/lib/deliveries/worded-schema'
import type { Wording } from '@/lib/deliveries/wording'
import { saveWordingForm } from '@/lib/deliveries/wording-actions'
import type { WhichText } from '@/lib/deliveries/wording-schema'
import { templates as words } from '@/lib/messages/en/templates'
import { ApprovedFields } from './approved-fields'
import { WordingPreview } from './wording-preview'

interface Props {
  which: WhichText
  /** The version that is shown. */
  seen: number
  current: Wording
  variables: readonly Variable[]
  needed?: Variable | undefined
  /** What the variables say in the preview. */
  sample: Record<string, string>
}

export function WordingForm({ which, seen, current, variables, needed, sample }: Props) {
  const [{ error, values }, send] = useActionState(saveWordingForm, {})
  const [subject, setSubject] = useState(values?.subject ?? current.subject)
  const [body, setBody] = useState(values?.body ?? current.body)
  const text = useRef<HTMLTextAreaElement>(null)
  const { channel } = which

  const insert = (name: Variable): void => {
    const field = text.current
    if (!field) return
    field.focus()
    field.setRangeText(`{${name}}`, field.selectionStart, field.selectionEnd, 'end')
    setBody(field.value)
  }

  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={words.edit}>
        <form action={send} noValidate className="space-y-4">
          <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
          {Object.entries({ ...which, seen }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {channel === 'email' && (
            <TextField label={words.subject} name="subject" autoComplete="off" maxLength={200} value={subject} onChange={(event) => setSubject(event.target.value)} error={error?.fields?.subject} />
          )}
          <TextAreaField
            ref={text}
            label={words.body}
            name="body"
            rows={channel === 'email' ? 12 : 6}
            hint={words.bodyHint[channel]}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            error={error?.fields?.body}
          />
          <fieldset>
            <legend className="text-sm font-medium">{words.variables}</legend>
            <p className="mt-0.5 text-sm text-muted">{words.variablesHint}</p>
            <ul className="mt-2 space-y-1.5 text-sm">
              {variables.map((name) => (
                <li key={name} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                  <Button size="small" onClick={() => insert(name)} className="font-mono">
                    {`{${name}}`}
                  </Button>
                  <span className="text-muted">
                    {words.words[name]}
                    {name === needed && <strong className="font-medium text-foreground">{` · ${words.needed}`}</strong>}
                  </span>
                </li>
              ))}
            </ul>
          </fieldset>
          {channel === 'whatsapp' && <ApprovedFields current={current.approved} isCode={needed === 'code'} sample={sample} values={values} errors={error?.fields} />}
          <SubmitButton>{words.save}</SubmitButton>
        </form>
      </Card>
      <Card title={words.preview} description={words.previewHint} className="lg:sticky lg:top-4">
        <WordingPreview channel={channel} subject={subject} body={body} values={sample} />
      </Card>
    </div>
  )
}
