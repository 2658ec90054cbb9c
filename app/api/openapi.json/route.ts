import { rawRoute } from '@/lib/auth/route'
import { apiDocument } from './document'

let text: string | undefined

export const GET = rawRoute('This document', async () => {
  text ??= JSON.stringify(apiDocument())
  return new Response(text, { headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' } })
})
