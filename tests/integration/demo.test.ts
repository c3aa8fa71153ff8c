import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { playDemo } from '../../electron/cli/demo/playDemo.ts'
import { makePorts } from '../support/hostPorts.ts'
import { temporaryFolder } from '../support/testHost.ts'

const TEXT_FILES = [
  'draft.md',
  'draft.html',
  ...['cards', 'columns', 'links', 'items', 'rounds', 'responses', 'results', 'participation'].map(
    (name) => `data/${name}.csv`,
  ),
]

async function play(seed: string) {
  const folder = temporaryFolder()
  const lines: string[] = []
  const ports = makePorts(temporaryFolder(), [])
  const result = await playDemo({ outputFolder: folder, seed, ports, say: (line) => void lines.push(line) })
  const texts = Object.fromEntries(TEXT_FILES.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  return { folder, lines, result, texts }
}

it('plays a whole workshop of 24 people in six groups, with progress on the way', async () => {
  const { folder, lines, result, texts } = await play('1')
  expect(result.participants).toBe(24)
  expect(result.items).toBeGreaterThanOrEqual(20)
  expect(result.responses).toBe(23)
  expect(Object.keys(result.verdicts).toSorted()).toEqual(['in', 'out', 'uncertain'])
  expect(lines.length).toBeGreaterThanOrEqual(6)
  for (const name of ['study.linkboard', 'draft.docx', ...TEXT_FILES]) {
    expect(existsSync(join(folder, name)), name).toBe(true)
  }
  expect(texts['data/cards.csv']).toContain('Nobody rings back after the first letter or call')
})

it('gives the same study, responses and draft for the same seed, and others for another', async () => {
  const [once, again, other] = [await play('7'), await play('7'), await play('8')]
  expect(again.texts).toEqual(once.texts)
  expect(other.texts['data/responses.csv']).not.toBe(once.texts['data/responses.csv'])
})

it('leaves a file alone that is there already, and says so', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'study.linkboard'), 'an afternoon of work')
  const ports = makePorts(temporaryFolder(), [])
  await expect(
    playDemo({ outputFolder: folder, seed: '2', ports, say: () => undefined }),
  ).rejects.toMatchObject({
    code: 'file-exists',
  })
  expect(readFileSync(join(folder, 'study.linkboard'), 'utf8')).toBe('an afternoon of work')
})
