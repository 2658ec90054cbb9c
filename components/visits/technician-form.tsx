'use client'
/** TechnicianForm({ technician })   visits a day, skills, where the day begins. */
import { useActionState, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { visits as words } from '@/lib/messages/en/visits'
import { changeTechnicianForm } from '@/lib/visits/actions'
import type { TechnicianRow } from '@/lib/visits/technician-page'

const say = words.technicians

export function TechnicianForm({ technician: { userId, capacity, skills, latitude, longitude } }: { technician: TechnicianRow }) {
  const [{ error, values, done }, send] = useActionState(changeTechnicianForm, {})
  const [place, setPlace] = useState({ latitude: values?.latitude ?? latitude?.toString() ?? '', longitude: values?.longitude ?? longitude?.toString() ?? '' })
  const [noPosition, setNoPosition] = useState(false)
  const fields = error?.fields
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPlace({ latitude: coords.latitude.toFixed(5), longitude: coords.longitude.toFixed(5) }),
      () => setNoPosition(true),
    )
  return (
    <form action={send} noValidate className="space-y-4">
      {done && <Banner tone="success" title={say.saved} live />}
      <ErrorSummary errors={fields} form={error && !fields ? error.message : undefined} />
      <input type="hidden" name="user_id" value={userId} />
      <TextField name="daily_capacity" label={say.capacity} inputMode="numeric" autoComplete="off" defaultValue={values?.daily_capacity ?? capacity} error={fields?.daily_capacity} className="max-w-24" />
      <TextField name="skills" label={say.skills} hint={say.skillsHint} optional autoComplete="off" defaultValue={values?.skills ?? skills.join(', ')} error={fields?.skills} />
      <fieldset>
        <legend className="text-sm font-medium">{say.home}</legend>
        <p className="mb-2 text-sm text-muted">{say.homeHint}</p>
        <div className="grid grid-cols-2 gap-3">
          <TextField name="latitude" label={say.latitude} optional inputMode="text" autoComplete="off" value={place.latitude} onChange={(event) => setPlace({ ...place, latitude: event.target.value })} error={fields?.latitude} />
          <TextField name="longitude" label={say.longitude} optional inputMode="text" autoComplete="off" value={place.longitude} onChange={(event) => setPlace({ ...place, longitude: event.target.value })} error={fields?.longitude} />
        </div>
        <Button size="small" icon="mapPin" className="mt-2" onClick={locate}>
          {say.here}
        </Button>
        <p role="status" className="mt-1 text-sm text-muted">
          {noPosition && say.noPosition}
        </p>
      </fieldset>
      <SubmitButton>{say.save}</SubmitButton>
    </form>
  )
}
