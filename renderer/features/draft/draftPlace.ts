import { useEffect, type RefObject } from 'react'

/** A place in the draft in a fragment like `#/draft/methods`; null where the fragment names none. */
export function draftAnchorIn(fragment: string): string | null {
  return /^#\/draft\/([A-Za-z0-9._:-]+)$/.exec(fragment)?.[1] ?? null
}

export function draftAddress(anchor: string): string {
  return `#/draft/${anchor}`
}

/** The element that an anchor of the draft leads to, kept apart from the app's own ids. */
export function placeId(anchor: string): string {
  return `draft-${anchor}`
}

/** Where somebody was who followed a link in the draft: they come back there with Back. */
const left = new Map<number, HTMLElement>()

interface LeftState {
  readonly draftTop: number
  readonly draftLink: number
}

/** Goes to a place of the draft that is on the screen: scrolls there, moves the focus there, and marks it. */
export function arriveAt(anchor: string): void {
  const target = document.getElementById(placeId(anchor))
  if (!target) return
  for (const marked of document.querySelectorAll('[data-arrived]')) marked.removeAttribute('data-arrived')
  target.setAttribute('data-arrived', '')
  if (!target.hasAttribute('tabindex')) target.tabIndex = -1
  settleInView(target, 'start')
  target.focus({ preventScroll: true })
}

/** What is far away is only as tall as it was guessed until it is near: the second look finds it where it is. */
export function settleInView(target: Element, block: ScrollLogicalPosition): void {
  target.scrollIntoView({ block })
  requestAnimationFrame(() => target.scrollIntoView({ block }))
}

/** Follows a link inside the draft, with a step for Back that leads to where it was pressed. */
export function followInDraft(link: HTMLElement, anchor: string): void {
  const number = left.size + 1
  left.set(number, link)
  const state: LeftState = { draftTop: scrollerOf(link)?.scrollTop ?? 0, draftLink: number }
  history.replaceState(state, '')
  history.pushState(null, '', draftAddress(anchor))
  arriveAt(anchor)
}

/** Arrives where the address says, once the draft is there and whenever the address changes. */
export function useDraftPlace(paper: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    if (!isThere) return undefined
    function look(event?: PopStateEvent): void {
      const state: unknown = event?.state
      const scroller = paper.current && scrollerOf(paper.current)
      if (isLeftState(state) && scroller) {
        scroller.scrollTop = state.draftTop
        const link = left.get(state.draftLink)
        if (link?.isConnected) link.focus({ preventScroll: true })
        return
      }
      const anchor = draftAnchorIn(location.hash)
      if (anchor !== null) arriveAt(anchor)
    }
    look()
    window.addEventListener('popstate', look)
    return () => window.removeEventListener('popstate', look)
  }, [isThere, paper])
}

function isLeftState(state: unknown): state is LeftState {
  return typeof state === 'object' && state !== null && 'draftTop' in state && 'draftLink' in state
}

/** What scrolls round an element. */
export function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around)
    if (overflowY === 'auto' || overflowY === 'scroll') return around
  }
  return null
}
