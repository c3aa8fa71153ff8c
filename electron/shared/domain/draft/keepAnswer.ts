import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { studyFacts, type StudyFacts } from '../study/study.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import type { AuthorText } from './authorText.ts'

type Answer = Pick<AuthorText, 'status'> & { readonly text: string }

/**
 * Keeps what the author answered to a prompt where it belongs: what the study, a stage or a workshop says of itself with
 * them ("study.aims", "stage.purpose:ID", "stage.actors:ID", "workshop.heldOn:ID"), all else as a text under the prompt's
 * key. An empty answer takes the old one away. Throws a Refusal for a text that does not fit its place.
 */
export function keepAnswer(state: ReadonlyStudyState, key: string, answer: Answer): RecordChange[] {
  const { records } = state
  const [place = '', id] = key.split(':')
  if (place.startsWith('study.')) return keepInStudy(records, place.slice('study.'.length), answer.text)
  if (place === 'stage.purpose' || place === 'stage.actors') {
    const column = records.column.get(id ?? '')
    if (!column) throw new Refusal('not-found', 'This stage is not in the study any more.')
    const edited =
      place === 'stage.purpose' ? { purpose: answer.text } : { actors: linesIn(answer.text).slice(0, 50) }
    return [setRecord(records, 'column', { ...column, ...edited })]
  }
  if (place === 'workshop.heldOn') {
    const workshop = records.workshop.get(id ?? '')
    if (!workshop) throw new Refusal('not-found', 'This workshop is not in the study any more.')
    return [setRecord(records, 'workshop', { ...workshop, heldOn: answer.text === '' ? null : answer.text })]
  }
  if (answer.text === '') return records.authorText.has(key) ? [removeRecord(records, 'authorText', key)] : []
  return [setRecord(records, 'authorText', { id: key, ...answer })]
}

function keepInStudy(records: ReadonlyStudyRecords, field: string, text: string): RecordChange[] {
  const [study] = records.study.values()
  if (!study || !isStudyFact(field)) throw new Refusal('not-found', 'There is no such prompt.')
  return [setRecord(records, 'study', { ...study, [field]: valueOf(field, text) })]
}

function isStudyFact(field: string): field is keyof StudyFacts {
  return Object.hasOwn(studyFacts.shape, field)
}

function valueOf(field: keyof StudyFacts, text: string): unknown {
  const value =
    field === 'investigators' || field === 'partners'
      ? linesIn(text)
      : (field === 'startsOn' || field === 'endsOn') && text === ''
        ? null
        : text
  const parsed = studyFacts.shape[field].safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refusal('invalid-input', parsed.error.issues[0]?.message ?? 'This does not fit here.')
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
