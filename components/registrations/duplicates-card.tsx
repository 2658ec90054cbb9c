'use client'
/** DuplicatesCard({ detail, duplicates, mayChange })   registrations that look like the same person: look, merge, or say why they differ (PIPE-8). */
import Link from 'next/link'
import { useActionState, useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Dialog, DialogCancel } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Status } from '@/components/ui/status'
import { SubmitButton } from '@/components/ui/submit-button'
import { registrations as words } from '@/lib/messages/en/registrations'
import { keepBothForm, mergeForm } from '@/lib/registrations/actions'
import type { Duplicate } from '@/lib/registrations/find-duplicates'
import { LIST_PATH } from './list-path'

const say = words.detail

interface Props {
  id: string
  number: string
  duplicates: readonly Duplicate[]
  mayChange: boolean
}

export function DuplicatesCard({ id, number, duplicates, mayChange }: Props) {
  return (
    <Card tone="attention" title={say.duplicates} description={say.duplicatesText}>
      <ul className="space-y-3">
        {duplicates.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Link href={`${LIST_PATH}/${other.id}`} className="text-link font-medium">
              {say.sameAs(other.number, other.fullName)}
            </Link>
            <Status of="registration" is={other.status} />
            {other.because.map((trait) => (
              <Badge key={trait} color="amber">
                {say.sameBy[trait]}
              </Badge>
            ))}
            {mayChange && <MergeDialog id={id} number={number} other={other} />}
          </li>
        ))}
      </ul>
      {mayChange && <KeepBoth id={id} />}
    </Card>
  )
}

function MergeDialog({ id, number, other }: { id: string; number: string; other: Duplicate }) {
  const dialog = useId()
  const [{ error }, send] = useActionState(mergeForm, {})
  return (
    <Dialog id={dialog} title={say.mergeTitle(number, other.number)} trigger={say.merge} triggerLook={{ size: 'small' }} open={Boolean(error)}>
      <form action={send} className="space-y-4">
        <ErrorSummary form={Object.values(error?.fields ?? {})[0]?.[0] ?? error?.message} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="other_id" value={other.id} />
        <p className="text-muted">{say.mergeText}</p>
        <div className="flex justify-end gap-2">
          <DialogCancel />
          <SubmitButton tone="danger">{say.mergeConfirm}</SubmitButton>
        </div>
      </form>
    </Dialog>
  )
}

function KeepBoth({ id }: { id: string }) {
  const field = useId()
  const dialog = useId()
  const [{ error, values }, send] = useActionState(keepBothForm, {})
  return (
    <div className="mt-4 border-t border-separator pt-3">
      <Dialog id={dialog} title={say.keepBoth} trigger={say.keepBoth} triggerLook={{ size: 'small', tone: 'quiet' }} open={Boolean(error)}>
        <form action={send} noValidate className="space-y-4">
          <ErrorSummary form={error && !error.fields ? error.message : undefined} />
          <input type="hidden" name="id" value={id} />
          <TextField id={field} name="allow_duplicates" label={say.keepBothText} autoComplete="off" defaultValue={values?.allow_duplicates} error={error?.fields?.allow_duplicates} />
          <div className="flex justify-end gap-2">
            <DialogCancel />
            <SubmitButton>{say.keepBoth}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
