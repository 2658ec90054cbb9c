/**
 * ListPager({ path, query, shown, nextCursor })
 * The pager of a list whose filters and place live in the URL: back to the first page, on to the next. Nothing for an empty list.
 */
import { Pager } from './pager'
import { hrefWith, type Query } from './query-href'

export function ListPager({ path, query, shown, nextCursor }: { path: string; query: Query; shown: number; nextCursor: string | null }) {
  if (shown === 0) return null
  return (
    <Pager
      shown={shown}
      previousHref={query.cursor ? hrefWith(path, query, { cursor: undefined }) : undefined}
      nextHref={nextCursor ? hrefWith(path, query, { cursor: nextCursor }) : undefined}
    />
  )
}
