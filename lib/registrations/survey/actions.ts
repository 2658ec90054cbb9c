'use server'
import { staffAction } from '@/lib/auth/action'
import { fieldsOf, formAction, type FormState } from '@/lib/auth/form'
import { storePhoto } from '@/lib/files/store-photo'
import { reportSurvey } from './report-survey'
import { photosForm, reportForm } from './schema'

const report = formAction(
  staffAction('registrations:survey', reportForm, async (actor, input) => {
    await reportSurvey(actor, input)
    return input
  }),
  ({ id }) => `/admin/surveys/${id}?done=completed`,
)

/** Photos that came in the form itself, from a browser without a script; with one they were uploaded while the note was written. */
const keepPhotos = staffAction('registrations:survey', photosForm, async (actor, { photos }) => {
  const by = { type: actor.type, id: actor.actorId } as const
  const stored: string[] = []
  for (const photo of photos) stored.push((await storePhoto({ bytes: Buffer.from(await photo.arrayBuffer()), name: photo.name, purpose: 'survey', by, field: 'photos' })).id)
  return stored
})

export async function reportSurveyAction(previous: FormState, form: FormData): Promise<FormState> {
  const photos = form.getAll('photos').filter((photo): photo is File => photo instanceof File && photo.size > 0)
  form.delete('photos')
  if (photos.length > 0) {
    const kept = await keepPhotos({ photos })
    if (!kept.ok) {
      const { outcome, note } = fieldsOf(form)
      return { error: kept.error, values: { ...(typeof outcome === 'string' && { outcome }), ...(typeof note === 'string' && { note }) } }
    }
    for (const id of kept.data) form.append('file_ids', id)
  }
  return report(previous, form)
}
