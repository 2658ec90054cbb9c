/** CallCard({ call })   one call of the API: what it is for, who may, what goes in and what comes out. */
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { apiGuide } from '@/lib/messages/en/api-guide'
import { FieldList } from './field-list'
import { schemaRows, type FieldRow, type Schema } from './schema-rows'

interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: Schema
  description?: string
}
interface Content {
  content?: { 'application/json': { schema: Schema } }
  description?: string
}
/** An operation of the OpenAPI document, as far as the page shows it. */
export interface Call {
  method: string
  path: string
  operationId: string
  summary: string
  parameters: Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
  'x-permission'?: string
}

const parameterRow = ({ name, in: place, required, schema, description }: Parameter): FieldRow => ({
  name,
  required: required ?? false,
  note: description ?? schema?.description ?? '',
  type: schemaRows({ type: 'object', properties: { [name]: schema ?? {} } })[0]?.type ?? place,
})

const fieldsOf = (content: Content | undefined): FieldRow[] => schemaRows(content?.content?.['application/json'].schema)

export function CallCard({ call }: { call: Call }) {
  const answers = Object.entries(call.responses)
  const success = answers.find(([status]) => status.startsWith('2'))
  const permission = call['x-permission']
  return (
    <Card
      id={call.operationId}
      title={
        <>
          <span className="me-2 font-mono text-[13px] font-semibold text-muted">{call.method}</span>
          <code className="font-mono text-[13px] wrap-anywhere">{call.path}</code>
        </>
      }
      description={call.summary}
      actions={permission && <Badge>{`${apiGuide.permission} ${permission}`}</Badge>}
    >
      <FieldList title={apiGuide.parameters} rows={call.parameters.map(parameterRow)} />
      <FieldList title={apiGuide.body} rows={fieldsOf(call.requestBody)} />
      {success?.[1].content ? <FieldList title={`${apiGuide.answer} (${success[0]})`} rows={fieldsOf(success[1])} /> : <p className="mt-4 text-sm text-muted">{apiGuide.noBody}</p>}
      <p className="mt-4 text-sm text-muted">
        {`${apiGuide.errors}: `}
        {answers.flatMap(([status, { description }]) => (status.startsWith('2') ? [] : [`${status} ${description ?? ''}`])).join(' · ')}
      </p>
    </Card>
  )
}
