'use server'
import { accountAction } from '@/lib/auth/action'
import { accountFormAction } from '@/lib/auth/form'
import { renameSite } from './rename-site'
import { renameSiteSchema } from './schema'

export const renameSiteForm = accountFormAction(
  accountAction('sites:update', renameSiteSchema, renameSite, { limit: 'write' }),
  ({ slug }, account) => `/${account}/sites/${slug}/settings?saved=address`,
)
