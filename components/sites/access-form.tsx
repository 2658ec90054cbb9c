'use client'
/**
 * AccessForm({ action, one, many, children })
 * Gives or takes access for the boxes that are ticked in `children`, a DataTable with `select: { name: many }`; says what
 * was done and takes it back. `one` is the other side: this site, or this person.
 */
import { useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { SubmitButton } from '@/components/ui/submit-button'
import { siteAccess as words } from '@/lib/messages/en/site-access'
import type { AccessFormState } from '@/lib/sites/access-actions'

interface Props {
  action: (state: AccessFormState, form: FormData) => Promise<AccessFormState>
  one: { name: 'sites' | 'people'; value: string }
  many: 'people' | 'sites'
  children: ReactNode
}

export function AccessForm({ action, one, many, children }: Props) {
  const [state, send] = useActionState(action, {})
  const [chosen, setChosen] = useState(0)
  // The buttons stay in sight along a long list, so what they did has to come into sight as well.
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.changed || state.error) outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [state])
  return (
    <>
      <div ref={outcome} className="scroll-mt-16 px-4 not-empty:pb-3 sm:px-5">
        {state.changed && <Done state={state} changed={state.changed} many={many} send={send} />}
        {state.error && (
          <div role="alert">
            <Banner tone="danger" title={state.error.fields?.[many]?.[0] ?? state.error.message} />
          </div>
        )}
      </div>
      <form
        action={send}
        onChange={(event) => setChosen(event.currentTarget.querySelectorAll('[data-row-select]:checked').length)}
        // React empties a form after its action. What was refused stays ticked.
        onReset={(event) => (state.error ? event.preventDefault() : setChosen(0))}
      >
        <input type="hidden" name={one.name} value={one.value} />
        {children}
        <div className="sticky bottom-0 z-3 flex flex-wrap items-center gap-2 border-t border-separator bg-surface px-4 py-2.5 max-md:bottom-14 sm:px-5">
          <p aria-live="polite" className="figures me-auto text-muted max-sm:w-full">
            {words[many].chosen(chosen)}
          </p>
          <SubmitButton size="small" name="do" value="give" icon="plus">
            {words.give}
          </SubmitButton>
          <SubmitButton size="small" tone="secondary" name="do" value="take" icon="x">
            {words.take}
          </SubmitButton>
        </div>
      </form>
    </>
  )
}

interface DoneProps {
  state: AccessFormState
  changed: NonNullable<AccessFormState['changed']>
  many: Props['many']
  send: (form: FormData) => void
}

function Done({ state: { unchanged = 0 }, changed, many, send }: DoneProps) {
  const say = words[many]
  const count = changed[many].length
  const title = count === 0 ? say.nothing : changed.do === 'give' ? say.given(count) : say.taken(count)
  const undo = count > 0 && (
    <form action={send}>
      <input type="hidden" name="do" value={changed.do === 'give' ? 'take' : 'give'} />
      {(['sites', 'people'] as const).flatMap((name) => changed[name].map((id) => <input key={id} type="hidden" name={name} value={id} />))}
      <SubmitButton size="small" tone="secondary" icon="rotate">
        {words.undo}
      </SubmitButton>
    </form>
  )
  return (
    <Banner tone={count > 0 ? 'success' : 'info'} title={title} action={undo} live>
      {count > 0 && unchanged > 0 && say.unchanged(unchanged)}
    </Banner>
  )
}
