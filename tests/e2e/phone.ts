import type { Page } from 'playwright-core'

/* What somebody with a phone does, in the words that the page shows. */

export async function joinWithAddress(phone: Page, joinUrl: string, group: string, nickname = '') {
  await phone.goto(joinUrl)
  await chooseGroup(phone, group, nickname)
}

export async function joinWithCode(phone: Page, address: string, typed: string, group: string) {
  await phone.goto(address)
  await phone.getByLabel('Type the code from the big screen').fill(typed)
  await phone.getByRole('button', { name: 'Go in' }).click()
  await chooseGroup(phone, group)
}

export async function chooseGroup(phone: Page, group: string, nickname = '') {
  await phone.getByRole('button', { name: group }).click()
  await phone.getByLabel('Nickname, if you want one').fill(nickname)
  await phone.getByRole('button', { name: 'Go in' }).click()
}

export async function addCard(phone: Page, kind: string, text: string) {
  await phone.getByRole('radio', { name: kind }).check()
  await phone.getByLabel('Your card', { exact: true }).fill(text)
  await phone.getByRole('button', { name: 'Add this card' }).click()
}

/** Everything that the host sends to this phone from now on, in one piece. Called before the page is opened. */
export function recordFrames(phone: Page): () => string {
  const frames: string[] = []
  phone.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void frames.push(String(payload)))
  })
  return () => frames.join('\n')
}

/** Presses a number on the item that is shown. */
export async function score(phone: Page, value: number) {
  await phone
    .locator('.score-grid .score')
    .nth(value - 1)
    .click()
}

export async function next(phone: Page) {
  await phone.getByRole('button', { name: 'Next' }).click()
}

/** The words of the item that is shown. */
export async function wordingShown(phone: Page): Promise<string> {
  const text = (await phone.getByRole('heading', { level: 1 }).textContent()) ?? ''
  return text.replace(/^Item \d+ of \d+: /, '')
}

/** Scores everything that is left with `value`, and sends it. */
export async function voteTheSame(phone: Page, items: number, value: number) {
  await phone.getByRole('button', { name: 'Start' }).click()
  for (let item = 0; item < items; item++) {
    await phone.getByText(`Item ${item + 1} of ${items}`, { exact: true }).waitFor()
    await score(phone, value)
    await next(phone)
  }
  await phone.getByRole('button', { name: 'I have finished' }).click()
  await phone.getByRole('heading', { name: 'Your answers are in' }).waitFor()
}
