import styles from './Drawing.module.css'

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Shapes as data, as the charts make them: the same ones that a document takes as SVG text. */
export interface DrawnPicture {
  readonly width: number
  readonly height: number
  readonly bars: readonly (Rectangle & { readonly fill: string; readonly pattern: string })[]
  readonly lines: readonly {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
  }[]
  readonly paths: readonly { readonly data: string; readonly fill: string }[]
  readonly labels: readonly {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly size: number
    readonly anchor: 'start' | 'middle' | 'end'
    readonly bold: boolean
    readonly tone: string
  }[]
}

/** A chart, as wide as its place, with the sentence that says what it shows. */
export function Drawing({ picture, alternative }: { picture: DrawnPicture; alternative: string }) {
  return (
    <svg
      className={styles['drawing']}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-label={alternative}
    >
      {picture.lines.map((line) => (
        <line key={`${line.x1} ${line.y1} ${line.x2}`} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
      ))}
      {picture.bars.map((bar) => (
        <g key={`${bar.x} ${bar.y} ${bar.fill}`}>
          <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} data-fill={bar.fill} />
          {bar.pattern !== '' && <path d={bar.pattern} data-fill="pattern" />}
        </g>
      ))}
      {picture.paths.map((path) => (
        <path key={`${path.data} ${path.fill}`} d={path.data} data-fill={path.fill} />
      ))}
      {picture.labels.map((label) => (
        <text
          key={`${label.x} ${label.y} ${label.text}`}
          x={label.x}
          y={label.y}
          fontSize={label.size}
          fontWeight={label.bold ? 700 : 400}
          textAnchor={label.anchor}
          data-tone={label.tone}
        >
          {label.text}
        </text>
      ))}
    </svg>
  )
}
