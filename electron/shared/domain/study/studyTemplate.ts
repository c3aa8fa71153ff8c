import { z } from 'zod'
import { board, boardKind, column } from '../board/board.ts'
import { cardKind, cardNote, cardText, card } from '../board/card.ts'
import { linkType } from '../board/link.ts'
import { lineOfText, linesOfText } from '../text.ts'
import { panelGroup } from './panelGroup.ts'
import { study } from './study.ts'
import { crossReferenceProblems } from './templateCrossReferences.ts'
import { agendaActivity } from './workshop.ts'

/** What marks a file as a template, and the newest version of the format that this code reads. */
export const TEMPLATE_FORMAT = 'linkboard-template'
export const TEMPLATE_FORMAT_VERSION = 1

/** The most of each thing that one template may hold. */
export const TEMPLATE_LIMITS = {
  panelGroups: 50,
  boards: 20,
  columns: 100,
  cards: 5_000,
  links: 20_000,
  agenda: 100,
} as const

const templateKey = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/,
    'A key is 1 to 60 small letters, digits and hyphens, such as first-contact.',
  )

function listOf<Item extends z.ZodType>(item: Item, limit: number, what: string) {
  return z.array(item).max(limit, `A template holds at most ${limit} ${what}.`)
}

const templatePanelGroup = z.strictObject({
  key: templateKey,
  name: panelGroup.shape.name,
  shortName: panelGroup.shape.shortName,
  isPublic: panelGroup.shape.isPublic,
  usualMinimum: panelGroup.shape.usualMinimum.default(null),
  usualMaximum: panelGroup.shape.usualMaximum.default(null),
})

const templateColumn = z.strictObject({
  key: templateKey,
  name: column.shape.name,
  purpose: column.shape.purpose.default(''),
  actors: column.shape.actors.default([]),
})

const templateBoard = z.strictObject({
  key: templateKey,
  kind: boardKind,
  name: board.shape.name,
  /** Which cards wait in its tray; what is usual for the kind of board when left out. */
  cardKinds: board.shape.cardKinds.unwrap().optional(),
  /** The ordinary columns in their order; the tray and the parking lot come by themselves. */
  columns: listOf(templateColumn, TEMPLATE_LIMITS.columns, 'columns on one board').default([]),
})

const templateCard = z.strictObject({
  key: templateKey,
  kind: cardKind,
  text: cardText,
  note: cardNote.default(''),
  tags: card.shape.tags.default([]),
  /** The board that the card stands on. */
  board: templateKey,
  /** A column of that board, or `tray` or `parking`. */
  column: templateKey,
  /** Its places on further boards, at most one a board. */
  alsoOn: listOf(
    z.strictObject({ board: templateKey, column: templateKey }),
    TEMPLATE_LIMITS.boards,
    'places of one card',
  ).default([]),
})

const templateLink = z.strictObject({ type: linkType, from: templateKey, to: templateKey })

const templateActivity = agendaActivity.pick({ kind: true, title: true, minutes: true })

/**
 * A study to start from, as a file that people can write by hand: things refer to each other by short keys
 * instead of identifiers. The built-in templates and every import go through this one schema. A list or a
 * text that is left out counts as empty, and an empty text becomes a prompt in the draft; a name that the
 * format does not know is refused, so that a slip of the pen is noticed.
 */
export const studyTemplate = z
  .strictObject({
    format: z.literal(TEMPLATE_FORMAT, `A template says "format": "${TEMPLATE_FORMAT}".`),
    formatVersion: z.literal(
      TEMPLATE_FORMAT_VERSION,
      `This version of Linkboard reads templates of format version ${TEMPLATE_FORMAT_VERSION}.`,
    ),
    key: templateKey,
    name: lineOfText(120),
    description: linesOfText(2_000).default(''),
    title: study.shape.title,
    background: study.shape.background.default(''),
    aims: study.shape.aims.default(''),
    audience: study.shape.audience.default(''),
    geography: study.shape.geography.default(''),
    recruitment: study.shape.recruitment.default(''),
    publicInvolvement: study.shape.publicInvolvement.default(''),
    investigators: study.shape.investigators.default([]),
    institution: study.shape.institution.default(''),
    partners: study.shape.partners.default([]),
    startsOn: study.shape.startsOn.default(null),
    endsOn: study.shape.endsOn.default(null),
    panelGroups: listOf(templatePanelGroup, TEMPLATE_LIMITS.panelGroups, 'panel groups').min(
      1,
      'A template needs at least one panel group.',
    ),
    boards: listOf(templateBoard, TEMPLATE_LIMITS.boards, 'boards').min(
      1,
      'A template needs at least one board.',
    ),
    cards: listOf(templateCard, TEMPLATE_LIMITS.cards, 'cards').default([]),
    links: listOf(templateLink, TEMPLATE_LIMITS.links, 'links').default([]),
    agenda: listOf(templateActivity, TEMPLATE_LIMITS.agenda, 'lines of agenda').default([]),
  })
  .superRefine((template, context) => {
    for (const { path, message } of crossReferenceProblems(template)) {
      context.addIssue({ code: 'custom', path, message })
    }
  })

export type StudyTemplate = z.infer<typeof studyTemplate>
