'use client'
/**
 * SubmitButton({ tone? = 'primary', size?, wide?, icon?, pendingLabel?, name?, value?, formAction?, children })
 * Sends the form it stands in. While the answer is awaited it says so, keeps its width and takes no second click;
 * it stays focusable, so that a keyboard user is not thrown to the top of the page.
 */
import { useRef, type ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { ui } from '@/lib/messages/en/ui'
import { type ButtonLook } from './button'
import { buttonClass } from './button-class'
import { cx } from './cx'
import { Icon } from './icon'
import { useLeaving } from './use-leaving'

export function SubmitButton({
  tone = 'primary',
  size,
  wide,
  icon,
  pendingLabel,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<'button'> & { pendingLabel?: string }) {
  const button = useRef<HTMLButtonElement>(null)
  const isLeaving = useLeaving(button)
  const status = useFormStatus()
  const pending = status.pending || isLeaving
  return (
    <button
      ref={button}
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : rest.onClick?.(event))}
      className={cx(buttonClass({ tone, size, wide }), className)}
    >
      {pending ? <Icon name="rotate" className="animate-spin" /> : icon && <Icon name={icon} />}
      <span aria-live="polite">{pending ? (pendingLabel ?? children) : children}</span>
      {pending && <span className="sr-only">{ui.working}</span>}
    </button>
  )
}
