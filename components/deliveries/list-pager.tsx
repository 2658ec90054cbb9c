/** ListPager({ path, shown, count, nextCursor })   the way to the next page, and back to the first. */
import { Pager } from '@/components/ui/pager'
import { hrefWith } from '@/components/ui/query-href'

interface Props {
  path: string
  /** The filters in the address. */
  shown: Record<string, string>
  count: number
  nextCursor: string | null
}

export const ListPager = ({ path, shown, count, nextCursor }: Props) =>
  count > 0 && (
    <Pager
      shown={count}
      previousHref={shown.cursor ? hrefWith(path, shown, { cursor: undefined }) : undefined}
      nextHref={nextCursor ? hrefWith(path, shown, { cursor: nextCursor }) : undefined}
    />
  )
