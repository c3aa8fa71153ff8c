/** What is looked at of Electron's `Display`. */
export interface DisplayPlace {
  readonly id: number
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** The largest display that the facilitator does not work on: the projector. Null where there is no other. */
export function freeDisplay<D extends DisplayPlace>(
  displays: readonly D[],
  facilitators: DisplayPlace,
): D | null {
  const others = displays.filter(({ id }) => id !== facilitators.id)
  const area = ({ bounds }: DisplayPlace) => bounds.width * bounds.height
  return others.toSorted((a, b) => area(b) - area(a))[0] ?? null
}
