import { z } from 'zod'
import { registrationFilter } from '../schema'

/** The list's own filter; `bom=0` leaves out the byte order mark, without which common spreadsheets read another code page. */
export const exportQuery = registrationFilter.extend({ bom: z.enum(['0', '1']).default('1').describe('0 leaves out the byte order mark') })
export type ExportQuery = z.output<typeof exportQuery>
