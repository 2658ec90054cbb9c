import { AppError, validation } from '@/lib/core/errors'

// Bodies come from strangers: read with a limit, decoded strictly, and only objects pass.

/** The largest JSON body, in bytes, unless a route says otherwise. The server in front stops larger ones earlier; this also holds without it. */
const MOST_BYTES = 256 * 1024
/** Deeper than anything we ask for; keeps recursive code off crafted input. */
const MOST_DEPTH = 32

const tooLarge = (most: number): AppError => new AppError('TOO_LARGE', `The body may have at most ${most / 1024} KB`)
const notAnObject = (): AppError => validation({ body: ['Send a JSON object'] })

/**
 * The body of a request as a JSON object, not yet validated.
 *
 * @throws UNSUPPORTED_MEDIA_TYPE for another content type or charset, TOO_LARGE, VALIDATION for anything but an object.
 */
export async function readJson(request: Request, most: number = MOST_BYTES): Promise<Record<string, unknown>> {
  requireJson(request.headers.get('content-type'))
  const text = await readText(request, most)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw validation({ body: ['This is not JSON'] })
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notAnObject()
  if (isDeeper(body, MOST_DEPTH)) throw validation({ body: ['This is nested too deeply'] })
  return body as Record<string, unknown>
}

function requireJson(contentType: string | null): void {
  const [type, ...parameters] = (contentType ?? '').toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8')
  }
}

/**
 * The body of a request as it came, for what is signed byte by byte.
 *
 * @throws TOO_LARGE
 */
export async function readBytes(request: Request, most: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > most) throw tooLarge(most)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function readText(request: Request, most: number): Promise<string> {
  const bytes = await readBytes(request, most)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw validation({ body: ['This is not valid UTF-8'] })
  }
}

/** Level by level rather than by recursion, so that the check itself cannot be driven off the stack. */
function isDeeper(value: object, most: number): boolean {
  let level: object[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= most) return true
    level = level.flatMap((item) => Object.values(item).filter((child): child is object => typeof child === 'object' && child !== null))
  }
  return false
}

/** The query of a request; a name given twice becomes a list, which a schema for one value refuses. */
export function readQuery(url: URL): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name)
    const [only] = values
    query[name] = values.length === 1 && only !== undefined ? only : values
  }
  return query
}
