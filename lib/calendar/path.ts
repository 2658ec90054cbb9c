/** The calendar's address, with what is given of its query. Browser-safe. */
export function calendarPath(query: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return given.length > 0 ? `/admin/calendar?${new URLSearchParams(given)}` : '/admin/calendar'
}
