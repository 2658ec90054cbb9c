/** FieldTable({ title, rows })   the fields that go in or come out of a call. Scrolls sideways by itself on a phone. */
import { apiGuide } from '@/lib/messages/en/api-guide'
import type { FieldRow } from './schema-rows'

export function FieldTable({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  if (rows.length === 0) return null
  return (
    <div className="mt-4">
      <h4 className="text-sm font-semibold">{title}</h4>
      <div className="mt-1.5 overflow-x-auto" role="group" aria-label={title} tabIndex={0}>
        <table className="w-full min-w-[30rem] text-start text-sm">
          <thead>
            <tr className="border-b border-separator text-muted">
              <th scope="col" className="py-1.5 pe-4 text-start font-medium">{apiGuide.name}</th>
              <th scope="col" className="py-1.5 pe-4 text-start font-medium">{apiGuide.type}</th>
              <th scope="col" className="py-1.5 text-start font-medium">{apiGuide.note}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, type, required, note }) => (
              <tr key={name} className="border-b border-separator align-top last:border-0">
                <td className="py-1.5 pe-4">
                  <code className="font-mono text-[13px]">{name}</code>
                  {required && <span className="ms-2 text-xs text-muted">{apiGuide.required}</span>}
                </td>
                <td className="py-1.5 pe-4">{type}</td>
                <td className="py-1.5 text-muted">{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
