import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

// The groups run one after another, so that browsers never share the machine with the rest.
export default defineConfig({
  root,
  // The app's own pages are built by electron-vite; here Vite only resolves and strips types.
  publicDir: false,
  test: {
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/support/closeBrowserAfterFile.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A real browser on a machine that others use too: once more before it is a failure. The report marks what
          // passed only then, so that it can be mended.
          retry: 1,
          // What is waited for comes within a moment, unless the machine is busy.
          expect: { poll: { timeout: 15_000 } },
          // Each test waits for pages most of the time: two files at once take little more than half as long.
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
