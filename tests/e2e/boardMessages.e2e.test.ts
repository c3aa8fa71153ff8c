import { describe, expect, it } from 'vitest'
import { BEGINNING, boardOf, card, cardNamed, column, MIDDLE, openBoard, said, studyOf } from './boardPage.ts'

describe('what the board says', () => {
  it('undoes with a message’s button what the message is about, and never another change of the same name', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'Beds are short', 0],
      ['barrier', 'Letters arrive late', 0],
    ])
    const messages = page.getByRole('region', { name: 'Messages' })
    const isDeleted = async (text: string) => (await cardNamed(host, text))?.isDeleted
    await card(page, 'Beds are short').press('Delete')
    await messages.getByText('The card has been deleted.').waitFor()
    await card(page, 'Letters arrive late').press('Delete')
    await messages.getByText('The card has been deleted.').nth(1).waitFor()

    await messages.getByRole('button', { name: 'Undo' }).first().click()
    await messages.getByText('Something else has been changed since.').waitFor()
    expect(await isDeleted('Letters arrive late')).toBe(true)
    await messages.getByRole('button', { name: 'Undo' }).last().click()
    await card(page, 'Letters arrive late').waitFor()
    expect(await isDeleted('Beds are short')).toBe(true)
  })

  it('does not say that a card was put down in a stage that is locked', async () => {
    const { host, page } = await openBoard([['barrier', 'Beds are short', 0]])
    const board = boardOf(await studyOf(host), 'pathway')
    const middle = [...(await studyOf(host)).records.column.values()].find(({ name }) => name === MIDDLE)
    expect(middle?.boardId).toBe(board.id)
    await host.call('column.configure', { columnId: middle?.id ?? '', isLocked: true })
    await page.getByText('Locked').waitFor()
    await card(page, 'Beds are short').press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect.poll(() => said(page).textContent()).toBe('Put back where it was: Beds are short.')
    await page.getByText(`“${MIDDLE}” is locked.`).waitFor()
    expect(await column(host, BEGINNING)).toEqual(['Beds are short'])
  })
})
