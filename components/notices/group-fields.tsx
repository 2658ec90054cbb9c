/** GroupFields({ id, group?, values?, errors? })   the fields of a group; `id` tells several forms of a page apart. */
import { SelectField, TextField } from '@/components/ui/field'
import type { FieldErrors } from '@/lib/core/errors'
import { notices as words } from '@/lib/messages/en/notices'
import type { GroupRow } from '@/lib/notices/queries'

const CHANNELS = (['whatsapp', 'email'] as const).map((value) => ({ value, label: words.channels[value] }))

interface Props {
  id: string
  group?: GroupRow
  values?: Record<string, string> | undefined
  errors?: FieldErrors | undefined
}

export const GroupFields = ({ id, group, values, errors }: Props) => (
  <>
    <TextField id={`${id}-name`} name="name" label={words.name} autoComplete="off" defaultValue={values?.name ?? group?.name} error={errors?.name} />
    <SelectField id={`${id}-channel`} name="channel" label={words.channel} options={CHANNELS} defaultValue={values?.channel ?? group?.channel} error={errors?.channel} />
    <TextField id={`${id}-to`} name="to" label={words.to} hint={words.toHint} autoComplete="off" defaultValue={values?.to ?? group?.to} error={errors?.to} />
    <TextField id={`${id}-city`} name="city" label={words.city} hint={words.cityHint} optional autoComplete="off" defaultValue={values?.city ?? group?.city ?? ''} error={errors?.city} />
  </>
)

/** The same errors under the ids of these fields, for a summary that leads to them. */
export const groupErrors = (id: string, errors: FieldErrors | undefined): FieldErrors | undefined =>
  errors && Object.fromEntries(Object.entries(errors).map(([name, messages]) => [`${id}-${name}`, messages]))
