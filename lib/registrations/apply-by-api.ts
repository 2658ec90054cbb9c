import type { z } from 'zod'
import type { PublicCaller } from '@/lib/core/actor'
import type { Once } from '@/lib/core/once'
import type { ApplicationBody, appliedAnswer } from './application-schema'
import { apply } from './apply'

/** Applies through the API: everything in one body. */
export const applyByApi = (caller: PublicCaller, { phone_token: phoneToken, ...asked }: ApplicationBody): Promise<Once<z.input<typeof appliedAnswer>>> =>
  apply(caller, asked, { phoneToken })
