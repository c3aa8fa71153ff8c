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
  await chooseGroup(phone, group, '')
}

async function chooseGroup(phone: Page, group: string, nickname: string) {
  await phone.getByRole('button', { name: group }).click()
  await phone.getByLabel('Nickname, if you want one').fill(nickname)
  await phone.getByRole('button', { name: 'Go in' }).click()
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
