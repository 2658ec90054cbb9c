/** PublicHeader(): the head of pages for people without a session. Links only, nothing folded away: a phone has room for two. */
import Link from 'next/link'
import { LinkButton } from '@/components/ui/button'
import { words } from '@/lib/messages/words'
import { Mark } from './mark'

const link = 'touch-44 inline-flex min-h-9 items-center rounded-md px-2.5 text-[15px] text-foreground hover:bg-default'

export function PublicHeader() {
  const { header, mark, site } = words().shell
  return (
    <header className="border-b border-separator">
      <div className="mx-auto flex h-16 max-w-5xl items-center justify-between gap-4 px-4 sm:px-6">
        <Link href="/" aria-label={mark} className="touch-44 flex items-center gap-2.5 rounded-sm font-semibold">
          <Mark className="text-accent" />
          {site.name}
        </Link>
        <nav aria-label={header.label} className="flex items-center gap-1">
          <Link href="/#doors" className={`${link} max-sm:hidden`}>
            {header.doors}
          </Link>
          <Link href="/pricing" className={link}>
            {header.pricing}
          </Link>
          <Link href="/login" className={link}>
            {header.signIn}
          </Link>
          <LinkButton href="/signup" tone="secondary" className="ms-2 max-sm:hidden">
            {header.signUp}
          </LinkButton>
        </nav>
      </div>
    </header>
  )
}
