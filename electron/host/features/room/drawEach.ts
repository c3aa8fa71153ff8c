/** How many QR codes are drawn without a pause: each takes a millisecond or more. */
const AT_ONCE = 8

/** As `map`, with pauses in which phones are answered: some hundred QR codes would hold up a vote for a second. */
export async function drawEach<T, U>(items: readonly T[], draw: (item: T) => U): Promise<U[]> {
  const drawn: U[] = []
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise<void>((resolve) => setImmediate(resolve))
    drawn.push(draw(item))
  }
  return drawn
}
