import { z } from 'zod'

/** What a visitor may choose for this browser. */
export const themeSchema = z.object({ theme: z.enum(['system', 'light', 'dark']) })
export type Theme = z.output<typeof themeSchema>['theme']
export const themes: readonly Theme[] = themeSchema.shape.theme.options

export const railSchema = z.object({ rail: z.enum(['folded', 'open']) })
export type Rail = z.output<typeof railSchema>['rail']
