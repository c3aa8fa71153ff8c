import type { Page } from 'playwright-core'

/**
 * Lays the whole draft out, the parts that are out of sight too: those are only as tall as they were guessed, and what
 * stands in them seems to lie over what follows.
 */
export async function layOutAll(page: Page): Promise<void> {
  await page.addStyleTag({ content: '[data-part] { content-visibility: visible !important }' })
}
