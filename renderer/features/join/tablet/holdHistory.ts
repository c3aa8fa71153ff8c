/**
 * A shared tablet makes no history: no entry leads to a page of somebody's ballot. The browser's own Back, which a
 * swipe from the edge sets off by accident, stays on the page: one entry lies on top, and is put there again.
 */
export function holdHistory(onBack: () => void): void {
  const hold = () => history.pushState(null, '')
  hold()
  window.addEventListener('popstate', () => {
    hold()
    onBack()
  })
}
