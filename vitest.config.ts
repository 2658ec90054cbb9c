import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      'server-only': fileURLToPath(new URL('lib/testing/server-only.ts', import.meta.url)),
    },
  },
  test: {
    include: ['{app,components,lib,prisma,scripts,server,worker}/**/*.test.{ts,tsx}'],
    globalSetup: 'lib/testing/global-setup.ts',
    setupFiles: 'lib/testing/setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
