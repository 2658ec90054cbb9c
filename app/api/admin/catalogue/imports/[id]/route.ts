import { staffRoute } from '@/lib/auth/route'
import { getImport } from '@/lib/catalogue/import-queries'
import { importLinesAnswer, importLinesQuery, importParams } from '@/lib/catalogue/import-schema'
import { toImportLines } from '@/lib/catalogue/resources'

export const GET = staffRoute(
  { summary: 'What a file would do or did, line by line', permission: 'catalogue:manage', params: importParams, query: importLinesQuery, answer: importLinesAnswer },
  async (actor, { id, ...query }) => toImportLines(await getImport(actor, id, query)),
)
