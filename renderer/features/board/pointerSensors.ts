import { MouseSensor, TouchSensor, type MouseSensorOptions, type TouchSensorOptions } from '@dnd-kit/core'

interface WithMoves {
  /** Called for every move of the pointer once the card is lifted, in window coordinates. */
  readonly onPointerMove: (point: { x: number; y: number }) => void
}

/*
 * dnd-kit's sensors, but for one thing: moves do not go to dnd-kit, which would draw its whole context anew for
 * each of them. Whoever listens moves the lifted card by itself. They are classes because dnd-kit makes sensors
 * with `new`.
 */

export class LightMouseSensor extends MouseSensor {
  constructor(
    props: ConstructorParameters<typeof MouseSensor>[0] & { options: MouseSensorOptions & WithMoves },
  ) {
    super({ ...props, onMove: props.options.onPointerMove })
  }
}

export class LightTouchSensor extends TouchSensor {
  constructor(
    props: ConstructorParameters<typeof TouchSensor>[0] & { options: TouchSensorOptions & WithMoves },
  ) {
    super({ ...props, onMove: props.options.onPointerMove })
  }
}
