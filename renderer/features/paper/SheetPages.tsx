import { memo, useMemo } from 'react'
import { PaperPage } from '../../ui/Paper.tsx'
import { packPages } from './packPages.ts'
import type { Sheet, SheetForm } from './sheetForm.ts'
import { ContinuedHead, introOf, ItemHead, ItemLine, PageFoot, SheetHead } from './SheetParts.tsx'
import styles from './sheet.module.css'
import { usePartHeights, type PartHeights } from './usePartHeights.ts'

/** All given sheets, each on as many pages as it needs. */
export function SheetPages({ form, sheets }: { form: SheetForm; sheets: readonly Sheet[] }) {
  const { measured, heights } = usePartHeights(form)
  const intro = useMemo(() => introOf(form), [form])
  return (
    <>
      <div className={styles['measured']} aria-hidden="true" ref={measured}>
        <PaperPage>
          <div className={styles['sheet']} data-size={sizeOf(form)} data-answers={answersOf(form)}>
            <MeasuredParts form={form} intro={intro} />
          </div>
        </PaperPage>
      </div>
      {heights &&
        sheets.map((sheet) => (
          <OneSheet key={sheet.code} form={form} intro={intro} sheet={sheet} heights={heights} />
        ))}
    </>
  )
}

function MeasuredParts({ form, intro }: { form: SheetForm; intro: readonly string[] }) {
  const oneOfEachGroup = new Map(form.paper.sheets.map((sheet) => [sheet.panelGroupId, sheet]))
  return (
    <>
      {[...oneOfEachGroup.values()].map((sheet) => (
        <div key={sheet.panelGroupId} data-head={sheet.panelGroupId}>
          <SheetHead form={form} sheet={sheet} />
        </div>
      ))}
      {intro.map((paragraph) => (
        <p key={paragraph} className={styles['intro']} data-intro>
          {paragraph}
        </p>
      ))}
      <div data-item-head>
        <ItemHead form={form} />
      </div>
      {form.paper.items.map((item) => (
        <div key={item.itemId} data-item={item.itemId}>
          <ItemLine form={form} item={item} number={WIDEST_NUMBER} />
        </div>
      ))}
    </>
  )
}

const WIDEST_NUMBER = 200

interface OneSheetProps {
  readonly form: SheetForm
  readonly intro: readonly string[]
  readonly sheet: Sheet
  readonly heights: PartHeights
}

const OneSheet = memo(function OneSheet({ form, intro, sheet, heights }: OneSheetProps) {
  const items = new Map(form.paper.items.map((item) => [item.itemId, item]))
  const room = ROOM[sizeOf(form)]
  const pages = packPages({
    intro: [heights.heads.get(sheet.panelGroupId) ?? 0, ...heights.intro],
    itemHead: heights.itemHead,
    items: sheet.itemIds.map((itemId) => heights.items.get(itemId) ?? 0),
    firstRoom: room.first * PIXELS_PER_MILLIMETRE,
    laterRoom: room.later * PIXELS_PER_MILLIMETRE,
  })
  return pages.map((page, pageIndex) => (
    <PaperPage key={`${page.intro[0]} ${page.items[0]}`}>
      <div className={styles['sheet']} data-size={sizeOf(form)} data-answers={answersOf(form)}>
        {pageIndex > 0 && <ContinuedHead form={form} sheet={sheet} />}
        {page.intro.map((index) =>
          index === 0 ? (
            <SheetHead key={index} form={form} sheet={sheet} />
          ) : (
            <p key={index} className={styles['intro']}>
              {intro[index - 1]}
            </p>
          ),
        )}
        {page.items.length > 0 && <ItemHead form={form} />}
        {page.items.map((index) => {
          const item = items.get(sheet.itemIds[index] ?? '')
          return item && <ItemLine key={item.itemId} form={form} item={item} number={index + 1} />
        })}
        <PageFoot sheet={sheet} page={pageIndex + 1} pages={pages.length} />
      </div>
    </PaperPage>
  ))
})

function sizeOf({ isLarge }: SheetForm): 'usual' | 'large' {
  return isLarge ? 'large' : 'usual'
}

/** What decides how wide the columns of boxes are. */
function answersOf({ paper: { taken } }: SheetForm): string {
  return taken.kind === 'score' && taken.labels ? 'named' : taken.kind
}

const PIXELS_PER_MILLIMETRE = 96 / 25.4

/**
 * Millimetres between the margins and above the foot of a page, less a little for differences in line height between
 * screen and printer: they go with the sizes in sheet.module.css.
 */
const ROOM = { usual: { first: 264, later: 254 }, large: { first: 264, later: 250 } }
