import { GeistSans } from 'geist/font/sans'
import localFont from 'next/font/local'

// The package's own loader of the mono face would preload it on pages that hardly use it.
const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
})

/** Class names that define `--font-geist-sans` and `--font-geist-mono`. */
export const fontVariables = `${GeistSans.variable} ${mono.variable}`
