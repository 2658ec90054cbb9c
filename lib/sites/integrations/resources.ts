import type { z } from 'zod'
import type { Integration } from './queries'
import type { integrationAnswer, integrationsAnswer } from './schema'

/** In the words of the API. */
export const toIntegration = ({ testedAt, createdAt, ...rest }: Integration): z.input<typeof integrationAnswer> => ({
  ...rest,
  tested_at: testedAt?.toISOString() ?? null,
  created_at: createdAt.toISOString(),
})

/** All of a site: few enough for one page. */
export const toIntegrations = (all: Integration[]): z.input<typeof integrationsAnswer> => ({ data: all.map(toIntegration), next_cursor: null, total: all.length })
