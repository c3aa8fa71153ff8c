import { elementWithId } from './content.ts'

/** A board laid out on a canvas, in its units: see canvasLayout.ts. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface CardBox extends Box {
  readonly id: string
  readonly kind: string
  readonly text: string
  /** The same text, in lines that fit into the box. */
  readonly lines: readonly string[]
}

export interface ColumnBox extends Box {
  readonly name: string
  readonly cards: readonly CardBox[]
}

/** Where a card stands in the window, by its middle: canvases have no elements to ask. */
export interface CardPlace {
  readonly cardId: string
  readonly x: number
  readonly y: number
  readonly width: number
}

declare global {
  interface Window {
    benchCards?: () => CardPlace[]
  }
}

export const PAPER = '#f5efe4'
export const SUNKEN = '#ece4d5'
export const INK = '#2a251f'

/** The app's tokens of each kind (theme.css), for who cannot read custom properties. */
export const TINTS: Readonly<Record<string, { readonly edge: string; readonly tint: string }>> = {
  step: { edge: '#2a5884', tint: '#e3edf6' },
  barrier: { edge: '#9c3624', tint: '#fbe5de' },
  enabler: { edge: '#386628', tint: '#e3efd9' },
  'training-need': { edge: '#64438a', tint: '#ede5f6' },
  idea: { edge: '#7a5200', tint: '#fcefcc' },
}

export function readColumns(): ColumnBox[] {
  return JSON.parse(elementWithId('content').textContent ?? '') as ColumnBox[]
}
