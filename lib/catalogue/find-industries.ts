import { foldName } from '@/lib/core/unicode'

// The one search over the catalogue's choices. Pure and browser-safe, so that a picker finds the same while somebody
// types as the server does for a browser without a script.

/** An industry as a picker offers it: by its name, and by the names of its sectors. */
export interface PickerIndustry {
  slug: string
  name: string
  sectorNames: string[]
}

/** An industry that fits, and the sectors for which it was found (none when its own name fits). */
export interface FoundIndustry extends PickerIndustry {
  because: string[]
}

const NOT = Number.POSITIVE_INFINITY

/** How well a text fits, 0 the best: it begins so, its words begin so, it holds it somewhere. Expects folded texts. */
function distance(text: string, wanted: string, words: string[]): number {
  if (text.startsWith(wanted)) return 0
  const own = text.split(/[^\p{L}\p{M}\p{N}]+/u)
  if (words.every((word) => own.some((part) => part.startsWith(word)))) return 1
  return words.every((word) => text.includes(word)) ? 2 : NOT
}

/**
 * The industries that fit, the best first: those whose own name fits before those that only have such a sector;
 * otherwise in the order given. Without a query all of them.
 */
export function findIndustries(industries: readonly PickerIndustry[], query: string): FoundIndustry[] {
  const wanted = foldName(query)
  if (wanted === '') return industries.map((industry) => ({ ...industry, because: [] }))
  const words = wanted.split(' ')
  const ranked = industries.flatMap((industry) => {
    const byName = distance(foldName(industry.name), wanted, words)
    if (byName !== NOT) return [{ rank: byName, found: { ...industry, because: [] } }]
    const sectors = industry.sectorNames.map((name) => ({ name, rank: distance(foldName(name), wanted, words) })).filter(({ rank }) => rank !== NOT)
    if (sectors.length === 0) return []
    return [{ rank: 3 + Math.min(...sectors.map(({ rank }) => rank)), found: { ...industry, because: sectors.map(({ name }) => name) } }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ found }) => found)
}
