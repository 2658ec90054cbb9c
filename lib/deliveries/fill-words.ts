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
