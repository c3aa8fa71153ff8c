import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { coalesce } from '../../electron/host/rpc/coalesce.ts'

describe('coalesce', () => {
  it('runs once for all that was asked for in a while, and never after it was cancelled', async () => {
    let runs = 0
    const fail = (error: unknown) => {
      throw error
    }
    const told = coalesce(() => void (runs += 1), 5, fail)
    for (let times = 0; times < 10; times += 1) told.soon()
    await pause(30)
    expect(runs).toBe(1)
    told.soon()
    told.cancel()
    await pause(30)
    expect(runs).toBe(1)
  })

  it('hands on an error that nobody waits for, which would end the program, and runs again after it', async () => {
    const uncaught: unknown[] = []
    const others = process.listeners('uncaughtException')
    // The test runner's own listener would fail the run; here the uncaught error is what is looked for.
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => void uncaught.push(error))
    try {
      const broken = new Error('The database has gone.')
      const errors: unknown[] = []
      let runs = 0
      const told = coalesce(
        () => {
          runs += 1
          throw broken
        },
        5,
        (error) => void errors.push(error),
      )
      for (let times = 1; times <= 2; times += 1) {
        told.soon()
        await pause(30)
        expect(runs).toBe(times)
      }
      expect(errors).toEqual([broken, broken])
      expect(uncaught).toEqual([])
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of others) process.on('uncaughtException', listener)
    }
  })
})
