/** The look of a button, alone: for links, labels and pages that must stay small. See button.tsx for the meaning of tone and size. */
import { cx } from './cx'

export type Look = {
  tone?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'small' | 'medium' | 'large'
  /** Fills its line: for the main action on a phone. */
  wide?: boolean
}

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
