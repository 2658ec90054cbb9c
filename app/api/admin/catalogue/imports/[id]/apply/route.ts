import { staffRoute } from '@/lib/auth/route'
import { applyImport } from '@/lib/catalogue/apply-import'
import { applyImportBody, importAnswer, importParams } from '@/lib/catalogue/import-schema'
import { toImport } from '@/lib/catalogue/resources'

export const POST = staffRoute(
  { summary: 'Carry out a file as its preview showed it', permission: 'catalogue:manage', params: importParams, body: applyImportBody, answer: importAnswer, limit: 'write' },
  async (actor, input) => toImport(await applyImport(actor, input)),
)
