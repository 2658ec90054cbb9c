import { z } from 'zod'

/** What a visitor may choose for this browser. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeSchema = z.object({ theme: z.enum(themes) })
export const railSchema = z.object({ rail: z.enum(['folded', 'open']) })
