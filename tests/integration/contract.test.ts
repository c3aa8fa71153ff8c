import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { contract, PROCEDURE_NAMES } from '#shared/contract/contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import { PROTOCOL_VERSION } from '#shared/contract/wire'
import { createHost } from '../../electron/host/createHost.ts'
import { CARRIERS, type OpenWindow, type Window } from '../support/carriers.ts'
import type { AnyEvent } from '../support/frameCaller.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { makePorts } from '../support/hostPorts.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

type RecordsEvent = Extract<FacilitatorEvent, { type: 'records' }>

describe.each(Object.entries(CARRIERS))('over %s', (carrier, carry) => {
  let test: TestHost
  let open: OpenWindow
  let window: Window
  let path: string
  let boardId: string
  let columnId: string

  beforeEach(async () => {
    test = startTestHost()
    open = await carry(test)
    window = await openGreeted()
    const created = await window.call('study.create', { templateKey: null, title: 'A study' })
    path = created.path
    const { records } = await window.call('study.getSnapshot', {})
    const column = records.find((update) => update.kind === 'column' && update.record?.role === 'tray')
    if (column?.kind !== 'column' || !column.record) throw new Error('The study has no tray.')
    boardId = column.record.boardId
    columnId = column.record.id
  })

  async function openGreeted(): Promise<Window> {
    const opened = await open()
    onTestFinished(() => opened.close())
    await opened.greet()
    return opened
  }

  const cardInput = (cardId: string, text = 'A card') => ({
    cardId,
    kind: 'idea' as const,
    text,
    boardId,
    columnId,
    beforeCardId: null,
  })
  const addCard = (cardId = randomIdentifier(), commandId?: string, by = window) =>
    by.call('card.add', cardInput(cardId), commandId)
  const snapshot = () => window.call('study.getSnapshot', {})
  const cardIds = async () =>
    (await snapshot()).records.flatMap((update) => (update.kind === 'card' ? [update.id] : []))

  function listen(to: Window): RecordsEvent[] {
    const events: RecordsEvent[] = []
    to.onEvent((event) => {
      if (event.type === 'records') events.push(event)
    })
    return events
  }

  describe('greeting', () => {
    it('comes before anything else', async () => {
      const stranger = await open()
      onTestFinished(() => stranger.close())
      expect(await outcomeOf(stranger.callAnything('app.getState', {}))).toBe('not-allowed')
      expect(await outcomeOf(stranger.callAnything('card.add', {}, randomIdentifier()))).toBe('not-allowed')
    })

    it('from a page of another version is answered with: reload', async () => {
      const stranger = await open()
      onTestFinished(() => stranger.close())
      expect(await outcomeOf(stranger.greet(null, PROTOCOL_VERSION + 1))).toBe('reload-page')
      expect(await outcomeOf(stranger.callAnything('app.getState', {}))).toBe('not-allowed')
      expect(await stranger.greet()).toBe('snapshot')
    })
  })

  describe('a call', () => {
    it('is answered with what the contract says', async () => {
      const state = await window.call('app.getState', {})
      expect(contract['app.getState'].output.parse(state)).toEqual(state)
      expect(state.open).toMatchObject({ title: 'A study', path })
      const shot = await snapshot()
      expect(contract['study.getSnapshot'].output.parse(shot)).toEqual(shot)
      expect(shot).toMatchObject({ revision: 1, history: { undo: null, redo: null } })
    })

    it('of something that is not there is refused, whatever it is called', async () => {
      for (const name of ['card.explode', '', '__proto__', 'constructor', 'hasOwnProperty', 'card.add ']) {
        expect(await outcomeOf(window.callAnything(name, {}, randomIdentifier())), name).toBe('not-found')
      }
    })

    it('of what belongs to the room is not there for a facilitator', async () => {
      for (const name of PROCEDURE_NAMES.filter((other) => contract[other].access !== 'facilitator')) {
        expect(await outcomeOf(window.callAnything(name, {}, randomIdentifier())), name).toBe('not-found')
      }
    })

    it('with a wrong input is refused, and the field is named', async () => {
      const id = randomIdentifier()
      const cases: [procedure: string, input: unknown, field: string][] = [
        ['card.add', { ...cardInput(id), text: '' }, 'text'],
        ['card.add', { ...cardInput(id), text: 'x'.repeat(501) }, 'text'],
        ['card.add', { ...cardInput(id), text: 'a\u202eb' }, 'text'],
        ['card.add', { ...cardInput(id), kind: 'poem' }, 'kind'],
        ['card.add', { ...cardInput(id), cardId: 'short' }, 'cardId'],
        ['card.add', { ...cardInput(id), beforeCardId: undefined }, 'beforeCardId'],
        ['card.add', { ...cardInput(id), isDeleted: true }, ''],
        ['card.edit', { cardId: id, note: 'x'.repeat(2_001) }, 'note'],
        ['study.edit', { title: ' ' }, 'title'],
        ['study.create', { templateKey: 7, title: 'x' }, 'templateKey'],
        ['column.edit', { columnId, actors: ['GP', ''] }, 'actors.1'],
        ['app.getState', { extra: true }, ''],
        ['app.getState', null, ''],
        ['app.getState', [], ''],
        ['app.getState', 'text', ''],
      ]
      const before = (await snapshot()).revision
      for (const [procedure, input, field] of cases) {
        const refused = window.callAnything(procedure, input, randomIdentifier())
        const about = `${procedure} ${JSON.stringify(input)}`
        await expect(refused, about).rejects.toMatchObject({ code: 'invalid-input', details: { field } })
      }
      expect((await snapshot()).revision).toBe(before)
    })

    it('without any input is refused to whoever waits for its answer', async () => {
      expect(await outcomeOf(window.callAnything('app.getState', undefined))).toBe('invalid-input')
      expect(await outcomeOf(window.callAnything('app.getState', {}, 'no id of ours'))).toBe('invalid-input')
    })

    it('with keys that nobody knows is refused, also below the surface', async () => {
      const rule = {
        method: 'ram',
        scaleMinimum: 1,
        scaleMaximum: 9,
        medianIn: 7,
        medianOut: 3,
        quantileType: 7,
      }
      const ballot = {
        ballotId: randomIdentifier(),
        title: 'A vote',
        question: 'How much?',
        lowLabel: 'little',
        highLabel: 'much',
        instructions: '',
        rule: { ...rule, medianMaybe: 5 },
        plannedRounds: 1,
        carryOver: 'all',
        isPractice: false,
        items: [],
      }
      const refused = window.callAnything('ballot.create', ballot, randomIdentifier())
      await expect(refused).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'rule' } })
      const polluted: unknown = JSON.parse('{"__proto__":{"title":"x"},"title":"A study"}')
      const outcome = await outcomeOf(window.callAnything('study.edit', polluted, randomIdentifier()))
      expect(['invalid-input', 'done']).toContain(outcome)
      expect((await snapshot()).records.find((update) => update.kind === 'study')?.record).toMatchObject({
        title: 'A study',
      })
    })

    it('that changes something needs an id of its own', async () => {
      const refused = window.callAnything('card.add', cardInput(randomIdentifier()))
      await expect(refused).rejects.toMatchObject({ code: 'invalid-input' })
      expect(await cardIds()).toEqual([])
    })

    it('that changes something needs an open study', async () => {
      await window.call('study.close', {})
      expect(await outcomeOf(addCard())).toBe('study-not-open')
      expect(await outcomeOf(snapshot())).toBe('study-not-open')
      expect((await window.call('app.getState', {})).open).toBeNull()
    })
  })

  describe('a command sent twice', () => {
    it('is carried out once and answered twice alike', async () => {
      const [cardId, commandId] = [randomIdentifier(), randomIdentifier()]
      const first = await addCard(cardId, commandId)
      const { revision } = await snapshot()
      expect(await addCard(cardId, commandId)).toEqual(first)
      expect((await snapshot()).revision).toBe(revision)
      // Without the id it is another command, which finds the card there already.
      expect(await outcomeOf(addCard(cardId))).toBe('conflict')
    })

    it('is carried out once even where doing it again would undo more', async () => {
      for (let count = 0; count < 3; count += 1) await addCard()
      const commandId = randomIdentifier()
      await window.call('history.undo', {}, commandId)
      await window.call('history.undo', {}, commandId)
      await Promise.all([1, 2, 3].map(() => window.call('history.undo', {}, commandId)))
      expect(await cardIds()).toHaveLength(2)
    })

    it('at the same moment, from two windows, is carried out once', async () => {
      const other = await openGreeted()
      const [cardId, commandId] = [randomIdentifier(), randomIdentifier()]
      const events = listen(window)
      const outcomes = await Promise.all([
        outcomeOf(addCard(cardId, commandId)),
        outcomeOf(addCard(cardId, commandId, other)),
        outcomeOf(addCard(cardId, commandId)),
      ])
      expect(outcomes).toEqual(['done', 'done', 'done'])
      expect(await cardIds()).toEqual([cardId])
      expect(events.map((event) => event.name)).toEqual(['card.added'])
    })

    it('that was refused is tried again for real', async () => {
      const commandId = randomIdentifier()
      const cardId = randomIdentifier()
      const edit = () => window.call('card.edit', { cardId, text: 'Better' }, commandId)
      expect(await outcomeOf(edit())).toBe('not-found')
      await addCard(cardId)
      expect(await outcomeOf(edit())).toBe('done')
    })

    it('before and after the host was ended without warning is carried out once', async () => {
      const [cardId, commandId, undoId] = [randomIdentifier(), randomIdentifier(), randomIdentifier()]
      await addCard()
      const first = await addCard(cardId, commandId)
      await addCard()
      await window.call('history.undo', {}, undoId)
      const before = await snapshot()

      // The files as a power cut would leave them, opened by another host on the same carrier.
      const crashed = join(temporaryFolder(), 'study.linkboard')
      for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, crashed + end)
      const folder = temporaryFolder()
      const ports = makePorts(folder, [])
      const host = createHost(ports, { roomAddress: '127.0.0.1' })
      onTestFinished(() => host.close())
      const again = await (await carry({ host, ports, folder, log: [] }))()
      onTestFinished(() => again.close())
      await again.greet()
      await again.call('study.open', { path: crashed })
      expect(await addCard(cardId, commandId, again)).toEqual(first)
      await again.call('history.undo', {}, undoId)
      const after = await again.call('study.getSnapshot', {})
      expect({ ...after, path }).toEqual(before)
    })
  })

  describe('events', () => {
    it('tell every window of every change, once, in the order of their revisions, before the answer', async () => {
      const other = await openGreeted()
      const [own, others] = [listen(window), listen(other)]
      const { revision } = await snapshot()
      const heardAtAnswer: number[] = []
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          addCard(randomIdentifier(), undefined, index % 2 === 0 ? window : other).then(() =>
            heardAtAnswer.push(index % 2 === 0 ? own.length : others.length),
          ),
        ),
      )
      await expect.poll(() => others.length).toBe(40)
      await expect.poll(() => own.length).toBe(40)
      const revisions = Array.from({ length: 40 }, (_, index) => revision + 1 + index)
      expect(own.map((event) => event.revision)).toEqual(revisions)
      expect(others).toEqual(own)
      expect(Math.min(...heardAtAnswer)).toBeGreaterThan(0)
    })

    it('hold the records as they stand after the change', async () => {
      const events = listen(window)
      const cardId = randomIdentifier()
      await addCard(cardId)
      await window.call('card.edit', { cardId, text: 'Better' })
      const edited = events.at(-1)
      expect(edited).toMatchObject({
        name: 'card.edited',
        changes: [{ kind: 'card', id: cardId, record: { text: 'Better', isDeleted: false } }],
        history: { undo: 'edit a card', redo: null },
      })
    })

    it('say nothing of what was refused', async () => {
      const events = listen(window)
      const { revision } = await snapshot()
      await outcomeOf(window.call('card.delete', { cardId: randomIdentifier() }))
      await outcomeOf(window.call('history.undo', {}))
      expect((await snapshot()).revision).toBe(revision)
      expect(events).toEqual([])
    })

    it('end with the connection', async () => {
      const other = await openGreeted()
      const events = listen(other)
      await other.close()
      await addCard()
      await snapshot()
      expect(events).toEqual([])
    })

    it('tell that another study is open, or none', async () => {
      const events: AnyEvent[] = []
      window.onEvent((event) => void events.push(event))
      await window.call('study.create', { templateKey: null, title: 'Another' })
      await window.call('study.close', {})
      const names = events.filter((event) => event.type === 'study').map((event) => event.name)
      expect(names).toEqual(['study.closed', 'study.opened', 'study.closed'])
    })
  })

  describe('coming back', () => {
    async function comeBack(seen: { studyId: string; revision: number }) {
      const back = await open()
      onTestFinished(() => back.close())
      const events = listen(back)
      return { resume: await back.greet(seen), events }
    }

    it('with what was seen last brings exactly what has happened since', async () => {
      const other = await openGreeted()
      await addCard()
      const { studyId, revision } = await snapshot()
      const missed = listen(other)
      for (let count = 0; count < 5; count += 1) await addCard()
      await expect.poll(() => missed.length).toBe(5)
      const { resume, events } = await comeBack({ studyId, revision })
      expect(resume).toBe('patch')
      await expect.poll(() => events.length).toBe(5)
      expect(events).toEqual(missed)
      await addCard()
      await expect
        .poll(() => events.map((event) => event.revision))
        .toEqual(Array.from({ length: 6 }, (_, index) => revision + 1 + index))
    })

    it('where nothing has happened brings nothing', async () => {
      await addCard()
      const { studyId, revision } = await snapshot()
      expect(await comeBack({ studyId, revision })).toEqual({ resume: 'patch', events: [] })
    })

    it('to another study, or to a past or future that is not this one, asks for everything', async () => {
      const { studyId, revision } = await snapshot()
      expect((await comeBack({ studyId: randomIdentifier(), revision })).resume).toBe('snapshot')
      expect((await comeBack({ studyId, revision: revision + 50 })).resume).toBe('snapshot')
      expect((await comeBack({ studyId, revision: 0 })).resume).toBe('snapshot')
    })

    // What is kept is the host's own matter: one carrier will do.
    if (carrier !== 'in this process') return
    it('after more than is kept asks for everything', async () => {
      const { studyId, revision } = await snapshot()
      await Promise.all(
        Array.from({ length: 2_100 }, () => test.host.call('card.add', cardInput(randomIdentifier()))),
      )
      expect((await comeBack({ studyId, revision })).resume).toBe('snapshot')
      expect((await comeBack({ studyId, revision: revision + 2_000 })).resume).toBe('patch')
    })
  })
})
