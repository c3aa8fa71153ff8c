import { DotsPage } from './DotsPage.tsx'
import { RankPage } from './RankPage.tsx'
import type { WholePageProps } from './wholePageProps.ts'

/** All items at once, to be put in order or to be given dots. */
export function WholePage(props: WholePageProps) {
  const { taken } = props.paper
  if (taken.kind === 'rank') return <RankPage {...props} taken={taken} />
  return taken.kind === 'dots' ? <DotsPage {...props} taken={taken} /> : null
}
