'use client'
/** TargetsForm({ stages })   how long each stage may take; `due` is when one entered now would be due, in words. */
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError, Input } from '@/components/ui/field'
import { Status } from '@/components/ui/status'
import { SubmitButton } from '@/components/ui/submit-button'
import { statusLook } from '@/lib/core/status-look'
import { organisation as words } from '@/lib/messages/en/organisation'
import { setStageTargetsForm } from '@/lib/organisation/actions'
import type { ClockStage } from '@/lib/organisation/schema'

const say = words.targets
const columns = 'grid grid-cols-2 items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(11rem,2fr)_minmax(7rem,1fr)_minmax(7rem,1fr)_minmax(0,3fr)]'

interface Stage {
  stage: ClockStage
  /** Hours as text; empty where the stage has no clock. */
  target: string
  warning: string
  due: string | null
}

export function TargetsForm({ stages }: { stages: readonly Stage[] }) {
  const [{ error, values, done }, send] = useActionState(setStageTargetsForm, {})
  const hours = (name: string, label: string, head: string, stored: string) => (
    <div>
      <span aria-hidden className="text-sm text-muted sm:hidden">
        {head}
      </span>
      <span className="flex items-center gap-2">
        <Input
          compact
          id={name}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          defaultValue={values?.[name] ?? stored}
          aria-invalid={error?.fields?.[name] ? true : undefined}
          aria-describedby={error?.fields?.[name] ? `${name}-error` : undefined}
          className="figures max-w-24 text-end"
        />
        <span className="text-muted">{say.unit}</span>
      </span>
    </div>
  )
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={words.saved} live />}
      <ErrorSummary errors={error?.fields} form={error && !error.fields ? error.message : undefined} />
      <div>
        <div aria-hidden className={`${columns} pb-1 text-sm text-muted max-sm:hidden`}>
          <span>{say.stage}</span>
          <span>{say.target}</span>
          <span>{say.warning}</span>
        </div>
        {stages.map(({ stage, target, warning, due }) => {
          const { word } = statusLook('registration', stage)
          return (
            <div key={stage} role="group" aria-label={word} className={`${columns} border-t border-separator py-2.5`}>
              <span className="max-sm:col-span-full">
                <Status of="registration" is={stage} />
              </span>
              {hours(`target_${stage}`, say.targetOf(word), say.target, target)}
              {hours(`warning_${stage}`, say.warningOf(word), say.warning, warning)}
              <span className="text-sm text-muted max-sm:col-span-full">{due && say.example(due)}</span>
              <div className="col-span-full">
                <FieldError id={`target_${stage}-error`} error={error?.fields?.[`target_${stage}`]} />
                <FieldError id={`warning_${stage}-error`} error={error?.fields?.[`warning_${stage}`]} />
              </div>
            </div>
          )
        })}
      </div>
      <Banner title={say.applies} />
      <SubmitButton>{say.save}</SubmitButton>
    </form>
  )
}
