/**
 * AlikeField({ id, error, value? })   registrations that look like the same person, and why both are right (PIPE-8); nothing while there are none
 * alikeSummary(id, error)             the way to it for the summary above the form
 */
import Link from 'next/link'
import { TextField } from '@/components/ui/field'
import type { ActionError } from '@/lib/auth/action'
import type { FieldErrors } from '@/lib/core/errors'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { DetailAnswer } from '@/lib/registrations/detail-schema'
import { LIST_PATH } from './list-path'

const say = words.detail
const alikeOf = (error: ActionError | undefined) => (error?.details?.duplicates as DetailAnswer['duplicates'] | undefined) ?? []

export const alikeSummary = (id: string, error: ActionError | undefined): FieldErrors => (alikeOf(error).length > 0 ? { [id]: [say.keepBothText] } : {})

export function AlikeField({ id, error, value }: { id: string; error: ActionError | undefined; value: string | undefined }) {
  const alike = alikeOf(error)
  if (alike.length === 0) return null
  return (
    <TextField
      id={id}
      name="allow_duplicates"
      label={say.keepBothText}
      hint={alike.map((one, place) => (
        <span key={one.id}>
          {place > 0 && ' · '}
          <Link href={`${LIST_PATH}/${one.id}`} target="_blank" className="text-link">
            {say.sameAs(one.registration_number, one.full_name)}
          </Link>
        </span>
      ))}
      defaultValue={value}
      autoComplete="off"
    />
  )
}
