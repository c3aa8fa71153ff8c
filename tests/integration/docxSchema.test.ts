import validate from '@ooxml-tools/validate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'
import { blankStudy, draftInput } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'

/*
 * The validator is Microsoft's own Open XML SDK, compiled to WebAssembly and whole in its npm package: it checks every
 * part against the schemas of an Office version, and the rules that schemas cannot say (relationships that are there,
 * identifiers that are used once).
 */

/** The oldest and the newest: what both take, all between them take. */
const VERSIONS = ['Office2007', 'Microsoft365'] as const

const HOSTILE =
  "=cmd|'/C calc'!A0 </w:t><b>&amp; a\u0000b\u0001\ufffe\ud800 pay\u202egnp.exe 👩🏽‍⚕️ الوصف الاجتماعي (GP) ŵŷ " +
  'x'.repeat(300)

async function faults(bytes: Uint8Array, versions: readonly (typeof VERSIONS)[number][]): Promise<string[]> {
  const found: string[] = []
  for (const version of versions) {
    for (const { description, path } of await validate(bytes, 'docx', version))
      found.push(`${version}: ${path.partUri}${path.xpath}: ${description}`)
  }
  return found
}

describe('the Word file, to Microsoft’s validator', () => {
  it('is valid, with every kind of ballot, table and picture', { timeout: 300_000 }, async () => {
    const bytes = await writeDocx(buildDraft(draftInput(methodsStudy())))
    expect(await faults(bytes, ['Microsoft365'])).toEqual([])
  })

  it('is valid with hostile words everywhere, and of a blank study', { timeout: 300_000 }, async () => {
    const hostile = await writeDocx(buildDraft(draftInput(methodsStudy(() => HOSTILE, 3))))
    expect(await faults(hostile, ['Office2007'])).toEqual([])
    expect(await faults(await writeDocx(buildDraft(draftInput(blankStudy(HOSTILE)))), VERSIONS)).toEqual([])
  })

  it.each([
    ['an element in the wrong place', 'word/document.xml', '<w:body>', '<w:body><w:tc/>'],
    ['an element that does not exist', 'word/styles.xml', '<w:qFormat/>', '<w:qFormatt/>'],
    ['a value that is not allowed', 'word/document.xml', '<w:pgSz w:w="11906"', '<w:pgSz w:w="wide"'],
    ['a relationship that leads nowhere', 'word/document.xml', 'r:id="footer"', 'r:id="nothing"'],
    ['an unknown part of the settings', 'word/settings.xml', '<w:compat>', '<w:kompat/><w:compat>'],
  ])('finds %s', { timeout: 120_000 }, async (_, name, before, after) => {
    const parts = unzipSync(await writeDocx(buildDraft(draftInput(blankStudy()))))
    const part = strFromU8(parts[name] ?? new Uint8Array())
    expect(part).toContain(before)
    const broken = zipSync({ ...parts, [name]: strToU8(part.replace(before, after)) })
    expect((await faults(broken, ['Microsoft365'])).length).toBeGreaterThan(0)
  })
})
