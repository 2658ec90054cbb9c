/** FieldList({ title, rows })   the fields that go in or come out of a call. */
import { apiGuide } from '@/lib/messages/en/api-guide'
import type { FieldRow } from './schema-rows'

export function FieldList({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  if (rows.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="mt-1.5 divide-y divide-separator border-y border-separator text-sm">
        {rows.map(({ name, type, required, note }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1.5">
            <span className="grow basis-56">
              <code className="font-mono text-[13px] wrap-anywhere">{name}</code>
              {required && <span className="ms-2 text-xs text-muted">{apiGuide.required}</span>}
            </span>
            <span className="min-w-0 basis-80 wrap-anywhere">
              {type}
              {note && <span className="block text-muted">{note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
