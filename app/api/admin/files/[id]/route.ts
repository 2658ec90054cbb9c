import { staffRoute } from '@/lib/auth/route'
import { readFile } from '@/lib/files/read-file'
import { fileParams } from '@/lib/files/schema'

// Never shown in our own origin: the browser saves it, and does not guess what it is.
export const GET = staffRoute({ summary: 'A photo of an application or an installation, as a download', permission: 'registrations:read', params: fileParams, status: 200 }, async (actor, { id }) => {
  const { name, contentType, bytes, body } = await readFile(actor, { id })
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-length': `${bytes}`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
})
