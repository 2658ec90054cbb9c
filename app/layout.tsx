import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { env } from '@/lib/core/env'
import { readTheme } from '@/lib/preferences/queries'
import { words } from '@/lib/messages/words'
import { KeepTyping } from '@/components/ui/keep-typing'
import { SkipLink } from '@/components/ui/skip-link'
import { fontVariables } from './fonts'
import './globals.css'

export function generateMetadata(): Metadata {
  const { name, title, description } = words().shell.site
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: title, template: `%s · ${name}` },
    description,
    applicationName: name,
    // Numbers on our pages are ids and amounts; a phone must not turn them into links to call.
    formatDetection: { telephone: false },
  }
}

const grounds = { light: '#fbfaf8', dark: '#11100e' }

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme()
  return {
    colorScheme: theme === 'system' ? 'light dark' : theme,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: grounds.light },
            { media: '(prefers-color-scheme: dark)', color: grounds.dark },
          ]
        : grounds[theme],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Everything is rendered per request: only then does Next put the nonce of the content policy on its scripts.
  await connection()
  const theme = await readTheme()
  return (
    <html lang="en" dir="ltr" data-theme={theme === 'system' ? undefined : theme} className={fontVariables}>
      {/* Where React Aria looks for the nonce of the styles that it adds when something of it opens. */}
      <meta property="csp-nonce" nonce={(await headers()).get('x-nonce') ?? undefined} />
      <body>
        <SkipLink />
        {children}
        <KeepTyping />
      </body>
    </html>
  )
}
