/** PublicFooter({ theme }): the foot of public pages, with the theme control. */
import Link from 'next/link'
import { words } from '@/lib/messages/words'
import type { Theme } from '@/lib/preferences/schema'
import { Mark } from './mark'
import { ThemeControl } from './theme-control'

const line = 'touch-44 inline-flex min-h-8 items-center rounded-sm text-muted hover:text-foreground'

export function PublicFooter({ theme }: { theme: Theme }) {
  const { footer, site } = words().shell
  const groups = [
    { title: footer.product, links: [{ href: '/#doors', label: footer.doors }, { href: '/pricing', label: footer.pricing }] },
    {
      title: footer.account,
      links: [
        { href: '/signup', label: footer.signUp },
        { href: '/login', label: footer.signIn },
        { href: '/track', label: footer.track },
      ],
    },
  ]
  return (
    <footer className="mt-24 border-t border-separator">
      <div className="mx-auto flex max-w-5xl flex-wrap items-start justify-between gap-x-12 gap-y-8 px-4 py-10 text-sm sm:px-6">
        <div>
          <p className="flex items-center gap-2 font-semibold">
            <Mark size={16} className="text-accent" />
            {site.name}
          </p>
          <p className="mt-1 text-muted">{footer.line}</p>
          <div className="mt-4">
            <ThemeControl theme={theme} />
          </div>
        </div>
        <nav aria-label={footer.label} className="flex flex-wrap gap-x-16 gap-y-6">
          {groups.map((group) => (
            <div key={group.title}>
              <p className="font-medium">{group.title}</p>
              <ul className="mt-1">
                {group.links.map((each) => (
                  <li key={each.href}>
                    <Link href={each.href} className={line}>
                      {each.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  )
}
