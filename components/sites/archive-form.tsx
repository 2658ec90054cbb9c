'use client'
/** ArchiveForm({ action, site })   puts a site away. It asks nothing back: the next page offers to restore it. */
import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import { siteSettings as say } from '@/lib/messages/en/site-settings'

export function ArchiveForm({ action, site }: { action: (state: FormState, form: FormData) => Promise<FormState>; site: { id: string } }) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send} className="space-y-3">
      <input type="hidden" name="id" value={site.id} />
      {error && (
        <p role="alert" className="text-danger">
          {error.message}
        </p>
      )}
      <SubmitButton tone="secondary" icon="archive" pendingLabel={say.archiving}>
        {say.archiveDo}
      </SubmitButton>
    </form>
  )
}
