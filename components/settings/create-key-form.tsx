'use client'
/** CreateKeyForm({ action, scopes })   makes a key; shows it once, to be copied. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { CopyButton } from '@/components/ui/copy-button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { CheckboxField, FieldError, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/messages/en/settings'
import type { KeyFormState } from '@/lib/people/key-actions'

interface Props {
  action: (state: KeyFormState, form: FormData) => Promise<KeyFormState>
  /** What the maker may do, and so may give. */
  scopes: readonly string[]
}

export function CreateKeyForm({ action, scopes }: Props) {
  const [{ error, values, made, scopes: ticked = [] }, send] = useActionState(action, {})
  const say = settings.keys
  const { name: nameError, scopes: scopeError } = error?.fields ?? {}
  const areas = Map.groupBy(scopes, (scope) => scope.slice(0, scope.indexOf(':')))
  return (
    <div className="space-y-5">
      {made && (
        <Banner tone="success" title={say.madeTitle} live action={<CopyButton text={made.key} what={say.keyWhat} shown />}>
          <p>{say.madeText}</p>
          <code className="mt-2 block rounded-md bg-surface px-2.5 py-2 font-mono text-[13px] break-all text-foreground select-all">{made.key}</code>
        </Banner>
      )}
      <form action={send} noValidate className="space-y-5">
        {error && <ErrorSummary errors={{ name: nameError, [`scope-${scopes[0]}`]: scopeError }} form={error.fields ? undefined : error.message} />}
        <div className="max-w-lg">
          <TextField label={say.name} hint={say.nameHint} name="name" defaultValue={values?.name} error={nameError} maxLength={80} autoComplete="off" />
        </div>
        <fieldset aria-describedby="scopes-hint">
          <legend className="font-medium">{say.scopes}</legend>
          <p id="scopes-hint" className="mb-3 text-muted">
            {say.scopesHint}
          </p>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
            {[...areas].map(([area, inArea]) => (
              <div key={area}>
                <p className="text-[13px] text-muted">{say.areas[area as keyof typeof say.areas] ?? area}</p>
                {inArea.map((scope) => (
                  <CheckboxField
                    key={`${scope}${ticked.includes(scope)}`}
                    id={`scope-${scope}`}
                    name="scopes"
                    value={scope}
                    label={<code className="font-mono text-[13px]">{scope}</code>}
                    defaultChecked={ticked.includes(scope)}
                  />
                ))}
              </div>
            ))}
          </div>
          <FieldError id="scopes-error" error={scopeError} />
        </fieldset>
        <SubmitButton>{say.save}</SubmitButton>
      </form>
    </div>
  )
}
