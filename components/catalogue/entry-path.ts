/** The address of an industry's page, or with `sector` of a sector's. */
export const entryPath = (industry: string, sector?: string): string => `/admin/catalogue/industries/${industry}${sector === undefined ? '' : `/sectors/${sector}`}`
