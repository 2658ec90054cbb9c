'use client'
/** MergeForm({ industry, sector?, into, label })   confirms a merge whose preview stands above it. */
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { mergeEntryForm } from '@/lib/catalogue/actions'

export function MergeForm({ industry, sector, into, label }: { industry: string; sector?: string; into: string; label: string }) {
  const [{ error }, send] = useActionState(mergeEntryForm, {})
  return (
    <form action={send} className="space-y-4">
      <ErrorSummary form={error?.message} />
      <input type="hidden" name="industry" value={industry} />
      {sector !== undefined && <input type="hidden" name="sector" value={sector} />}
      <input type="hidden" name="into" value={into} />
      <SubmitButton tone="danger">{label}</SubmitButton>
    </form>
  )
}
