import { z } from 'zod'
import { env } from '@/lib/core/env'
import { statusOf, type ErrorCode } from '@/lib/core/errors'
import type { Contract } from './route'

// The API's description, made from the contracts that the routes carry, so that the two cannot disagree.

type Json = Record<string, unknown>
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]

/** One call of the API: an address, a method, and what the route says about it. */
export interface ApiCall {
  path: string
  method: Method
  contract: Contract
}

const hasContract = (handler: unknown): handler is { contract: Contract } => typeof handler === 'function' && 'contract' in handler

/** The calls that a route file offers, without those that are not part of the public contract. */
export const callsOf = ({ path, route }: { path: string; route: Record<string, unknown> }): ApiCall[] =>
  METHODS.flatMap((method) => {
    const handler = route[method]
    return hasContract(handler) && !handler.contract.hidden ? [{ path, method, contract: handler.contract }] : []
  })

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

const asRecord = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})

/** The fields of an object schema as OpenAPI's parameters. */
function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties, required } = jsonSchema(schema, 'input')
  const needed = Array.isArray(required) ? required : []
  return Object.entries(asRecord(properties)).map(([name, field]) => ({ name, in: place, required: place === 'path' || needed.includes(name), schema: field }))
}

const header = (name: string, description: string): Json => ({ name, in: 'header', required: false, description, schema: { type: 'string', minLength: 1, maxLength: 200 } })

/** Addresses whose parts no schema describes still have to name them. */
const namedParts = (path: string): Json[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

/** Which refusals a call can answer with, besides 500. */
function refusalsOf({ access, permission, body, params, limit, idempotent, query }: Contract, method: Method): ErrorCode[] {
  const codes: ErrorCode[] = ['TRY_AGAIN']
  if (body || query || idempotent) codes.push('VALIDATION')
  if (body) codes.push('TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE')
  if (access !== 'public') codes.push('UNAUTHENTICATED', 'FORBIDDEN')
  if (access === 'account' && permission && !permission.endsWith(':read')) codes.push('PAYMENT_REQUIRED')
  if (params || access !== 'public') codes.push('NOT_FOUND')
  if (method !== 'GET') codes.push('CONFLICT')
  if (limit) codes.push('RATE_LIMITED')
  return codes
}

const errorAnswer = (codes: ErrorCode[]): Json => ({
  description: codes.join(', '),
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})

function answersOf({ contract, method }: ApiCall): Json {
  const status = contract.status ?? (contract.answer ? 200 : 204)
  const success = contract.answer ? { content: { 'application/json': { schema: jsonSchema(contract.answer, 'output') } } } : {}
  const replay = contract.idempotent && { headers: { 'Idempotent-Replayed': { description: 'true where the same command was carried out before', schema: { type: 'string' } } } }
  const byStatus = Object.groupBy(refusalsOf(contract, method), (code) => statusOf[code])
  const refusals = Object.entries(byStatus).map(([code, codes]) => [code, errorAnswer(codes ?? [])])
  return { [status]: { description: 'Carried out', ...success, ...replay }, ...Object.fromEntries(refusals) }
}

function operation(apiCall: ApiCall): Json {
  const { contract, path, method } = apiCall
  const described = parameters(contract.params, 'path')
  const headers = [
    ...(contract.idempotent ? [header('Idempotency-Key', 'The same key and body get the same answer; kept for at least 24 hours')] : []),
    ...(contract.access === 'account' ? [header('X-Account', 'Slug of the account, where a cookie’s person belongs to several')] : []),
  ]
  return {
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '')}`,
    summary: contract.summary,
    tags: [contract.access],
    ...(contract.permission && { 'x-permission': contract.permission }),
    security: contract.access === 'public' ? [] : [{ session: [] }, { key: [] }],
    parameters: [...(described.length > 0 ? described : namedParts(path)), ...parameters(contract.query, 'query'), ...headers],
    ...(contract.body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(contract.body, 'input') } } } }),
    responses: answersOf(apiCall),
  }
}

const errorSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'request_id'],
      properties: {
        code: { type: 'string', enum: Object.keys(statusOf) },
        message: { type: 'string', description: 'For people' },
        fields: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } }, description: 'What is wrong, by field' },
        details: { type: 'object', additionalProperties: true },
        request_id: { type: 'string', description: 'Tell it to us when you ask about an error' },
      },
    },
  },
}

/** The OpenAPI 3.1 document of these calls. */
export function openApiDocument(calls: readonly ApiCall[], about: { title: string; description: string; version: string }, sessionCookie: string): Json {
  const paths: Record<string, Json> = {}
  for (const apiCall of calls) (paths[apiCall.path] ??= {})[apiCall.method.toLowerCase()] = operation(apiCall)
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: env.APP_URL }],
    tags: [
      { name: 'public', description: 'Open to everyone' },
      { name: 'account', description: 'Signed in, or by an account’s key' },
      { name: 'staff', description: 'Staff, by cookie or by a colleague’s key' },
    ],
    paths,
    components: {
      schemas: { Error: errorSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie }, key: { type: 'http', scheme: 'bearer' } },
    },
  }
}
