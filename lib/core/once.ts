import { createHmac } from 'node:crypto'
import type { Command } from './actor.ts'
import type { Tx } from './db.ts'
import { env } from './env.ts'
import { AppError } from './errors.ts'
import { Prisma } from '@/lib/generated/prisma/client'

// Every command can come twice. Its key is claimed by an insert inside the command's own transaction: a second one waits
// for the first to end, then finds the answer, or the place free again.

/** What a command answered, and whether it had been carried out before. */
export interface Once<T> {
  replayed: boolean
  result: T
}

/** The hash that tells two requests apart; object keys count in any order. Keyed, because a request may hold a password. */
export const hashRequest = (request: unknown): string => createHmac('sha256', env.APP_SECRET ?? '').update(JSON.stringify(request, sortKeys)).digest('hex')

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value

/**
 * Claims a command's key, or returns what it answered before.
 *
 * @returns the earlier answer, or undefined when the claim is ours; then `keepAnswer` must follow in the same transaction.
 * @throws IDEMPOTENCY_CONFLICT when the key was used for another request.
 */
export async function claimCommand(tx: Tx, command: Command): Promise<{ response: Prisma.JsonValue } | undefined> {
  const claimed = await tx.$executeRaw`INSERT INTO command_keys (scope, key, request_hash)
    VALUES (${command.scope}, ${command.key}, ${command.requestHash}) ON CONFLICT (scope, key) DO NOTHING`
  if (claimed === 1) return undefined
  const earlier = await tx.commandKey.findUniqueOrThrow({ where: { scope_key: { scope: command.scope, key: command.key } } })
  if (earlier.requestHash !== command.requestHash) {
    throw new AppError('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for another request. Use a new key for a new request')
  }
  return { response: earlier.response }
}

/** The statement that keeps a command's answer with its key. */
export const keepAnswer = (command: Command, response: unknown): Prisma.Sql =>
  Prisma.sql`UPDATE command_keys SET response = ${JSON.stringify(response)}::jsonb WHERE scope = ${command.scope} AND key = ${command.key}`

/**
 * Carries out a command at most once. Without a command it simply runs.
 *
 * @param work what it does; its result must survive JSON.
 */
export async function once<T>(tx: Tx, command: Command | undefined, work: () => Promise<T>): Promise<Once<T>> {
  if (!command) return { replayed: false, result: await work() }
  const earlier = await claimCommand(tx, command)
  if (earlier) return { replayed: true, result: earlier.response as T }
  const result = await work()
  await tx.$executeRaw(keepAnswer(command, result))
  return { replayed: false, result }
}
