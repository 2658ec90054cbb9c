/** Search params as a page has them: one value a name. */
export type Query = Readonly<Record<string, string | undefined>>

/** The address of a list with some of its params changed; `undefined` or '' takes one out. */
export function hrefWith(path: string, query: Query, change: Query): string {
  const params = Object.entries({ ...query, ...change }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return params.length > 0 ? `${path}?${new URLSearchParams(params).toString()}` : path
}
