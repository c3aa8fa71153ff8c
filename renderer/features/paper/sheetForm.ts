import type { OutputOf } from '#shared/contract/contract'
import type { Ballot } from '#shared/domain/ballot/ballot'

export type PaperSheets = OutputOf<'paper.listSheets'>
export type Sheet = PaperSheets['sheets'][number]
export type SheetItem = PaperSheets['items'][number]

/** Everything that is the same on all sheets of a round. */
export interface SheetForm {
  readonly studyTitle: string
  readonly ballot: Ballot
  readonly paper: PaperSheets
  readonly isLarge: boolean
  readonly groupName: (panelGroupId: string) => string
}
