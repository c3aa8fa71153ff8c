import { create } from 'qrcode'

/** A QR code as one SVG path of horizontal bars, with the quiet zone of four modules that readers need. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    let length = 0
    for (let column = 0; column <= modules.size; column += 1) {
      if (column < modules.size && modules.get(row, column)) length += 1
      else if (length > 0) {
        runs.push(`M${column - length + quiet} ${row + quiet}h${length}v1h-${length}z`)
        length = 0
      }
    }
  }
  return { size: modules.size + quiet * 2, path: runs.join('') }
}
