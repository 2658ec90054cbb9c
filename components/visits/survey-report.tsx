'use client'
/** SurveyReport({ id, version })   what was found, filled in on the spot with one hand: two large choices, a note, photos. */
import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextAreaField } from '@/components/ui/field'
import { KeepTyped } from '@/components/ui/keep-typed'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { surveys as words } from '@/lib/messages/en/surveys'
import { reportSurveyAction } from '@/lib/registrations/survey/actions'
import { SURVEY_NOTE_MAX, SURVEY_OUTCOMES, SURVEY_PHOTOS } from '@/lib/registrations/survey/schema'
import { PhotoUploads } from './photo-uploads'

const say = words.report

export function SurveyReport({ id, version }: { id: string; version: string }) {
  const [{ error, values }, send] = useActionState(reportSurveyAction, {})
  const [uploading, setUploading] = useState(false)
  const [offline, setOffline] = useState(false)
  const fields = error?.fields
  return (
    <form
      id="survey-report"
      action={send}
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        setOffline(!navigator.onLine)
        if (!navigator.onLine) event.preventDefault()
      }}
    >
      <KeepTyped form="survey-report" room={`survey ${id}`} version={version} />
      <ErrorSummary errors={fields} form={error && !fields ? error.message : undefined} />
      <input type="hidden" name="id" value={id} />
      <RadioCards
        legend={say.outcome}
        name="outcome"
        columns={2}
        options={SURVEY_OUTCOMES.map((value) => ({ value, title: words.outcomes[value], description: words.outcomeHints[value] }))}
        {...(values?.outcome && { defaultValue: values.outcome })}
        error={fields?.outcome}
      />
      <TextAreaField name="note" label={say.note} hint={say.noteHint} rows={5} maxLength={SURVEY_NOTE_MAX} defaultValue={values?.note} error={fields?.note} />
      <PhotoUploads name="photos" label={say.photos} hint={say.photosHint} purpose="survey" most={SURVEY_PHOTOS} error={fields?.photos ?? fields?.file_ids} onPending={setUploading} />
      {/* At the thumb, wherever the page has been scrolled to. */}
      <div className="sticky bottom-16 -mx-4 border-t border-separator bg-surface px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0">
        <p role="status" className={offline || uploading ? 'mb-2 text-sm' : undefined}>
          {offline ? say.offline : uploading ? say.wait : null}
        </p>
        <SubmitButton size="large" wide aria-disabled={uploading || undefined} onClick={(event) => uploading && event.preventDefault()}>
          {say.submit}
        </SubmitButton>
      </div>
    </form>
  )
}
