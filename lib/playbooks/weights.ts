// How much each side of a relationship counts in its health. Whole hundredths, so that the sum is exact:
// 0.20 + 0.25 + 0.20 + 0.20 + 0.15 is 1 in hundredths, and not quite 1 in floating point. Browser-safe.
import { z } from 'zod'
import { wholeNumber } from '@/lib/core/fields'
import { playbooks as say } from '@/lib/messages/en/playbooks'

export const WEIGHT_KEYS = [
  'relationshipStrength',
  'adoptionEngagement',
  'supportExperience',
  'productValue',
  'businessOutcomes',
] as const

export type WeightKey = (typeof WEIGHT_KEYS)[number]

/** Hundredths by category; they sum to 100. */
export type Weights = Record<WeightKey, number>

/** What a new account starts with (SYSTEMS 1.1). */
export const DEFAULT_WEIGHTS: Readonly<Weights> = {
  relationshipStrength: 20,
  adoptionEngagement: 25,
  supportExperience: 20,
  productValue: 20,
  businessOutcomes: 15,
}

const weight = wholeNumber(0, 100)

/** The five weights in hundredths. @see T0-12: any other sum than 1.00 is refused. */
export const weightsSchema = z
  .strictObject({
    relationshipStrength: weight,
    adoptionEngagement: weight,
    supportExperience: weight,
    productValue: weight,
    businessOutcomes: weight,
  })
  .refine((weights) => sumOf(weights) === 100, { error: (issue) => say.weightsSum(sumOf(issue.input as Weights)) })

/** The sum in hundredths; 100 is what it must be. */
export const sumOf = (weights: Weights): number => WEIGHT_KEYS.reduce((sum, key) => sum + weights[key], 0)

/** "0.20", for the database's numeric(3, 2). */
export const weightToDecimal = (hundredths: number): string => (hundredths / 100).toFixed(2)

/** Hundredths of what the database holds ("0.20", 0.2). */
export const weightFromDecimal = (decimal: string | number): number => Math.round(Number(decimal) * 100)
