'use client'
/** ApplyForm({ id, digest, label })   carries out a file as the page shows it; when that is no longer what would happen, the page shows the new outcome. */
import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { applyImportForm } from '@/lib/catalogue/actions'
import { catalogue as words } from '@/lib/messages/en/catalogue'

const say = words.import

export function ApplyForm({ id, digest, label }: { id: string; digest: string; label: string }) {
  const [{ error }, send] = useActionState(applyImportForm, {})
  const router = useRouter()
  useEffect(() => {
    if (error?.code === 'STATUS_CHANGED') router.refresh()
  }, [error, router])
  return (
    <form action={send} className="space-y-4">
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="digest" value={digest} />
      <SubmitButton pendingLabel={say.applying}>{label}</SubmitButton>
    </form>
  )
}
