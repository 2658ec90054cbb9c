/** AccessToolbar({ path, query, search })   search and filter above a list of who sees what: the same on a site's page and on a colleague's. */
import { Toolbar } from '@/components/ui/toolbar'
import { siteAccess as say } from '@/lib/messages/en/site-access'

interface Props {
  path: string
  query: Record<string, string>
  /** What the search field looks for. */
  search: string
}

export function AccessToolbar({ path, query, search }: Props) {
  const options = (['yes', 'no'] as const).map((value) => ({ value, label: say.filter[value] }))
  return <Toolbar action={path} query={query} search={{ name: 'q', label: search }} filters={[{ name: 'access', label: say.access, options }]} />
}
