import { useEffect, useRef, type PointerEvent } from 'react'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { announce, showToast } from '../../../ui/toasts.ts'
import { useBoardUi } from '../boardUi.ts'
import { linkedCards, linkRule, wayBetween } from '../linkIndex.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { startLinkDrag } from './linkDrag.ts'
import styles from './LinkLayer.module.css'
import { startLinkLayer, type LinkLayerView } from './startLinkLayer.ts'

/**
 * Over the columns: the links as lines, and on the card that is pointed at or in focus a handle to draw a line from.
 * One layer and one handle for the whole board. React draws them once; from then on only they themselves change.
 */
export function LinkLayer() {
  const study = useStudyStore()
  const ui = useBoardUi()
  const actions = useBoardActions()
  const svg = useRef<SVGSVGElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const layer = useRef<LinkLayerView | null>(null)
  /** A press that became a line is no click. */
  const wasDrawn = useRef(false)

  useEffect(() => {
    const board = svg.current?.parentElement
    if (!svg.current || !handle.current || !board) return undefined
    const started = startLinkLayer({
      ui,
      study,
      board,
      svg: svg.current,
      handle: handle.current,
      classes: { drawn: styles['drawn'] ?? '', badges: styles['badges'] ?? '' },
    })
    layer.current = started
    return () => {
      layer.current = null
      started.stop()
    }
  }, [ui, study])

  const cardOf = (cardId: string) => study.view.getState().state.records.card.get(cardId)
  const isCovered = (cardId: string) => cardOf(cardId)?.isHidden === true && !ui.store.getState().isPeeking

  function onPointerDown(event: PointerEvent<HTMLButtonElement>): void {
    const cardId = event.currentTarget.dataset['forCard'] ?? ''
    const board = svg.current?.parentElement
    const kind = cardOf(cardId)?.kind
    wasDrawn.current = false
    if (event.button !== 0 || !board || !kind) return
    // A finger's moves would go to the handle alone, wherever it has got to.
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.currentTarget.releasePointerCapture(event.pointerId)
    }
    layer.current?.beginLine(cardId)
    startLinkDrag(ui, board, { cardId, kind }, event, {
      cardOf,
      isCovered,
      onMove: (x, y) => layer.current?.lineTo(x, y),
      onEnd: (isDrawn, overCardId) => {
        wasDrawn.current = isDrawn
        layer.current?.endLine(overCardId)
        if (overCardId !== null) void connect(cardId, overCardId)
      },
    })
  }

  async function connect(cardId: string, otherId: string): Promise<void> {
    const [card, other] = [cardOf(cardId), cardOf(otherId)]
    if (!card || !other) return
    if (isCovered(otherId)) {
      showToast('That card is hidden for now. Reveal it, or peek, before anything is linked to it.')
      return
    }
    const way = wayBetween(card.kind, other.kind)
    if (!way) {
      showToast(linkRule(card.kind))
      return
    }
    const { state } = study.view.getState()
    if (linkedCards(state, cardId).some((linked) => linked.other.id === otherId)) {
      showToast('These two cards are linked already.')
      return
    }
    const [from, to] = way.isFrom ? [cardId, otherId] : [otherId, cardId]
    if (await actions.link(way.type, from, to)) announce(`Linked to ${other.text}.`)
  }

  return (
    <>
      <svg ref={svg} className={styles['lines']} aria-hidden="true" data-link-lines />
      <button
        ref={handle}
        type="button"
        hidden
        className={styles['handle']}
        // The card's menu has the same for the keyboard, in its place among the card's own stops.
        tabIndex={-1}
        aria-label="Link to…"
        title="Drag to a card to link it, or press to choose from a list"
        onPointerDown={onPointerDown}
        // The card keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const cardId = event.currentTarget.dataset['forCard']
          const isFromPointer = event.detail > 0
          if ((isFromPointer && wasDrawn.current) || cardId === undefined) return
          ui.store.setState({ dialog: { name: 'link', cardId } })
        }}
      >
        <Icon name="link" size="1.1em" />
      </button>
    </>
  )
}
