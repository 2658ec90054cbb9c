/** DetailSide({ detail, … })   beside the facts: who looks after it, its tags, its files. */
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { registrations as words } from '@/lib/messages/en/registrations'
import type { RegistrationDetail } from '@/lib/registrations/detail'
import type { Choice } from '@/lib/registrations/screen-queries'
import { AssignForm, FileForm, TagForm } from './care-forms'

const say = words.detail

interface Props {
  detail: RegistrationDetail
  assignees: readonly Choice[]
  me: string
  mayAssign: boolean
  mayChange: boolean
}

export function DetailSide({ detail, assignees, me, mayAssign, mayChange }: Props) {
  return (
    <>
      <Card id="owner" title={say.owner}>
        {mayAssign ? <AssignForm id={detail.id} assigneeId={detail.assigneeId} assignees={assignees} me={me} /> : <p>{detail.assigneeName ?? words.nobody}</p>}
      </Card>
      <Card id="tags" title={say.tags}>
        <TagForm id={detail.id} tags={detail.tags} mayChange={mayChange} />
      </Card>
      <Card title={say.files}>
        <Files files={detail.files} />
        {mayChange && <FileForm id={detail.id} />}
      </Card>
    </>
  )
}

function Files({ files }: { files: RegistrationDetail['files'] }) {
  if (files.length === 0) return <p className="text-muted">{say.noFiles}</p>
  return (
    <ul className="space-y-2">
      {files.map(({ id, name, purpose, bytes }) => (
        <li key={id} className="flex items-center gap-2">
          <Icon name="fileText" className="shrink-0 text-muted" />
          <a href={`/api/admin/files/${id}`} aria-label={say.download(name)} className="text-link min-w-0 truncate">
            {name}
          </a>
          <span className="ms-auto shrink-0 text-[13px] text-muted">
            {say.purposes[purpose]}, {say.kilobytes(bytes)}
          </span>
        </li>
      ))}
    </ul>
  )
}
