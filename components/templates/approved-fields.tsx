/** ApprovedFields({ current?, isCode, sample, values?, errors? })   which template of the provider's stands for a WhatsApp text, and what fills its places. */
import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/core/errors'
import type { ApprovedTemplate } from '@/lib/deliveries/approved'
import { placesIn, writtenList } from '@/lib/deliveries/approved-schema'
import { whatsapp } from '@/lib/messages/en/whatsapp'

const { approved: words } = whatsapp

interface Props {
  current: ApprovedTemplate | undefined
  /** A code has one place, which fills itself. */
  isCode: boolean
  /** What the variables say in a preview. */
  sample: Readonly<Record<string, string>>
  /** What was typed before. */
  values: Record<string, string> | undefined
  errors: FieldErrors | undefined
}

export function ApprovedFields({ current, isCode, sample, values, errors }: Props) {
  const [variables, setVariables] = useState(values?.approved_variables ?? writtenList(current?.variables ?? []))
  const places = placesIn(variables)
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, className: 'font-mono' } as const
  return (
    <fieldset className="space-y-4 border-t border-separator pt-4">
      <legend className="sr-only">{words.title}</legend>
      <div>
        <p aria-hidden className="text-sm font-medium">
          {words.title} <span className="font-normal text-muted">{words.optional}</span>
        </p>
        <p className="mt-0.5 text-sm text-muted">{isCode ? `${words.hint} ${words.codeHint}` : words.hint}</p>
        {!current && <p className="mt-1 text-sm font-medium">{words.none}</p>}
      </div>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextField label={words.name} name="approved_name" hint={words.nameHint} defaultValue={values?.approved_name ?? current?.name} error={errors?.approved_name} {...plain} />
        <TextField label={words.language} name="approved_language" hint={words.languageHint} defaultValue={values?.approved_language ?? current?.language} error={errors?.approved_language} {...plain} />
      </div>
      {!isCode && (
        <>
          <TextField
            label={words.variables}
            name="approved_variables"
            hint={words.variablesHint}
            value={variables}
            onChange={(event) => setVariables(event.target.value)}
            error={errors?.approved_variables}
            {...plain}
          />
          {places.length > 0 && (
            <ol aria-label={words.places} className="space-y-1 text-sm">
              {places.map((name, index) => (
                <li key={index} className="flex gap-2">
                  <span className="font-mono text-muted">{`{{${index + 1}}}`}</span>
                  <span className="min-w-0 wrap-anywhere">{Object.hasOwn(sample, name) ? sample[name] : words.unknown}</span>
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </fieldset>
  )
}
