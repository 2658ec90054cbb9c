// The columns of the registrations' file, for writing, reading and words on screen. Browser-safe.

/** What a line says of an application; these an import reads. */
export const GIVEN_COLUMNS = [
  'external_id',
  'full_name',
  'company_name',
  'email',
  'phone',
  'address',
  'city',
  'postal_code',
  'country',
  'address_notes',
  'latitude',
  'longitude',
  'plan_slug',
  'preferred_date',
  'preferred_slot',
  'notes',
  'referral_code',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'tags',
] as const

/** What only this house decides: written out, and of these an import reads the number alone, to know its own again. */
const OWN_COLUMNS = ['status', 'created_at', 'due_at', 'assignee'] as const

export const IMPORT_COLUMNS = ['registration_number', ...GIVEN_COLUMNS] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]
export const EXPORT_COLUMNS = [...IMPORT_COLUMNS, ...OWN_COLUMNS] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** Several tags in one cell; a semicolon that belongs to a tag stands behind a backslash. */
export const joinTags = (tags: readonly string[]): string => tags.map((tag) => tag.replaceAll(/[\\;]/gu, String.raw`\$&`)).join('; ')

/** The tags of a cell that `joinTags` wrote, or that somebody typed with semicolons. */
export const splitTags = (cell: string): string[] =>
  [...cell.matchAll(/(?:\\[\\;]|[^;])+/gu)].map(([part]) => part.replaceAll(/\\([\\;])/gu, '$1').trim()).filter((tag) => tag !== '')
