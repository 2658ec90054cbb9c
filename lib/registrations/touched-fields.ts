import { z } from 'zod'

const opened = z.record(z.string(), z.string().nullable())

/** What a form showed when it was opened, as its hidden field `opened` carries it. */
function shownBefore(text: unknown): Record<string, string | null> {
  if (typeof text !== 'string') return {}
  try {
    return opened.catch({}).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

const sameLines = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value)

/**
 * Leaves out the fields of a form that its sender did not touch, so that saving one of them does not bring back what a
 * colleague has changed in another meanwhile.
 *
 * @param raw a form's fields, with `opened`: what they said when the form was opened, as JSON
 */
export function touchedFields(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  const { opened: text, ...fields } = raw as Record<string, unknown>
  const before = shownBefore(text)
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => !Object.hasOwn(before, name) || sameLines(value) !== (before[name] ?? '')))
}
