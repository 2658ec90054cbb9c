import { apiGuide } from '@/lib/messages/en/api-guide'

/** One line of a table of fields. */
export interface FieldRow {
  /** Dotted where the field stands inside another. */
  name: string
  type: string
  required: boolean
  note: string
}

/** The part of a JSON schema that the page shows. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  format?: string
  description?: string
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

const choicesOf = (schema: Schema): Schema[] => schema.anyOf ?? schema.oneOf ?? []

/** What a field holds, in a word or two. */
function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return `${apiGuide.oneOf} ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  const choices = choicesOf(schema)
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(' | ')
  if (schema.items) return `${apiGuide.listOf} ${typeOf(schema.items)}`
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any')
  return schema.format ? `${type} (${schema.format})` : type
}

// Whole numbers have bounds of the language that say nothing about the field.
const isBound = (value: number | undefined): value is number => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER

function noteOf({ description, default: byDefault, minLength, maxLength, minimum, maximum }: Schema): string {
  const bounds = [isBound(minimum) && `≥ ${minimum}`, isBound(maximum) && `≤ ${maximum}`, minLength !== undefined && `≥ ${minLength} characters`, maxLength !== undefined && `≤ ${maxLength} characters`]
  return [description, ...bounds, byDefault !== undefined && `= ${JSON.stringify(byDefault)}`].filter(Boolean).join('; ')
}

/** The fields inside a schema: its own, its list items', or those of its one object choice. */
const objectIn = (schema: Schema): Schema | undefined =>
  schema.properties ? schema : schema.items ? objectIn(schema.items) : choicesOf(schema).map(objectIn).find((found) => found !== undefined)

const DEEPEST = 4

/** The fields of an object schema as rows, those inside others dotted and indented by name. */
export function schemaRows(schema: Schema | undefined, prefix = '', depth = 0): FieldRow[] {
  const object = objectIn(schema ?? {})
  if (!object?.properties || depth >= DEEPEST) return []
  return Object.entries(object.properties).flatMap(([name, field]) => [
    { name: prefix + name, type: objectIn(field) && !field.items ? 'object' : typeOf(field.items && objectIn(field) ? { items: { type: 'object' } } : field), required: object.required?.includes(name) ?? false, note: noteOf(field) },
    ...schemaRows(field, `${prefix}${name}.`, depth + 1),
  ])
}
