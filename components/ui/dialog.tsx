'use client'
/**
 * Dialog({ id, title, trigger, triggerLook?, open?, children })
 * A button and the modal box it opens: the browser's own <dialog>, which keeps the focus inside, closes by Esc and gives
 * the focus back. `command` opens it before the script has come. Forms and their SubmitButton go in `children`;
 * DialogCancel closes. Name in the title what it is about: "Suspend Acme Ltd". `open` shows it at once, for answers
 * that came back with errors.
 */
import { createContext, use, useEffect, useRef, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react'
import { ui } from '@/lib/messages/en/ui'
import { type ButtonLook } from './button'
import { buttonClass } from './button-class'
import { Icon } from './icon'

const never = () => () => undefined
/** The box that a DialogCancel stands in. */
const DialogId = createContext<string | undefined>(undefined)

export function Dialog({
  id,
  title,
  trigger,
  triggerLook = {},
  open,
  children,
}: {
  id: string
  title: string
  trigger: ReactNode
  triggerLook?: ButtonLook
  open?: boolean
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  // Without script, an answer with errors must be seen as well: then the box stands open on the page, and is modal as soon
  // as the script is here.
  const hasScript = useSyncExternalStore(never, () => true, () => false)
  useEffect(() => {
    if (open && hasScript && !box.current?.open) box.current?.showModal()
  }, [open, hasScript])
  // `command` serves while the script is on its way; once it is here, the browser must not do the same a second time.
  const show = (event: MouseEvent) => {
    event.preventDefault()
    box.current?.showModal()
  }
  const hide = (event: MouseEvent) => {
    event.preventDefault()
    box.current?.close()
  }
  const { icon, ...look } = triggerLook
  return (
    <>
      <button type="button" aria-haspopup="dialog" {...{ command: 'show-modal', commandfor: id }} onClick={show} className={buttonClass(look)}>
        {icon && <Icon name={icon} />}
        {trigger}
      </button>
      <dialog
        ref={box}
        id={id}
        open={(open && !hasScript) || undefined}
        aria-labelledby={`${id}-title`}
        // The padding belongs to the inner box, so a click on the dialog itself is a click on the backdrop.
        onClick={(event) => event.target === box.current && box.current?.close()}
        // It may stand in a table's cell, whose manner of setting text is not its own.
        className="z-30 m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-border bg-overlay text-start font-normal text-foreground shadow-overlay backdrop:bg-backdrop"
      >
        <div className="p-5">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={`${id}-title`} className="text-base font-semibold wrap-anywhere">
              {title}
            </h2>
            <button
              type="button"
              aria-label={ui.close}
              {...{ command: 'close', commandfor: id }}
              onClick={hide}
              className="touch-44 -me-1 -mt-1 flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-default"
            >
              <Icon name="x" />
            </button>
          </div>
          <DialogId value={id}>{children}</DialogId>
        </div>
      </dialog>
    </>
  )
}

/** Closes the dialog it stands in, before the script has come as well. */
export function DialogCancel({ children = ui.cancel }: { children?: ReactNode }) {
  const id = use(DialogId)
  const hide = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault()
    event.currentTarget.closest('dialog')?.close()
  }
  return (
    <button type="button" {...(id && { command: 'close', commandfor: id })} onClick={hide} className={buttonClass({})}>
      {children}
    </button>
  )
}
