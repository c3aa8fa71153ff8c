import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal'
import { createDraftSaver, type DraftState } from './draftSaver.ts'

interface Words {
  readonly title?: string
  readonly question?: string
}

function saverThat(send: (change: Words) => Promise<void>) {
  const sent: Words[] = []
  let state: DraftState = { isSaved: true, error: null }
  const saver = createDraftSaver<Words>(
    (change) => {
      sent.push(change)
      return send(change)
    },
    (next) => {
      state = next
    },
  )
  return { saver, sent, state: () => state }
}

describe('a draft that saves itself', () => {
  it('is not called saved by a later change when an earlier one was refused, which goes with it', async () => {
    let isFull = true
    const { saver, sent, state } = saverThat(async () => {
      if (isFull) throw new Refusal('storage-failed', 'The disk is full.')
    })
    saver.add({ title: 'New' })
    expect(await saver.save()).toBe(false)
    expect(state()).toMatchObject({ isSaved: false, error: { code: 'storage-failed' } })
    isFull = false
    saver.add({ question: 'How much?' })
    expect(await saver.save()).toBe(true)
    expect(sent.at(-1)).toEqual({ title: 'New', question: 'How much?' })
    expect(state()).toEqual({ isSaved: true, error: null })
  })

  it('sends what took the place of a refused change, and not that', async () => {
    const { saver, sent } = saverThat(async ({ title }) => {
      if (title === '') throw new Refusal('invalid-input', 'Please write something.')
    })
    saver.add({ title: '' })
    const first = saver.save()
    saver.add({ title: 'Better' })
    expect([await first, await saver.save()]).toEqual([true, true])
    saver.add({ title: '' })
    expect(await saver.save()).toBe(false)
    saver.add({ title: 'Good' })
    expect(await saver.save()).toBe(true)
    expect(sent).toEqual([{ title: 'Better' }, { title: '' }, { title: 'Good' }])
  })

  it('sends nothing where nothing waits', async () => {
    const { saver, sent } = saverThat(async () => undefined)
    expect(await saver.save()).toBe(true)
    expect(sent).toEqual([])
  })
})
