import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { Outside } from '@/lib/core/safe-fetch'
import { tryIntegration } from '@/lib/sites/integrations/try-integration'

const payloadSchema = z.object({ accountId: z.uuid(), integrationId: z.uuid() })

/** One test of one integration. */
export const testIntegrationTask =
  (outside: Outside): Task =>
  (payload) =>
    tryIntegration(payloadSchema.parse(payload), outside)
