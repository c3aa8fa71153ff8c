import type { Figures } from '#shared/domain/ballot/figures'
import { itemChart } from '#shared/domain/chart/itemChart'
import { Drawing } from '../../ui/Drawing.tsx'
import type { ChartSetting } from './shownRound.ts'

interface ItemChartProps {
  readonly figures: Figures
  readonly before?: Figures | null
  readonly setting: ChartSetting
  /** Drawn small and shown as wide as there is room, so that the words in it grow too. */
  readonly size: { readonly width: number; readonly height: number }
}

export function ItemChart({ figures, before = null, setting, size }: ItemChartProps) {
  return <Drawing {...itemChart(figures, { ...setting, ...size, before })} />
}
