import type { z } from 'zod'
import type { ConnectedIntegration } from './connect-integration'
import type { Integration } from './queries'
import type { integrationAnswer, integrationsAnswer } from './schema'

/** In the words of the API. */
export const toIntegration = ({ testedAt, createdAt, ...rest }: Integration): z.input<typeof integrationAnswer> => ({
  ...rest,
  tested_at: testedAt?.toISOString() ?? null,
  created_at: createdAt.toISOString(),
})

/** One at the moment it was made; a repeated command is answered with the same. */
export const toNewIntegration = ({ integration: id, platform, address, username, createdAt }: ConnectedIntegration): z.input<typeof integrationAnswer> => ({
  id,
  platform,
  address,
  username,
  status: 'testing',
  reason: null,
  tested_at: null,
  created_at: createdAt,
})

/** All of a site: few enough for one page. */
export const toIntegrations = (all: Integration[]): z.input<typeof integrationsAnswer> => ({ data: all.map(toIntegration), next_cursor: null, total: all.length })
