'use client'
/**
 * BulkForm({ filter, shown, total, choices, children })
 * The table with a bar that appears when rows are selected: assign, move, tag, for these rows or for all that fit. The
 * answer tells of each row what became of it (PIPE-13); more than fifty go on in the background, on a page of their own.
 * Works without a script as well: the bar comes by CSS alone.
 */
import Link from 'next/link'
import { useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Input, Select } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import { bulkByForm, type BulkState } from '@/lib/registrations/actions'
import { hasEnded } from '@/lib/registrations/policy'
import { reasonOf } from '@/lib/registrations/runs/schema'
import type { Choice, MoveChoices } from '@/lib/registrations/screen-queries'
import { LIST_PATH } from './list-path'

const say = words.bulk
type Action = keyof typeof say.actions

interface Props {
  /** The view's words after the question mark. */
  filter: string
  /** Rows on this page, and how many fit in all; null when they are too many to count, which is more than a page. */
  shown: number
  total: number | null
  choices: { reasons: MoveChoices['reasons']; assignees: readonly Choice[]; targets: readonly RegistrationStatus[]; mayAssign: boolean }
  children: ReactNode
}

export function BulkForm({ filter, shown, total, choices, children }: Props) {
  const [state, send] = useActionState<BulkState, FormData>(bulkByForm, {})
  const form = useRef<HTMLFormElement>(null)
  const [selected, setSelected] = useState<number | null>(null)
  const [isAll, setIsAll] = useState(false)
  const isMany = total === null || total > shown
  useEffect(() => {
    const count = () => setSelected(form.current?.querySelectorAll('[data-row-select]:checked').length ?? 0)
    const here = form.current
    count()
    here?.addEventListener('change', count)
    return () => here?.removeEventListener('change', count)
  }, [state])
  const { fields } = state.error ?? {}
  return (
    // React empties a form when its action is through; after a refusal the rows stay chosen.
    <form ref={form} action={send} onReset={(event) => state.error && event.preventDefault()} noValidate className="group/bulk">
      {state.results && <Results results={state.results} />}
      {state.error && (
        <div className="px-4 pb-3 sm:px-5">
          <ErrorSummary form={Object.values(fields ?? {})[0]?.[0] ?? state.error.message} />
        </div>
      )}
      <input type="hidden" name="filter" value={filter} />
      {children}
      <div
        role="group"
        aria-label={say.label}
        className="sticky bottom-16 z-3 hidden flex-wrap items-center gap-2 border-t border-border bg-overlay px-4 py-2.5 shadow-overlay group-has-[[data-row-select]:checked]/bulk:flex sm:px-5 md:bottom-0"
      >
        {selected !== null && (
          <span role="status" className="figures text-sm font-medium">
            {say.selected(selected)}
          </span>
        )}
        {isMany && <Check name="all" checked={isAll} onChange={setIsAll} label={say.all(total)} />}
        <Fields choices={choices} isLive={selected !== null} values={state.values ?? {}} total={isMany && (isAll || selected === null) ? total : undefined} />
        <SubmitButton size="small" pendingLabel={say.running}>
          {say.run}
        </SubmitButton>
      </div>
    </form>
  )
}

function Check({ name, label, checked, onChange }: { name: string; label: string; checked?: boolean; onChange?: (is: boolean) => void }) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
      <input type="checkbox" name={name} className="size-4 accent-accent" {...(onChange && { checked, onChange: (event) => onChange(event.target.checked) })} />
      {label}
    </label>
  )
}

interface FieldsProps {
  choices: Props['choices']
  isLive: boolean
  values: Record<string, string>
  /** How many all that fit are, where they may be meant. */
  total: number | null | undefined
}

/** What the action asks for; without a script everything is there, and what does not belong to the action is not read. */
function Fields({ choices, isLive, values, total }: FieldsProps) {
  const [action, setAction] = useState<Action>((values.action as Action | undefined) ?? (choices.mayAssign ? 'assign' : 'tag'))
  const [to, setTo] = useState<RegistrationStatus | ''>((values.to as RegistrationStatus | undefined) ?? choices.targets[0] ?? '')
  const actions = (Object.keys(say.actions) as Action[]).filter((name) => (name === 'assign' ? choices.mayAssign : name !== 'move' || choices.targets.length > 0))
  const is = (...names: Action[]) => !isLive || names.includes(action)
  const reasons = to !== '' && hasEnded(to) ? choices.reasons[to] : []
  const asksReason = !isLive || (action === 'move' && (reasons.length > 0 || to === 'pending_verification'))
  return (
    <>
      <Select compact name="action" aria-label={say.choose} value={action} onChange={(event) => setAction(event.target.value as Action)}>
        {actions.map((name) => (
          <option key={name} value={name}>
            {say.actions[name]}
          </option>
        ))}
      </Select>
      {is('assign') && (
        <Select compact name="assignee_id" aria-label={say.assignTo} defaultValue={values.assignee_id}>
          <option value="">{words.nobody}</option>
          {choices.assignees.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
      {is('move') && (
        <Select compact name="to" aria-label={say.moveTo} value={to} onChange={(event) => setTo(event.target.value as RegistrationStatus)}>
          {choices.targets.map((target) => (
            <option key={target} value={target}>
              {statusLook('registration', target).word}
            </option>
          ))}
        </Select>
      )}
      {asksReason && reasons.length > 0 && (
        <Select compact name="reason_id" aria-label={say.reason} defaultValue={values.reason_id}>
          <option value="">{words.form.reasonChoose}</option>
          {reasons.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
      {asksReason && <Input compact name="reason" aria-label={say.reasonText} placeholder={say.reasonText} defaultValue={values.reason} className="max-w-52" />}
      {is('tag', 'untag') && <Input compact name="tag" aria-label={say.tag} placeholder={say.tag} maxLength={40} defaultValue={values.tag} className="max-w-44" />}
      {is('move') && total !== undefined && <Check name="sure" label={say.sure(total)} />}
    </>
  )
}

function Results({ results }: { results: NonNullable<BulkState['results']> }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [results])
  const refused = results.filter(({ error }) => error)
  return (
    <div ref={box} tabIndex={-1} className="px-4 pb-3 sm:px-5">
      <Banner tone={refused.length > 0 ? 'warning' : 'success'} title={say.result(results.length - refused.length, refused.length)} live>
        {refused.length > 0 && (
          <ul aria-label={say.resultCaption} className="mt-1 max-h-48 space-y-1 overflow-y-auto">
            {refused.map(({ id, number, error }) => (
              <li key={id}>
                <Link href={`${LIST_PATH}/${id}`} className="text-link font-mono text-[13px]">
                  {number ?? id}
                </Link>{' '}
                {error && reasonOf(error)}
              </li>
            ))}
          </ul>
        )}
      </Banner>
    </div>
  )
}
