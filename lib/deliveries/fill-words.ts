// Words with variables in braces, as staff write them. Browser-safe.

const IN_BRACES = /\{([^{}\n]*)\}/gu

/** What stands in braces, each once, in the order of its first place. */
export const variablesIn = (words: string): string[] => [...new Set(Array.from(words.matchAll(IN_BRACES), ([, name = '']) => name))]

/**
 * The words with every variable replaced; one without a value becomes nothing. What a value holds is never looked at
 * again, so braces in somebody's name stay braces.
 */
export const fillWords = (words: string, values: Readonly<Record<string, string>>): string =>
  words.replace(IN_BRACES, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))

/** A piece of a preview: words as they would arrive, or a variable that the message does not know, as it was typed. */
export type FilledPiece = { words: string } | { unknown: string }

/** The words with every variable replaced, like `fillWords`, but with unknown ones to be seen instead of left out. */
export const filledPieces = (words: string, values: Readonly<Record<string, string>>): FilledPiece[] =>
  words.split(/(\{[^{}\n]*\})/u).flatMap((piece, index): FilledPiece[] => {
    // What a capture group holds stands at the odd places.
    if (index % 2 === 0) return piece === '' ? [] : [{ words: piece }]
    const name = piece.slice(1, -1)
    return [Object.hasOwn(values, name) ? { words: values[name] ?? '' } : { unknown: piece }]
  })
