'use client'
/** WeightsForm({ action, mayChange, stored })   five weights in percent with their sum beside them while they change. */
import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { playbooks } from '@/lib/messages/en/playbooks'
import { settings } from '@/lib/messages/en/settings'
import { DEFAULT_WEIGHTS, WEIGHT_KEYS, type Weights } from '@/lib/playbooks/weights'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  mayChange: boolean
  /** Hundredths. */
  stored: Weights
}

type Typed = Record<keyof Weights, string>
const asText = (weights: Weights): Typed => Object.fromEntries(WEIGHT_KEYS.map((key) => [key, String(weights[key])])) as Typed

export function WeightsForm({ action, mayChange, stored }: Props) {
  const [{ error, values }, send] = useActionState(action, {})
  // Kept here rather than in the fields, so that a refused form keeps what was typed. Without script the server's echo does.
  const [typed, setTyped] = useState<Typed>({ ...asText(stored), ...values })
  const say = settings.weights
  const fields = error?.fields ?? {}
  const { form: sumError, ...fieldErrors } = fields
  return (
    <form action={send} noValidate className="max-w-md space-y-5">
      {error && <ErrorSummary errors={fieldErrors} form={sumError?.[0] ?? (error.fields ? undefined : error.message)} />}
      <fieldset aria-describedby="weights-hint weights-sum">
        <legend className="font-medium">{playbooks.weightsTitle}</legend>
        <p id="weights-hint" className="mb-4 text-muted">
          {say.hint}
        </p>
        <div className="space-y-3">
          {WEIGHT_KEYS.map((key) => (
            <TextField
              key={key}
              label={playbooks.weights[key]}
              name={key}
              inputMode="numeric"
              autoComplete="off"
              className="figures text-end"
              after={say.percent}
              value={typed[key]}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
              error={fieldErrors[key]}
              aria-invalid={sumError || fieldErrors[key] ? true : undefined}
              disabled={!mayChange}
            />
          ))}
        </div>
      </fieldset>
      <Sum typed={typed} />
      {mayChange && (
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{say.save}</SubmitButton>
          <Button tone="quiet" icon="undo" onClick={() => setTyped(asText(DEFAULT_WEIGHTS))}>
            {say.reset}
          </Button>
        </div>
      )}
    </form>
  )
}

function Sum({ typed }: { typed: Typed }) {
  const say = settings.weights
  const sum = WEIGHT_KEYS.reduce((total, key) => total + (Number(typed[key]) || 0), 0)
  const exact = sum === 100
  return (
    <div id="weights-sum" className="space-y-2">
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-default">
        {WEIGHT_KEYS.map((key, index) => (
          <span key={key} className={cx('h-full', exact ? 'bg-accent' : 'bg-warning')} style={{ inlineSize: `${Math.min(100, Math.max(0, Number(typed[key]) || 0))}%`, opacity: 1 - index * 0.15 }} />
        ))}
      </div>
      <p role="status" className="flex items-center gap-2">
        <Icon name={exact ? 'circleCheck' : 'alert'} className={exact ? 'text-success' : 'text-warning'} />
        <span>
          {say.sum} <span className="figures font-semibold">{sum.toLocaleString('en')}&nbsp;%</span>
          <span className="text-muted">{exact ? ` ${say.sumExact}` : ` · ${sum > 100 ? say.sumOver(sum - 100) : say.sumUnder(100 - sum)}`}</span>
        </span>
      </p>
    </div>
  )
}
