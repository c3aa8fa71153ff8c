import { beforeEach, describe, expect, it } from 'vitest'
import type { Host } from '../../electron/host/createHost.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll } from '../support/roomClient.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

let host: Host
let path: string

beforeEach(async () => {
  host = startTestHost().host
  path = (await host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
})

const groupOf = async (id: string) => (await recordsOf(host, 'panelGroup')).find((group) => group.id === id)

async function firstGroup() {
  const [group] = await recordsOf(host, 'panelGroup')
  if (!group) throw new Error('The study has no groups.')
  return group
}

describe('who counts as a public contributor', () => {
  it('may be changed until a ballot is locked, and then no more, unlike the names', async () => {
    const { id: panelGroupId, isPublic } = await firstGroup()
    await host.call('panelGroup.edit', { panelGroupId, isPublic: !isPublic })
    expect(await groupOf(panelGroupId)).toMatchObject({ isPublic: !isPublic })
    const { roundId } = await openVote(host, 2)
    const change = () => outcomeOf(host.call('panelGroup.edit', { panelGroupId, name: 'Other', isPublic }))
    expect(await change()).toBe('ballot-locked')
    await host.call('round.close', { roundId })
    expect(await change()).toBe('ballot-locked')
    expect(await groupOf(panelGroupId)).toMatchObject({ isPublic: !isPublic })
    expect((await groupOf(panelGroupId))?.name).not.toBe('Other')

    const names = { name: 'People with experience', shortName: 'People' }
    await host.call('panelGroup.edit', { panelGroupId, ...names, isPublic: !isPublic })
    expect(await groupOf(panelGroupId)).toMatchObject({ ...names, isPublic: !isPublic })
  })

  it('is not brought back by undo or redo once a ballot is locked', async () => {
    const { id: panelGroupId, isPublic } = await firstGroup()
    await host.call('panelGroup.edit', { panelGroupId, isPublic: !isPublic })
    await openVote(host, 2)
    expect((await host.call('study.getSnapshot', {})).history).toEqual({ undo: null, redo: null })
    expect(await outcomeOf(host.call('history.undo', {}))).toBe('conflict')
    expect(await groupOf(panelGroupId)).toMatchObject({ isPublic: !isPublic })
  })
})

describe('the results of a round', () => {
  it('are the same before and after the study is opened again, also with a group that was added later', async () => {
    const { id: panelGroupId } = await firstGroup()
    const room = await openRoom(host)
    const phones = await Promise.all([1, 2, 3, 4, 5].map(() => joinRoom({ ...room, panelGroupId })))
    const { roundId } = await openVote(host, 2)
    for (const phone of phones) {
      await voteOnAll(phone, await takePaper(phone), (_itemId, index) => ({
        kind: 'score',
        value: 7 + index,
      }))
    }
    await host.call('round.close', { roundId })
    const before = await host.call('round.getResults', { roundId })
    const added = randomIdentifier()
    await host.call('panelGroup.add', {
      panelGroupId: added,
      name: 'Carers',
      shortName: 'CAR',
      isPublic: true,
    })
    const now = await host.call('round.getResults', { roundId })
    expect(now.groups.map((group) => group.panelGroupId)).toContain(added)
    // Nobody of the new group voted: what was counted stays.
    expect(now.items.map((item) => item.pooled)).toEqual(before.items.map((item) => item.pooled))

    await host.call('study.close', {})
    await host.call('study.open', { path })
    expect(await host.call('round.getResults', { roundId })).toEqual(now)
  })
})
