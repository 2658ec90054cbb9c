// What the processes are told. Neither of them is told the owner's connection, nor the other one's.
import { PlainError } from './plain-error.mjs'
import { migrate } from './migrate.mjs'

/**
 * Checks every setting before anything is changed.
 *
 * @param {NodeJS.ProcessEnv} [source]
 * @throws {PlainError} naming each setting that is wrong or half there
 */
export async function checkSettings(source = process.env) {
  try {
    const { readSettings } = await import('../../lib/core/env.ts')
    return readSettings(source)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message.startsWith('Settings:')) throw new PlainError(message)
    throw error
  }
}

/**
 * Migrates with the installation's own passwords, or those in DATABASE_APP_URL and DATABASE_WORKER_URL.
 *
 * @param {{ ownerUrl: string, secrets: import('./data-folder.mjs').Secrets, env?: NodeJS.ProcessEnv }} options
 */
export function migrateWith({ ownerUrl, secrets, env = process.env }) {
  const { DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl } = env
  return migrate({
    ownerUrl,
    appPassword: passwordIn(appUrl) ?? secrets.appPassword,
    workerPassword: passwordIn(workerUrl) ?? secrets.workerPassword,
    ...(appUrl && { appUrl }),
    ...(workerUrl && { workerUrl }),
  })
}

/**
 * The environments of web, worker and seed.
 *
 * @param {{ folder: string, secrets: import('./data-folder.mjs').Secrets, ownerUrl: string, appUrl: string, workerUrl: string, mode: 'production' | 'development', env?: NodeJS.ProcessEnv }} options
 */
export function environments({ folder, secrets, ownerUrl, appUrl, workerUrl, mode, env = process.env }) {
  const { DATABASE_URL: _owner, DATABASE_APP_URL: _app, DATABASE_WORKER_URL: _worker, NODE_OPTIONS: _options, ...rest } = env
  const common = { ...rest, NODE_ENV: mode, GATEHOUSE_DATA: folder, APP_SECRET: env.APP_SECRET || secrets.appSecret, NEXT_TELEMETRY_DISABLED: '1' }
  return {
    web: { ...common, DATABASE_APP_URL: appUrl },
    worker: { ...common, DATABASE_WORKER_URL: workerUrl },
    seed: { ...common, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl },
  }
}

/** @param {string | undefined} url */
function passwordIn(url) {
  return url ? decodeURIComponent(new URL(url).password) || undefined : undefined
}
