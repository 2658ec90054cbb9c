'use client'
/** CheckForm({ action, siteId, method, isFirst, isLooking })   asks for a look at the domain by one way. */
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteDomain as say } from '@/lib/messages/en/site-domain'

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>
  siteId: string
  method: 'dns' | 'file' | 'meta'
  isFirst: boolean
  isLooking: boolean
}

export function CheckForm({ action, siteId, method, isFirst, isLooking }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send} className="space-y-2">
      <input type="hidden" name="id" value={siteId} />
      <input type="hidden" name="method" value={method} />
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error.message}
        </p>
      )}
      {/* Stays in its place while the look lasts, so that the focus does; asking again then changes nothing. */}
      <SubmitButton tone="secondary" icon="search" pendingLabel={say.checking} aria-describedby={`by-${method}-title`}>
        {isLooking ? say.checking : isFirst ? say.check : say.again}
      </SubmitButton>
    </form>
  )
}
