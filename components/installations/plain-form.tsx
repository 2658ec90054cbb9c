'use client'
/** PlainForm({ id, status, action, icon?, tone?, children })   one button that moves a job on; what is refused stands below it. */
import { useActionState, type ReactNode } from 'react'
import type { IconName } from '@/components/ui/icons'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/auth/form'
import type { InstallationStatus } from '@/lib/generated/prisma/enums'

interface Props {
  id: string
  /** What the page shows; a job that went on meanwhile is not moved. */
  status: InstallationStatus
  action: (previous: FormState, form: FormData) => Promise<FormState>
  icon?: IconName
  tone?: 'primary' | 'secondary'
  children: ReactNode
}

export function PlainForm({ id, status, action, icon, tone = 'secondary', children }: Props) {
  const [{ error }, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="expected_status" value={status} />
      <SubmitButton tone={tone} wide {...(icon && { icon })}>
        {children}
      </SubmitButton>
      {error && (
        <p role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {error.message}
        </p>
      )}
    </form>
  )
}
