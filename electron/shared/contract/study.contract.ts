import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'
import { panelGroup } from '#shared/domain/study/panelGroup'
import { studyFacts } from '#shared/domain/study/study'
import { workshop } from '#shared/domain/study/workshop'
import { lineOfText } from '#shared/domain/text'
import { historyState, recordUpdate } from './events.ts'
import { command, query, task } from './procedure.ts'

const done = z.strictObject({})

const filePath = z.string().min(1).max(4_096)

const openedStudy = z.strictObject({ studyId: identifier, title: z.string(), path: filePath })

export const recentFile = z.strictObject({ path: filePath, title: z.string(), openedAt: z.iso.datetime() })
export type RecentFile = z.infer<typeof recentFile>

export const studyContract = {
  /** What the start screen shows. */
  'app.getState': query({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({
      open: openedStudy.nullable(),
      recentFiles: z.array(recentFile),
      templates: z.array(
        z.strictObject({ key: z.string(), name: z.string(), description: z.string(), cards: z.int() }),
      ),
      /** Where studies are kept unless somebody chooses another folder. */
      studiesFolder: z.string(),
      /** Study files in that folder that are not among the recent ones. */
      otherFiles: z.array(filePath),
      /** True where the system's own open and save windows are there (the desktop app). */
      hasFilePicker: z.boolean(),
      /** True where there is a browser to print the draft as a PDF: Electron itself, or one on this computer. */
      canPrintPdf: z.boolean(),
      version: z.string(),
    }),
  }),
  /** Makes a study file. Without a path the file goes into the studies folder, named after the title. */
  'study.create': task({
    access: 'facilitator',
    input: z.strictObject({
      /** A template's key; null for a blank study. */
      templateKey: z.string().max(60).nullable(),
      title: lineOfText(300),
      path: filePath.optional(),
    }),
    output: openedStudy,
  }),
  'study.open': task({
    access: 'facilitator',
    input: z.strictObject({ path: filePath }),
    output: openedStudy,
  }),
  'study.close': task({ access: 'facilitator', input: z.strictObject({}), output: done }),
  /** Shows the system's own window; null when it was closed without a choice. */
  'file.pickToOpen': task({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({ path: filePath.nullable() }),
  }),
  'file.pickToSave': task({
    access: 'facilitator',
    input: z.strictObject({ suggestedName: lineOfText(200) }),
    output: z.strictObject({ path: filePath.nullable() }),
  }),
  /** Every record of the open study, and the revision they stand at. */
  'study.getSnapshot': query({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({
      studyId: identifier,
      path: filePath,
      revision: z.int().min(0),
      records: z.array(recordUpdate),
      history: historyState,
    }),
  }),
  'study.edit': command({ access: 'facilitator', input: studyFacts.partial(), output: done }),
  'workshop.add': command({
    access: 'facilitator',
    input: z.strictObject({
      workshopId: identifier,
      name: workshop.shape.name,
      heldOn: workshop.shape.heldOn,
    }),
    output: done,
  }),
  'workshop.edit': command({
    access: 'facilitator',
    input: z
      .strictObject({ name: workshop.shape.name, heldOn: workshop.shape.heldOn })
      .partial()
      .extend({ workshopId: identifier }),
    output: done,
  }),
  /** Says which workshop is going on: new cards and rounds belong to it. */
  'workshop.choose': command({
    access: 'facilitator',
    input: z.strictObject({ workshopId: identifier }),
    output: done,
  }),
  'panelGroup.add': command({
    access: 'facilitator',
    input: z.strictObject({
      panelGroupId: identifier,
      name: panelGroup.shape.name,
      shortName: panelGroup.shape.shortName,
      isPublic: z.boolean(),
    }),
    output: done,
  }),
  'panelGroup.edit': command({
    access: 'facilitator',
    input: z.strictObject({
      panelGroupId: identifier,
      name: panelGroup.shape.name.optional(),
      shortName: panelGroup.shape.shortName.optional(),
      isPublic: z.boolean().optional(),
    }),
    output: done,
  }),
}
