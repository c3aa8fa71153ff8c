import { useId } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import styles from './SegmentedControl.module.css'

/** A few choices side by side, of which one holds. */
export function SegmentedControl<K extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
}: {
  label: string
  /** Keeps the label for screen readers only: where the choices say it all. */
  isLabelHidden?: boolean
  options: readonly { readonly key: K; readonly label: string }[]
  value: K
  onChange: (key: K) => void
}) {
  const labelId = useId()
  return (
    <div className={styles['control']}>
      <span id={labelId} className={styles[isLabelHidden ? 'hiddenLabel' : 'label']}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={labelId}
        className={styles['group'] ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const option = options.find(({ key }) => keys.has(key))
          if (option) onChange(option.key)
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.key} id={option.key} className={styles['choice'] ?? ''}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
