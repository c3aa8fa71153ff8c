import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      // What is in `dependencies` stays outside: better-sqlite3 brings a binary that cannot be bundled.
      rolldownOptions: {
        // Exports and imports run in threads of their own, which start from files of their own beside the main one.
        input: {
          index: 'electron/main/index.ts',
          exportWorker: 'electron/host/export/exportWorker.ts',
          importWorker: 'electron/host/import/importWorker.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can load `electron` and nothing else, so it has to be one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/preload/index.ts',
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    publicDir: false,
    plugins: [react()],
    build: {
      rolldownOptions: {
        input: {
          facilitator: 'renderer/facilitator.html',
          join: 'renderer/join.html',
          screen: 'renderer/screen.html',
        },
      },
      // The participants' phones set the limit, not Electron's Chromium.
      target: 'es2022',
      cssTarget: ['chrome111', 'safari16.4', 'firefox115'],
      minify: true,
      // The pages forbid data: addresses for scripts, styles and fonts.
      assetsInlineLimit: 0,
    },
  },
})
