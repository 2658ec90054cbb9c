import { createSocket } from 'node:dgram'
import { once } from 'node:events'

// A small name server for tests: answers A and TXT over UDP from a table, and for everything else that there is nothing.

interface Names {
  A?: string[]
  TXT?: string[]
}
export interface TestNameServer {
  /** `address:port`, as DNS_SERVERS wants it. */
  address: string
  /** What each name answers; may be changed at any time. */
  names: Map<string, Names>
  stop: () => Promise<void>
}

const TYPES: Record<number, keyof Names> = { 1: 'A', 16: 'TXT' }
const NO_SUCH_NAME = 3

function rdata(type: keyof Names, value: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number))
  const bytes = Buffer.from(value)
  // A TXT record is made of parts of at most 255 bytes.
  const parts = Array.from({ length: Math.max(1, Math.ceil(bytes.length / 255)) }, (_, n) => bytes.subarray(n * 255, (n + 1) * 255))
  return Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), part]))
}

function answerTo(query: Buffer, names: Map<string, Names>): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  const type = TYPES[query.readUInt16BE(at + 1)]
  const known = names.get(labels.join('.').toLowerCase())
  const records = (type && known?.[type]?.map((value) => rdata(type, value))) ?? []
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8180 | (known ? 0 : NO_SUCH_NAME), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records.length, 6)
  const answers = records.map((data) => {
    const head = Buffer.alloc(12)
    head.writeUInt16BE(0xc00c, 0) // the name of the question
    head.writeUInt16BE(query.readUInt16BE(at + 1), 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(data.length, 10)
    return Buffer.concat([head, data])
  })
  return Buffer.concat([header, query.subarray(12, at + 5), ...answers])
}

/** Starts a name server on this machine; without a port, on a free one. */
export async function startNameServer(port = 0): Promise<TestNameServer> {
  const names = new Map<string, Names>()
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => socket.send(answerTo(query, names), from.port, from.address))
  socket.bind(port, '127.0.0.1')
  await once(socket, 'listening')
  return { address: `127.0.0.1:${socket.address().port}`, names, stop: () => new Promise((resolve) => socket.close(() => resolve())) }
}
