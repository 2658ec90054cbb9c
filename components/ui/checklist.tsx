/**
 * Checklist({ id, title, description, items: { key, done, title, text, action, href? }[] })
 * What is left to do, in its order: a done line is quiet, an open one says what for and where. Without `href` it is only said.
 */
import { ui } from '@/lib/messages/en/ui'
import { LinkButton } from './button'
import { Card } from './card'
import { cx } from './cx'
import { Icon } from './icon'

export type ChecklistEntry = { key: string; done: boolean; title: string; text: string; action: string; href?: string }

export function Checklist({ id, title, description, items }: { id: string; title: string; description: string; items: readonly ChecklistEntry[] }) {
  return (
    <Card id={id} title={title} description={description} flush>
      <ul>
        {items.map(({ key, ...item }) => (
          <Line key={key} {...item} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ done, title, text, action, href }: Omit<ChecklistEntry, 'key'>) {
  return (
    <li className="flex items-start gap-3 border-b border-separator px-4 py-3 last:border-b-0 sm:px-5">
      <Icon name={done ? 'circleCheck' : 'circleDashed'} size={18} label={done ? ui.done : ui.toDo} className={cx('mt-0.5 shrink-0', done ? 'text-success' : 'text-muted')} />
      <div className="flex min-w-0 grow flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className={done ? 'text-muted' : 'font-medium'}>{title}</p>
          {!done && <p className="text-muted">{text}</p>}
        </div>
        {!done && href && (
          <LinkButton href={href} size="small">
            {action}
          </LinkButton>
        )}
      </div>
    </li>
  )
}
