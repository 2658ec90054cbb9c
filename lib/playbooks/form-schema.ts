// The same rules for what a form sends, where everything is text. Browser-safe.
import { z } from 'zod'
import { PLAYBOOK_TYPES, saveTriggerSchema, triggerConfigs, type PlaybookType } from './schema'
import { playbooks as say } from '@/lib/messages/en/playbooks'
import { WEIGHT_KEYS, weightsSchema } from './weights'

const isType = (value: unknown): value is PlaybookType => PLAYBOOK_TYPES.some((type) => type === value)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** "0.25" and "0,25" as a number; anything else as it came, for the rule behind to refuse. */
const asNumber = (value: unknown): unknown => (typeof value === 'string' && /^\s*[+-]?\d+(?:[.,]\d+)?\s*$/u.test(value) ? Number(value.replace(',', '.')) : value)

/** The five weights in percent. */
export const weightsFormSchema = z.preprocess(
  (form) => (isRecord(form) ? Object.fromEntries(WEIGHT_KEYS.map((key) => [key, asNumber(form[key])])) : form),
  weightsSchema,
)

const readers = { number: asNumber, boolean: (value: unknown) => (value === 'yes' ? true : value === 'no' ? false : value), enum: (value: unknown) => value }

/** What a threshold is: a number with its range, one of some words, or yes and no. */
export type Threshold = { key: string } & ({ kind: 'number'; min: number; max: number; whole: boolean } | { kind: 'enum'; values: readonly string[] } | { kind: 'boolean' })

/** The thresholds of a type in their order, read from its schema, so that form and rule can't differ. */
export const thresholdsOf = (type: PlaybookType): Threshold[] =>
  Object.entries<z.ZodType>(triggerConfigs[type].shape).map(([key, rule]): Threshold => {
    if (rule instanceof z.ZodNumber) return { key, kind: 'number', min: rule.minValue ?? 0, max: rule.maxValue ?? 0, whole: rule.isInt }
    if (rule instanceof z.ZodEnum) return { key, kind: 'enum', values: rule.options.map(String) }
    return { key, kind: 'boolean' }
  })

/** The thresholds of one trigger. Whether it is on has a form of its own. @see T0-11, T0-12 */
export const triggerFormSchema = z.preprocess((form) => {
  if (!isRecord(form) || !isType(form.type)) return form
  const { type } = form
  return { type, config: Object.fromEntries(thresholdsOf(type).map(({ key, kind }) => [key, readers[kind](form[key])])) }
}, saveTriggerSchema)

/** On or off. */
export const switchTriggerSchema = z.object({
  type: z.enum(PLAYBOOK_TYPES, { error: say.unknownType }),
  enabled: z.enum(['yes', 'no'], { error: say.yesNo }).transform((word) => word === 'yes'),
})
