// The process that runs jobs and schedules. Settings are read while the modules load, so they load inside the try:
// a setting that is wrong ends the start with its sentence and nothing else.

try {
  const { start } = await import('./start.ts')
  await start()
} catch (error) {
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('Settings:')) console.error(message)
  else {
    const { logger } = await import('@/lib/core/logger')
    logger.fatal({ error }, 'the worker cannot start')
  }
  process.exit(1)
}

// Without an import of its own this file would not count as a module, which may await at its top.
export {}
