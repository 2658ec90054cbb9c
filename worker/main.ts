// The process that runs jobs and schedules. Settings are read while the modules load, so they load inside the try:
// a setting that is wrong ends the start with its sentence and nothing else.
import process from 'node:process'

try {
  const { start } = await import('./start.ts')
  await start()
} catch (error) {
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Settings:')) process.stderr.write(`${message}\n`)
  else {
    const { logger } = await import('@/lib/core/logger')
    logger.fatal({ error }, 'the worker cannot start')
  }
  process.exit(1)
}
