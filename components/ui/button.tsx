/**
 * Button({ tone?, size?, wide?, icon?, ...native button })    a native <button>, type="button" unless told
 * LinkButton({ href, tone?, size?, wide?, icon?, ...native anchor })   the same look on a link
 * buttonClass({ tone?, size?, wide? })    the classes alone, for a <summary> or a label
 * tone: primary (the one main action of a screen) | secondary | quiet | danger; size: small 28 px | medium 36 | large 44.
 * The button that sends a form is SubmitButton in submit-button.tsx.
 */
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import { LinkPending } from './link-pending'
import type { IconName } from './icon-paths'

type Look = {
  tone?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'medium' | 'large'
  /** Fills its line: for the main action on a phone. */
  wide?: boolean
}
export type ButtonLook = Look & { icon?: IconName }

const tones = {
  primary: 'bg-accent text-accent-foreground hover:bg-accent-hover',
  secondary: 'border border-field-border/70 bg-surface text-foreground hover:bg-surface-secondary hover:border-field-border',
  quiet: 'text-foreground hover:bg-default',
  danger: 'bg-danger text-danger-foreground hover:bg-danger-hover',
}
const sizes = {
  small: 'min-h-7 gap-1.5 px-2.5 py-0.5 text-[13px] pointer-coarse:min-h-11',
  medium: 'min-h-9 gap-2 px-3 py-1 text-sm pointer-coarse:min-h-11',
  large: 'min-h-11 gap-2 px-5 py-2 text-base',
}

export const buttonClass = ({ tone = 'secondary', size = 'medium', wide }: Look = {}): string =>
  cx(
    'inline-flex items-center justify-center rounded-md text-center font-medium leading-tight transition-colors select-none',
    'disabled:opacity-55 disabled:pointer-events-none aria-disabled:opacity-55',
    tones[tone],
    sizes[size],
    wide && 'w-full',
  )

export function Button({ tone, size, wide, icon, className, children, ...rest }: ButtonLook & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={cx(buttonClass({ tone, size, wide }), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export function LinkButton({ tone, size, wide, icon, className, children, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={cx(buttonClass({ tone, size, wide }), className)}>
      {icon && <Icon name={icon} />}
      {children}
      <LinkPending />
    </Link>
  )
}
