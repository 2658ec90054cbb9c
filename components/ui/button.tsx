/**
 * Button({ tone?, size?, wide?, icon?, ...native button })    a native <button>, type="button" unless told
 * LinkButton({ href, tone?, size?, wide?, icon?, ...native anchor })   the same look on a link
 * buttonClass({ tone?, size?, wide? }) in button-class.ts: the classes alone, for a <summary> or a label
 * tone: primary (the one main action of a screen) | secondary | quiet | danger; size: small 28 px | medium 36 | large 44.
 * The button that sends a form is SubmitButton in submit-button.tsx.
 */
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonClass, type Look } from './button-class'
import { cx } from './cx'
import { Icon } from './icon'
import { LinkPending } from './link-pending'
import type { IconName } from './icons'

export type ButtonLook = Look & { icon?: IconName }

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
