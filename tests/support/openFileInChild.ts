import { Refusal } from '#shared/domain/refusal'
import { openStore } from '../../electron/host/store/store.ts'

/*
 * Opens a study file as another Linkboard would, in a process of its own, says how it went in one line of
 * JSON, and with `hold` keeps it open until its standard input ends.
 */
const [path = '', mode = 'try'] = process.argv.slice(2)
const started = performance.now()
try {
  const store = openStore(path)
  console.log(JSON.stringify({ opened: true, ms: performance.now() - started }))
  if (mode === 'hold') process.stdin.resume().on('end', () => store.close())
  else store.close()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  const { code, message } = error
  console.log(JSON.stringify({ opened: false, code, message, ms: performance.now() - started }))
}
