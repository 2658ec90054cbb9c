import { createElement } from 'react'
import { icons, type IconName } from './icons'

/**
 * An outline icon in the colour of the text around it.
 * Icon({ name, size? = 16, label?, className? }): with `label` it is an image with that name; without, it is
 * hidden from assistive technology, because the words beside it say the same.
 */
export function Icon({ name, size = 16, label, className }: { name: IconName; size?: number; label?: string; className?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg
      {...named}
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size >= 24 ? 1.75 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
    >
      {icons[name].map(([tag, shape], index) => createElement(tag, { ...shape, key: index }))}
    </svg>
  )
}
