// Folding of text that people type. Browser-safe and pure: forms, use cases and tests share it.

// Letters of other scripts that look like a Latin one. Only used for words that mix scripts, where
// the look is the point ("раураl"); a word in one script is transliterated by its sound instead.
// Taken from the single-letter pairs of Unicode TR 39 (confusables) for Cyrillic and Greek.
const LOOKALIKES: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', е: 'e', ѕ: 's', і: 'i', ї: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't',
  у: 'y', х: 'x', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l', ё: 'e',
  // Greek
  α: 'a', β: 'b', γ: 'y', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', ω: 'w',
}

/** Characters that take no room on screen: two names that differ only in them look the same. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const CONTROL = /\p{Cc}/u
const LONE_SURROGATE = /\p{Surrogate}/u
const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Can PostgreSQL store this text, and a person read it back? Refuses NUL and halves of a surrogate
 * pair, which no `text` column holds (the driver would answer with an error, a caller with a 500).
 */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !LONE_SURROGATE.test(text)

/** True when the text holds a control character: a line break, a tab, a NUL, an escape. */
export const hasControl = (text: string): boolean => CONTROL.test(text)

/** One line of text as it is stored: NFKC, nothing invisible, one space between words, none around. */
export const tidyLine = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()

/** Case folding near enough to Unicode's full folding: "Straße", "STRASSE" and "strasse" become one. */
const foldCase = (text: string): string => text.toUpperCase().toLowerCase().normalize('NFKC')

/** In words that mix Latin with Cyrillic or Greek, puts the Latin letter in place of its double. Expects lower case. */
export const foldLookalikes = (text: string): string =>
  text.replace(WORD, (word) => {
    const mixed = /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
    return mixed ? Array.from(word, (letter) => LOOKALIKES[letter] ?? letter).join('') : word
  })

/**
 * The form in which names that look alike are one: tidied, case-folded, doubles of Latin letters folded. Slugs are made
 * from it. That business names are unique is the database's judgement, by its own `name_key`.
 */
export const foldName = (name: string): string => foldLookalikes(foldCase(tidyLine(name)))
