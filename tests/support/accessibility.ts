import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type ContrastLevel = 'AA' | 'AAA'

/**
 * Fails with what axe finds on the page as it stands: WCAG 2.2 A and AA and axe's own good practice, with AAA
 * contrast where it is asked for. Framed documents are left out; they have a test of their own.
 */
export async function expectAccessible(page: Page, name: string, contrast: ContrastLevel = 'AA') {
  // What moves is judged where it comes to rest.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))),
  )
  await page.evaluate(AXE)
  const results: Axe.AxeResults = await page.evaluate(
    (isEnhanced) =>
      (globalThis as unknown as { axe: typeof Axe }).axe.run(document, {
        iframes: false,
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'color-contrast-enhanced': { enabled: isEnhanced } },
      }),
    contrast === 'AAA',
  )
  const found = results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  )
  expect(found, `axe on ${name}`).toEqual([])
}
