import { column } from '../board/board.ts'
import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import { study, studyFacts, type StudyFacts } from '../study/study.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { workshop } from '../study/workshop.ts'
import { authorText, type AuthorText } from './authorText.ts'

export interface Answer extends Pick<AuthorText, 'status'> {
  /** Names stand on a line each, a day as "2026-11-23"; empty where nothing was answered. */
  readonly text: string
}

/**
 * Keeps what the author answered to a prompt where it belongs: what the study, a stage or a workshop says of itself with
 * them ("study.aims", "stage.purpose:ID", "stage.actors:ID", "workshop.heldOn:ID"), all else as a text under the prompt's
 * key. An empty answer takes the old one away. Throws a Refusal for a text that does not fit its place.
 */
export function keepAnswer(state: ReadonlyStudyState, key: string, answer: Answer): RecordChange[] {
  const { records } = state
  const { place, field, id } = placeOf(key)
  switch (place) {
    case 'study': {
      const [kept] = records.study.values()
      if (!kept || !isStudyFact(field)) throw new Refusal('not-found', 'There is no such prompt.')
      return [setRecord(records, 'study', fitting(study, { ...kept, [field]: valueOf(field, answer.text) }))]
    }
    case 'stage': {
      const kept = records.column.get(id)
      if (!kept) throw new Refusal('not-found', 'This stage is not in the study any more.')
      return [
        setRecord(records, 'column', fitting(column, { ...kept, [field]: valueOf(field, answer.text) })),
      ]
    }
    case 'workshop': {
      const kept = records.workshop.get(id)
      if (!kept) throw new Refusal('not-found', 'This workshop is not in the study any more.')
      return [setRecord(records, 'workshop', fitting(workshop, { ...kept, heldOn: dayOf(answer.text) }))]
    }
    case 'text': {
      if (answer.text === '') {
        return records.authorText.has(key) ? [removeRecord(records, 'authorText', key)] : []
      }
      return [setRecord(records, 'authorText', fitting(authorText, { id: key, ...answer }))]
    }
  }
}

/** What {@link keepAnswer} would keep under this key, as it stands now; an empty text where nothing does. */
export function keptAnswer({ records }: Pick<ReadonlyStudyState, 'records'>, key: string): Answer {
  const { place, field, id } = placeOf(key)
  const written = (value: string | readonly string[] | null | undefined): Answer => ({
    status: 'written',
    text: typeof value === 'string' ? value : (value ?? []).join('\n'),
  })
  switch (place) {
    case 'study': {
      const [kept] = records.study.values()
      return written(isStudyFact(field) ? kept?.[field] : null)
    }
    case 'stage':
      return written(records.column.get(id)?.[field === 'actors' ? 'actors' : 'purpose'])
    case 'workshop':
      return written(records.workshop.get(id)?.heldOn)
    case 'text': {
      const kept = records.authorText.get(key)
      return kept === undefined ? written(null) : { status: kept.status, text: kept.text }
    }
  }
}

interface Place {
  readonly place: 'study' | 'stage' | 'workshop' | 'text'
  readonly field: string
  readonly id: string
}

function placeOf(key: string): Place {
  const [name = '', id = ''] = key.split(':')
  if (name.startsWith('study.')) return { place: 'study', field: name.slice('study.'.length), id }
  if (name === 'stage.purpose') return { place: 'stage', field: 'purpose', id }
  if (name === 'stage.actors') return { place: 'stage', field: 'actors', id }
  if (name === 'workshop.heldOn') return { place: 'workshop', field: 'heldOn', id }
  return { place: 'text', field: '', id: '' }
}

function isStudyFact(field: string): field is keyof StudyFacts {
  return Object.hasOwn(studyFacts.shape, field)
}

function valueOf(field: string, text: string): unknown {
  if (field === 'investigators' || field === 'partners' || field === 'actors') return linesIn(text)
  return field === 'startsOn' || field === 'endsOn' ? dayOf(text) : text
}

function dayOf(text: string): string | null {
  return text === '' ? null : text
}

/** The record as its schema has it; a Refusal with the schema's words where it does not fit. */
function fitting<R>(
  schema: { safeParse(value: unknown): { success: true; data: R } | { success: false; error: Problem } },
  value: unknown,
): R {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refusal('invalid-input', parsed.error.issues[0]?.message ?? 'This does not fit here.')
}

interface Problem {
  readonly issues: readonly { readonly message: string }[]
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
