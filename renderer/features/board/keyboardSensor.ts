import type { Activators, SensorInstance, SensorProps } from '@dnd-kit/core'

export type KeyboardStep = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

export interface KeyboardSensorOptions {
  /** Goes one place on. */
  onStep: (step: KeyboardStep) => void
}

const STEPS: Readonly<Record<string, KeyboardStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/**
 * Dragging with the keyboard from place to place: Space picks up, arrow keys, Home and End move, Space or Enter
 * puts down, Escape cancels. dnd-kit's own keyboard sensor moves by pixels, which says nothing to somebody who
 * cannot see them. It is a class because dnd-kit makes sensors with `new`.
 */
export class KeyboardSensor implements SensorInstance {
  static activators: Activators<KeyboardSensorOptions> = [
    {
      eventName: 'onKeyDown',
      handler: (event: { nativeEvent: KeyboardEvent; preventDefault(): void }) => {
        const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event.nativeEvent
        if (key !== ' ' || ctrlKey || metaKey || altKey || shiftKey || repeat) return false
        event.preventDefault()
        return true
      },
    },
  ]

  autoScrollEnabled = false
  private readonly props: SensorProps<KeyboardSensorOptions>
  private readonly ended = new AbortController()

  constructor(props: SensorProps<KeyboardSensorOptions>) {
    this.props = props
    const node = props.activeNode.node.current
    const { left, top } = node?.getBoundingClientRect() ?? { left: 0, top: 0 }
    props.onStart({ x: left, y: top })
    // The key press that picks up is past the capturing phase by now, so it does not put down at once.
    this.listen()
  }

  private listen(): void {
    const { signal } = this.ended
    // In the capturing phase: the lists of the board have uses of their own for these keys.
    document.addEventListener('keydown', (event) => this.onKeyDown(event), { capture: true, signal })
    document.addEventListener('pointerdown', () => this.end('onCancel'), { capture: true, signal })
    document.addEventListener('visibilitychange', () => this.end('onCancel'), { signal })
    window.addEventListener('resize', () => this.end('onCancel'), { signal })
  }

  private onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      this.end('onCancel')
      return
    }
    event.preventDefault()
    event.stopPropagation()
    const step = STEPS[event.key]
    if (step) {
      this.props.options.onStep(step)
    } else if (event.key === 'Escape') {
      this.end('onCancel')
    } else if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) {
      this.end('onEnd')
    }
  }

  private end(how: 'onEnd' | 'onCancel'): void {
    this.ended.abort()
    // A button is pressed when Space is let go, and this one has done its work already.
    document.addEventListener('keyup', (event) => event.preventDefault(), { capture: true, once: true })
    this.props[how]()
  }
}
