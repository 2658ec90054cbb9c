import { staffRoute } from '@/lib/auth/route'
import { addNote } from '@/lib/registrations/add-note'
import { noteBody, registrationParams } from '@/lib/registrations/schema'

export const POST = staffRoute(
  { summary: 'Write a note into a registration’s history', permission: 'registrations:update', params: registrationParams, body: noteBody, limit: 'write' },
  (actor, input) => addNote(actor, { ...input, origin: 'api' }),
)
