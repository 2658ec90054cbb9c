// The industries that a site can be in, with their sectors.
import { LIFE } from './industries/life'
import { MAKE } from './industries/make'
import { PUBLIC } from './industries/public'
import { TRADE } from './industries/trade'
import { WORK } from './industries/work'
import type { CatalogueIndustry } from './types'

// By the alphabet, as a list of this length is looked through.
export const INDUSTRIES: readonly CatalogueIndustry[] = [...WORK, ...LIFE, ...TRADE, ...MAKE, ...PUBLIC].toSorted((a, b) =>
  a.name.localeCompare(b.name, 'en'),
)
