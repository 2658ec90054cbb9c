/** OwnMenu({ user: { name, email }, profileHref?, signOut, theme })   who is signed in, the theme, and the way out. */
import { Popover } from '@/components/ui/popover'
import { popoverLine } from '@/components/ui/popover-line'
import { PopoverLink } from '@/components/ui/popover-link'
import { Icon } from '@/components/ui/icon'
import { shell } from '@/lib/messages/en/shell'
import type { Theme } from '@/lib/preferences/schema'
import type { FormAction } from './switcher'
import { ThemeControl } from './theme-control'

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .flatMap((part) => Array.from(part)[0] ?? [])
    .slice(0, 2)
    .join('')
    .toUpperCase()

export type OwnMenuProps = { user: { name: string; email: string }; profileHref?: string; signOut: FormAction; theme: Theme }

export function OwnMenu({ user, profileHref, signOut, theme }: OwnMenuProps) {
  return (
    <Popover
      id="own-menu"
      align="end"
      triggerClass="touch-44 flex size-8 items-center justify-center rounded-full bg-default text-xs font-semibold hover:bg-default-hover"
      trigger={
        <>
          <span aria-hidden>{initials(user.name) || <Icon name="user" />}</span>
          <span className="sr-only">{shell.own.menu(user.name)}</span>
        </>
      }
    >
      <div className="border-b border-separator px-2.5 pt-1 pb-2.5">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-muted">{user.email}</p>
      </div>
      <div className="border-b border-separator px-2.5 py-2.5">
        <p className="mb-1.5 text-xs text-muted">{shell.theme.label}</p>
        <ThemeControl theme={theme} />
      </div>
      <div className="pt-1.5">
        {profileHref && (
          <PopoverLink href={profileHref} icon="user">
            {shell.own.profile}
          </PopoverLink>
        )}
        <form action={signOut} method={typeof signOut === 'string' ? 'post' : undefined}>
          <button type="submit" className={popoverLine}>
            <Icon name="logOut" className="shrink-0 text-muted" />
            {shell.own.signOut}
          </button>
        </form>
      </div>
    </Popover>
  )
}
