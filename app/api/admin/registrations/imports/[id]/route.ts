import { staffRoute } from '@/lib/auth/route'
import { getImport } from '@/lib/registrations/import/import-queries'
import { toImportLines } from '@/lib/registrations/import/resources'
import { importLinesAnswer, importParams, linesQuery } from '@/lib/registrations/import/schema'

export const GET = staffRoute(
  { summary: 'An import of registrations with what becomes of each line', permission: 'registrations:import', params: importParams, query: linesQuery, answer: importLinesAnswer },
  async (actor, { id, ...query }) => toImportLines(await getImport(actor, id, query)),
)
