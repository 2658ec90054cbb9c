import localFont from 'next/font/local'

// The files come with the geist package; its own loader would also preload the mono face on pages that hardly use it.
const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
})
const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
})

/** Class names that define `--font-geist-sans` and `--font-geist-mono`. */
export const fontVariables = `${sans.variable} ${mono.variable}`
