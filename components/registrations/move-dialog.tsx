'use client'
/**
 * MoveDialog({ asked, choices, onSend, onClose })
 * The form of a move that asks for something. The card stays where it is until the server has agreed; closing the form
 * leaves it there (PIPE-4).
 */
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Icon } from '@/components/ui/icon'
import type { ActionError } from '@/lib/auth/action'
import { statusLook } from '@/lib/core/status-look'
import type { RegistrationStatus } from '@/lib/generated/prisma/enums'
import { registrations as words } from '@/lib/messages/en/registrations'
import { ui } from '@/lib/messages/en/ui'
import type { BoardCard } from '@/lib/registrations/board-state'
import type { MoveNeeds } from '@/lib/registrations/moves'
import { hasEnded } from '@/lib/registrations/policy'
import type { MoveChoices } from '@/lib/registrations/screen-queries'
import { MoveFields, summaryOf } from './move-fields'

/** A move that waits for its form. */
export interface AskedMove {
  card: BoardCard
  to: RegistrationStatus
  needs: MoveNeeds
}
export type MoveData = Record<string, string>

interface Props {
  asked: AskedMove | null
  choices: MoveChoices
  /** Carries the move out; what it returns stands in the form, null closes it. */
  onSend: (asked: AskedMove, data: MoveData) => Promise<Pick<ActionError, 'message' | 'fields'> | null>
  onClose: () => void
}

export function MoveDialog({ asked, choices, onSend, onClose }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (asked && !box.current?.open) {
      box.current?.showModal()
      // The form is what one came for, not the button that closes it.
      box.current?.querySelector<HTMLElement>('input, select, textarea, [type=submit]')?.focus()
    }
    if (!asked) box.current?.close()
  }, [asked])
  return (
    <dialog
      ref={box}
      aria-label={asked ? titleOf(asked) : undefined}
      onClose={onClose}
      onClick={(event) => event.target === box.current && box.current?.close()}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-border bg-overlay text-foreground shadow-overlay backdrop:bg-backdrop"
    >
      {asked && <MoveForm key={`${asked.card.id} ${asked.to}`} asked={asked} choices={choices} onSend={onSend} close={() => box.current?.close()} />}
    </dialog>
  )
}

const typedIn = (form: HTMLFormElement): MoveData => Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

const titleOf = ({ card, to }: AskedMove): string => words.form.title(card.full_name, statusLook('registration', to).word)

function MoveForm({ asked, choices, onSend, close }: { asked: AskedMove; close: () => void } & Pick<Props, 'choices' | 'onSend'>) {
  const prefix = useId()
  const [error, setError] = useState<Pick<ActionError, 'message' | 'fields'> | null>(null)
  const [pending, setPending] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    setPending(true)
    const refused = await onSend(asked, typedIn(event.currentTarget))
    setPending(false)
    setError(refused)
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="p-5">
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 className="text-base font-semibold wrap-anywhere">{titleOf(asked)}</h2>
        <button type="button" aria-label={ui.close} onClick={close} className="touch-44 -me-1 -mt-1 flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default">
          <Icon name="x" />
        </button>
      </div>
      <div className="space-y-4">
        <ErrorSummary errors={summaryOf(prefix, error?.fields)} form={error && !error.fields ? error.message : undefined} />
        <MoveFields to={asked.to} needs={asked.needs} choices={choices} prefix={prefix} error={error?.fields} wish={{ day: asked.card.preferred_date, slot: asked.card.preferred_slot }} />
        {/* Free times of several technicians are longer than a phone. */}
        <div className="sticky bottom-0 -mx-5 -mb-5 flex justify-end gap-2 border-t border-separator bg-overlay px-5 py-3">
          <Button onClick={close}>{ui.cancel}</Button>
          <Button type="submit" tone={hasEnded(asked.to) ? 'danger' : 'primary'} aria-disabled={pending || undefined}>
            {words.form.buttons[asked.to]}
          </Button>
        </div>
      </div>
    </form>
  )
}
