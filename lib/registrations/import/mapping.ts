import { validation } from '@/lib/core/errors'
import { registrationImport as words } from '@/lib/messages/en/registration-import'
import { IMPORT_COLUMNS, type ImportColumn } from '../csv-columns'
import type { Mapping } from './schema'

// Which column of a file says what. Pure.

/** Other names that lists from elsewhere give our columns. */
const SYNONYMS: Readonly<Partial<Record<ImportColumn, readonly string[]>>> = {
  registration_number: ['number', 'application number'],
  external_id: ['id', 'lead id', 'reference', 'ref'],
  full_name: ['name', 'customer', 'customer name', 'contact', 'nama', 'nama lengkap'],
  company_name: ['company', 'organisation', 'organization', 'perusahaan'],
  email: ['e mail', 'mail', 'email address', 'e mail address'],
  phone: ['phone number', 'mobile', 'whatsapp', 'tel', 'telephone', 'hp', 'no hp', 'telepon'],
  address: ['street', 'address line 1', 'alamat'],
  city: ['town', 'kota'],
  postal_code: ['postcode', 'zip', 'zip code', 'kode pos'],
  country: ['country code'],
  address_notes: ['landmark', 'patokan'],
  latitude: ['lat'],
  longitude: ['lng', 'lon', 'long'],
  plan_slug: ['plan', 'package', 'paket'],
  preferred_date: ['installation date', 'date'],
  preferred_slot: ['slot', 'time slot'],
  notes: ['note', 'comment', 'remarks', 'catatan'],
  referral_code: ['referral'],
  utm_source: ['source'],
  utm_medium: ['medium'],
  utm_campaign: ['campaign'],
}

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\d]+/gu, ' ').trim()

/** Guesses by names; one column of the file is taken once, exact names first. */
export function guessMapping(columns: readonly string[]): Mapping {
  const names = columns.map(plain)
  const taken = new Set<number>()
  const mapping: Mapping = {}
  const take = (column: ImportColumn, wanted: readonly string[]): void => {
    const at = names.findIndex((name, index) => !taken.has(index) && wanted.includes(name))
    if (at < 0 || mapping[column] !== undefined) return
    mapping[column] = at
    taken.add(at)
  }
  for (const column of IMPORT_COLUMNS) take(column, [plain(column)])
  for (const column of IMPORT_COLUMNS) take(column, SYNONYMS[column] ?? [])
  return mapping
}

/**
 * The mapping that a caller names by the file's own words.
 *
 * @throws VALIDATION on `mapping.<column>` for a name that the file does not have
 */
export function namedMapping(columns: readonly string[], named: Partial<Record<ImportColumn, string>>): Mapping {
  const mapping: Mapping = {}
  for (const column of IMPORT_COLUMNS) {
    const name = named[column]
    if (!name) continue
    const at = columns.indexOf(name)
    if (at < 0) throw validation({ [`mapping.${column}`]: [words.mapping.missing] })
    mapping[column] = at
  }
  return checked(mapping)
}

/**
 * Refuses a mapping in which one column of the file stands for two things.
 *
 * @throws VALIDATION at the second of them
 */
export function checked(mapping: Mapping): Mapping {
  const seen = new Map<number, ImportColumn>()
  for (const column of IMPORT_COLUMNS) {
    const at = mapping[column]
    if (at === undefined) continue
    if (seen.has(at)) throw validation({ [column]: [words.mapping.twice] })
    seen.set(at, column)
  }
  return mapping
}
