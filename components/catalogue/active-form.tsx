'use client'
/** ActiveForm({ industry, sector?, name, active, sites })   no longer offers an entry, saying who keeps it; or offers it again. */
import { useActionState, useEffect, useRef } from 'react'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { setActiveForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.entry

export function ActiveForm({ industry, sector, name, active, sites }: { industry: string; sector?: string; name: string; active: boolean; sites: number }) {
  const [state, send] = useActionState(setActiveForm, {})
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.done) form.current?.closest('dialog')?.close()
  }, [state])
  const fields = (
    <>
      <input type="hidden" name="industry" value={industry} />
      {sector !== undefined && <input type="hidden" name="sector" value={sector} />}
      <input type="hidden" name="active" value={String(!active)} />
      {state.error && (
        <p role="alert" className="text-danger">
          {state.error.message}
        </p>
      )}
    </>
  )
  if (!active) {
    return (
      <form action={send} className="space-y-3">
        <p>{say.inactiveText(sites)}</p>
        {fields}
        <SubmitButton tone="secondary">{say.activate}</SubmitButton>
      </form>
    )
  }
  return (
    <>
      <p className="mb-3">{say.activeText}</p>
      <Dialog id="deactivate" title={say.deactivateTitle(name)} trigger={say.deactivate} open={Boolean(state.error)}>
        <form ref={form} action={send} className="space-y-4">
          <p>{say.deactivateText(sites)}</p>
          {fields}
          <div className="flex justify-end gap-2">
            <DialogCancel />
            <SubmitButton tone="danger">{say.deactivate}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  )
}
