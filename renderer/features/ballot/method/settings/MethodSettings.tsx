import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { ContentValiditySettings } from './ContentValiditySettings.tsx'
import { LikertSettings } from './LikertSettings.tsx'
import { MedianIqrSettings } from './MedianIqrSettings.tsx'
import { MoscowSettings } from './MoscowSettings.tsx'
import { PercentageSettings } from './PercentageSettings.tsx'
import { RamSettings } from './RamSettings.tsx'
import { RankingSettings } from './RankingSettings.tsx'
import type { SettingsProps } from './SettingsProps.ts'

/** The settings that a rule's method has. */
export function MethodSettings({ rule, ...rest }: SettingsProps<ConsensusRule>) {
  switch (rule.method) {
    case 'ram':
      return <RamSettings rule={rule} {...rest} />
    case 'percentage':
      return <PercentageSettings rule={rule} {...rest} />
    case 'median-iqr':
      return <MedianIqrSettings rule={rule} {...rest} />
    case 'likert':
      return <LikertSettings rule={rule} {...rest} />
    case 'top-k':
    case 'borda':
    case 'dots':
      return <RankingSettings rule={rule} {...rest} />
    case 'moscow':
      return <MoscowSettings rule={rule} {...rest} />
    case 'content-validity':
      return <ContentValiditySettings rule={rule} {...rest} />
  }
}
