// The peer's drag (see plainBoard.ts): everything is measured once at pick-up, and a move writes `transform` alone.
/* global document, addEventListener, removeEventListener */
const THRESHOLD = 5
const line = document.createElement('div')
line.className = 'line'

function measure(except) {
  return [...document.querySelectorAll('.column')].map((column) => {
    const list = column.querySelector('.list')
    const { left, right } = column.getBoundingClientRect()
    const { top } = list.getBoundingClientRect()
    const cards = [...list.children]
      .filter((item) => item !== except)
      .map((item) => ({ item, top: item.offsetTop, height: item.offsetHeight }))
    return { list, left, right, top: top - list.scrollTop, cards }
  })
}

function gapAt(cards, y) {
  let low = 0
  let high = cards.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cards[middle].top + cards[middle].height / 2 < y) low = middle + 1
    else high = middle
  }
  return low
}

document.addEventListener('pointerdown', (down) => {
  const item = down.target.closest('.face')?.closest('li')
  if (!item || down.button !== 0) return
  let drag = null

  function lift() {
    const card = item.querySelector('.card')
    // What lies under the pointer is then neither looked for nor lit up while dragging.
    item.setPointerCapture(down.pointerId)
    const rect = card.getBoundingClientRect()
    const columns = measure(item)
    const lifted = card.cloneNode(true)
    lifted.classList.add('lifted')
    lifted.style.width = `${rect.width}px`
    card.classList.add('dragging')
    document.body.append(lifted)
    return { card, rect, lifted, columns, column: null, gap: -1 }
  }

  function move(event) {
    const dx = event.clientX - down.clientX
    const dy = event.clientY - down.clientY
    if (!drag && Math.hypot(dx, dy) < THRESHOLD) return
    drag ??= lift()
    drag.lifted.style.transform = `translate(${drag.rect.left + dx}px, ${drag.rect.top + dy}px)`
    const column = drag.columns.find(({ left, right }) => event.clientX >= left && event.clientX < right)
    if (!column) return
    const gap = gapAt(column.cards, event.clientY - column.top)
    if (column === drag.column && gap === drag.gap) return
    if (column !== drag.column) column.list.append(line)
    const next = column.cards[gap]
    const last = column.cards.at(-1)
    const y = next ? next.top - 5 : last ? last.top + last.height + 2 : 0
    line.style.transform = `translateY(${y}px)`
    drag.column = column
    drag.gap = gap
  }

  function end() {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', end)
    line.remove()
    if (!drag) return
    drag.lifted.remove()
    drag.card.classList.remove('dragging')
    if (drag.column) drag.column.list.insertBefore(item, drag.column.cards[drag.gap]?.item ?? null)
  }

  addEventListener('pointermove', move)
  addEventListener('pointerup', end)
})
document.documentElement.dataset.usable = ''
