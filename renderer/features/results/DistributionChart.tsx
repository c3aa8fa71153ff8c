import {
  distributionAlternative,
  distributionGeometry,
  type Distribution,
  type DistributionSize,
} from '#shared/domain/chart/distributionBars'
import { hatching } from '#shared/domain/chart/svg'
import styles from './results.module.css'

/** How the scores fall. Low, middle and high differ by hatching and tone, so that black and white print will do. */
export function DistributionChart({ figures, size }: { figures: Distribution; size: DistributionSize }) {
  const picture = distributionGeometry(figures, size)
  return (
    <svg
      className={styles['chart']}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      role="img"
      aria-label={distributionAlternative(figures)}
    >
      {picture.bars.map((bar) => (
        <g key={bar.x}>
          <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} data-fill={bar.fill} />
          {bar.fill === 'low' && <path d={hatching(bar)} data-fill="hatching" />}
        </g>
      ))}
      {picture.lines.map((line) => (
        <line key={line.x1} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
      ))}
      {picture.paths.map((path) => (
        <path key={path.data} d={path.data} data-fill="mark" />
      ))}
      {picture.labels.map((label) => (
        <text
          key={`${label.x} ${label.y}`}
          x={label.x}
          y={label.y}
          fontSize={label.size}
          textAnchor={label.anchor}
          data-tone={label.tone}
        >
          {label.text}
        </text>
      ))}
    </svg>
  )
}
