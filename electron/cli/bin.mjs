#!/usr/bin/env node
// Runs under any Node from 20 on. The program itself needs Node 24, which comes with the project's packages:
// an older Node hands over to it. Plain JavaScript, because an older Node reads no TypeScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const program = new URL('./index.ts', import.meta.url)

function packagedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** @param {string} node */
function handOver(node) {
  // The channel tells the program when this process has gone, however it went.
  const child = spawn(node, [fileURLToPath(program), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`linkboard: Node 24 could not be run: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}

const isNewEnough = Number.parseInt(process.versions.node, 10) >= 24
const other = isNewEnough ? null : packagedNode()
if (isNewEnough) await import(program.href)
else if (other) handOver(other)
else {
  process.stderr.write(
    'linkboard: Linkboard needs Node 24. Run “npm ci” in its folder, which brings it along.\n',
  )
  process.exitCode = 1
}
