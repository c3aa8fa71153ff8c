import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier, systemRandomBytes } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { connectFacilitatorPage, connectSocket } from '../support/socketClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

/*
 * A page whose connection goes before it has heard its answer sends the call again under the same id. Tasks
 * have no receipt in the study file, and still must not be done twice.
 */
let test: TestHost

beforeEach(() => {
  test = startTestHost()
})

async function openPage() {
  const { pagesFolder } = test.ports.paths
  const server = await serveFacilitator(test.host, { port: 0, pagesFolder, randomBytes: systemRandomBytes })
  onTestFinished(() => server.close())
  return () => connectFacilitatorPage(server.address)
}

const studyFiles = () =>
  readdirSync(test.ports.paths.studiesFolder).filter((name) => name.endsWith('.linkboard'))

describe('a task sent twice', () => {
  it('makes one study, whether the second comes at once or after a break', async () => {
    const connect = await openPage()
    const commandId = randomIdentifier()
    const wish = { templateKey: null, title: 'A study' }
    const first = await connect()
    const answers = await Promise.all([1, 2].map(() => first.call('study.create', wish, commandId)))
    await first.close()
    const second = await connect()
    answers.push(await second.call('study.create', wish, commandId))
    expect(new Set(answers.map(({ studyId }) => studyId)).size).toBe(1)
    expect(studyFiles()).toEqual(['A study.linkboard'])
    // Under another id it is somebody's wish for another study.
    const other = await second.call('study.create', wish, randomIdentifier())
    expect(other.studyId).not.toBe(answers[0]?.studyId)
    expect(studyFiles()).toHaveLength(2)
  })

  it('takes one seat', async () => {
    await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })
    const [group] = await recordsOf(test.host, 'panelGroup')
    const room = await openRoom(test.host)
    const commandId = randomIdentifier()
    const wish = { key: room.key, panelGroupId: group?.id ?? '', nickname: null }
    const phone = await connectSocket({ address: room.address })
    const { seatToken } = await phone.call('room.join', wish, commandId)
    await phone.close()
    const again = await connectSocket({ address: room.address })
    expect((await again.call('room.join', wish, commandId)).seatToken).toBe(seatToken)
    expect(await test.host.call('room.getStatus', {})).toMatchObject({ seats: 1 })
    expect((await again.call('room.join', wish, randomIdentifier())).seatToken).not.toBe(seatToken)
  })

  it('is tried again for real where it was refused', async () => {
    const page = await (await openPage())()
    const commandId = randomIdentifier()
    const open = () => outcomeOf(page.call('room.open', {}, commandId))
    expect(await open()).toBe('study-not-open')
    await test.host.call('study.create', { templateKey: null, title: 'A study' })
    expect(await open()).toBe('done')
  })
})
