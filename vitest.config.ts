import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './scripts/plain-reporter.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          setupFiles: './scripts/seeded.ts',
          include: [
            'core/**/*.test.ts',
            'seed/**/*.test.ts',
            'scripts/**/*.test.ts',
            'pictures/**/*.test.ts',
            'web/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          setupFiles: ['./scripts/seeded.ts', './server/testing/one-at-a-time.ts'],
          include: ['server/**/*.test.ts', 'cli/**/*.test.ts', 'simulate/**/*.test.ts'],
          globalSetup: './server/testing/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['faults/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
})
