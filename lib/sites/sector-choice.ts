// What somebody chose on the way to a site's sectors travels in the address, so it is judged anew on each page: meanwhile
// a colleague may have been quicker, or the catalogue may have changed. Pure and browser-safe.

interface Named {
  slug: string
  name: string
}

/** A choice, parted by what can become of it. */
export interface SectorChoice {
  /** Can be added. */
  open: Named[]
  /** Names of those that the site has by now. */
  there: string[]
  /** Slugs that the site's industry does not offer. */
  gone: string[]
}

/** The slugs in an address: `?sectors=a&sectors=b`. Each counts once. */
export const chosenIn = (given: string | string[] | undefined): string[] => [...new Set([given ?? []].flat().filter((slug) => slug !== ''))]

/** Parts a choice by what the industry offers and what the site has. The order of the catalogue holds, not that of the clicks. */
export function judgeSectors(chosen: readonly string[], offered: readonly Named[], has: readonly { sector: string; name: string }[]): SectorChoice {
  const wanted = new Set(chosen)
  const there = has.filter(({ sector }) => wanted.has(sector))
  const known = new Set([...offered.map(({ slug }) => slug), ...there.map(({ sector }) => sector)])
  return {
    open: notYet(offered, has).filter(({ slug }) => wanted.has(slug)),
    there: there.map(({ name }) => name),
    gone: chosen.filter((slug) => !known.has(slug)),
  }
}

/** What a site of the industry can still get. */
export const notYet = (offered: readonly Named[], has: readonly { sector: string }[]): Named[] => {
  const taken = new Set(has.map(({ sector }) => sector))
  return offered.filter(({ slug }) => !taken.has(slug))
}

/** The address of a page with a choice. */
export const withChoice = (path: string, chosen: readonly string[], more: Record<string, string> = {}): string => {
  const query = new URLSearchParams([...chosen.map((slug): [string, string] => ['sectors', slug]), ...Object.entries(more)]).toString()
  return query ? `${path}?${query}` : path
}
