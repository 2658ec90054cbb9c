import { buttonWords } from '@/lib/messages/en/worded'
import type { LinkVariable } from './worded-schema'

// How words that staff write fall into paragraphs, buttons and links: the same in a message and in its preview. Browser-safe.

/** A piece of a line: words that may hold variables, or a link. */
export type WordPart = { link: LinkVariable } | { words: string }
/** A button of its own, or a paragraph of lines. */
export type WordBlock = { button: LinkVariable } | { lines: WordPart[][] }

const linkIn = (piece: string): LinkVariable | null => {
  const name = /^\{([a-z_]+)\}$/u.exec(piece.trim())?.[1] ?? ''
  return Object.hasOwn(buttonWords, name) ? (name as LinkVariable) : null
}

/** An empty line ends a paragraph; a link that stands alone in one is a button. */
export const blocksOf = (body: string): WordBlock[] =>
  body
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const button = linkIn(paragraph)
      return button ? { button } : { lines: paragraph.split('\n').map(partsOf) }
    })

const partsOf = (line: string): WordPart[] =>
  line.split(/(\{[a-z_]+\})/u).flatMap((piece): WordPart[] => {
    const link = linkIn(piece)
    if (link) return [{ link }]
    return piece === '' ? [] : [{ words: piece }]
  })
