import { describe, expect, it } from 'vitest'
import type { Client } from '../../../api/client.ts'
import type { PageMemory } from '../../../api/pageMemory.ts'
import { createTurnSeal } from './turnSeal.ts'

function startTurn() {
  const kept = new Map<string, string>()
  const memory: PageMemory = {
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
    forgetAll: () => kept.clear(),
  }
  const sent: string[] = []
  const replies: (() => void)[] = []
  const call = async (name: string) => {
    sent.push(name)
    await new Promise<void>((resolve) => replies.push(resolve))
    return {}
  }
  const seal = createTurnSeal({ call } as unknown as Client, memory)
  return { kept, sent, seal, reply: () => replies.shift()?.() }
}

describe('the end of a turn', () => {
  it('wipes what was kept, and lets nothing be kept again', () => {
    const { kept, seal } = startTurn()
    seal.memory.write('answers.1', 'mine')
    expect(seal.memory.read('answers.1')).toBe('mine')
    seal.close()
    expect(kept.size).toBe(0)
    seal.memory.write('answers.1', 'mine')
    expect(kept.size).toBe(0)
    kept.set('answers.1', 'of the next person')
    expect(seal.memory.read('answers.1')).toBeNull()
  })

  it('passes on no answer of the host that comes later', async () => {
    const { seal, reply } = startTurn()
    const asked = seal.client.call('seat.getState', {})
    seal.close()
    reply()
    await expect(asked).rejects.toMatchObject({ code: 'offline' })
  })

  it('sends nothing more on what may be the next person’s seat', async () => {
    const { seal, sent } = startTurn()
    seal.close()
    await expect(seal.client.call('seat.getState', {})).rejects.toMatchObject({ code: 'offline' })
    expect(sent).toEqual([])
  })
})
