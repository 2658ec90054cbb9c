/**
 * ThemeControl({ theme })   three buttons of one form: system, light, dark. The server writes the choice into a cookie and
 * onto <html>, so it works without script and nothing flashes.
 */
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { shell } from '@/lib/messages/en/shell'
import { chooseTheme } from '@/lib/preferences/actions'
import { themes, type Theme } from '@/lib/preferences/schema'

const icons = { system: 'monitor', light: 'sun', dark: 'moon' } as const

export function ThemeControl({ theme }: { theme: Theme }) {
  return (
    <form action={chooseTheme}>
      <fieldset className="inline-flex rounded-md bg-default p-0.5">
        <legend className="sr-only">{shell.theme.label}</legend>
        {themes.map((choice) => (
          <button
            key={choice}
            type="submit"
            name="theme"
            value={choice}
            aria-pressed={choice === theme}
            className={cx(
              'flex min-h-7 items-center gap-1.5 rounded-[5px] px-2 text-[13px] pointer-coarse:min-h-11',
              choice === theme ? 'bg-segment font-medium text-foreground' : 'text-muted hover:text-foreground',
            )}
          >
            <Icon name={icons[choice]} size={14} />
            {shell.theme[choice]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
