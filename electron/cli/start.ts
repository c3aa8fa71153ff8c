import { Command } from 'commander'
import { join, resolve } from 'node:path'
import { obstacle, runDesktopApp, type DesktopRun } from './desktopApp.ts'
import { findElectron } from './electronBinary.ts'
import { fetchElectron } from './electronDownload.ts'
import { endWithCode } from './endWithCode.ts'
import { DESKTOP_APP, ensureBuilt, PAGES } from './pages.ts'
import { keepCompiledCode, PROJECT_FOLDER } from './projectFolder.ts'

keepCompiledCode()

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const program = new Command('npm start --')
  .description('Opens Linkboard: the Electron app, or the browser app where Electron cannot run.')
  .argument('[file]', 'a study to open (.linkboard)')
  .option('--browser', 'the browser app, even if Electron is there')
  .option('--no-open', 'with --browser: print the address and open no window')
  .exitOverride()
  .action(async (file: string | undefined, { browser, open }: { browser?: true; open: boolean }) => {
    const study = file === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
    if (browser) {
      const opensWindow = open && obstacle(process.platform, process.env, undefined) === null
      await startBrowserApp(study, opensWindow)
      return
    }
    const hindrance = obstacle(process.platform, process.env, process.getuid?.())
    const run = hindrance ?? (await startDesktopApp(study))
    if ('exitCode' in run) {
      process.exitCode = run.exitCode
      return
    }
    tell(`Electron ${run.reason}, so Linkboard runs as a browser app.`)
    await startBrowserApp(study, open && (hindrance?.hasDisplay ?? true))
  })

async function startDesktopApp(study: string | null): Promise<DesktopRun> {
  const packageFolder = join(PROJECT_FOLDER, 'node_modules', 'electron')
  const installed = findElectron(packageFolder)
  const found = installed === null ? await fetchElectron(packageFolder, tell) : { program: installed }
  if ('reason' in found) return found
  await ensureBuilt(DESKTOP_APP, tell)
  return runDesktopApp(found.program, [PROJECT_FOLDER, ...(study === null ? [] : [study])])
}

async function startBrowserApp(file: string | null, opensWindow: boolean): Promise<void> {
  await ensureBuilt(PAGES, tell)
  const { runBrowserApp } = await import('./browserApp.ts')
  await runBrowserApp({ file, opensWindow })
}

await endWithCode(async () => {
  await program.parseAsync()
})
