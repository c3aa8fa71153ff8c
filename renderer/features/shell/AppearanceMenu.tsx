import { useState } from 'react'
import {
  chooseAppearance,
  readAppearance,
  TEXT_SIZES,
  type Appearance,
  type TextSize,
  type ThemeChoice,
} from '../../ui/appearance.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'

const THEMES: readonly { key: ThemeChoice; label: string; description?: string }[] = [
  { key: 'system', label: 'As the system is set' },
  { key: 'light', label: 'Light' },
  { key: 'dark', label: 'Dark' },
  { key: 'contrast', label: 'High contrast', description: 'Black on white, or white on black in the dark' },
]

export function AppearanceMenu() {
  const [isOpen, setIsOpen] = useState(false)
  const [appearance, setAppearance] = useState(readAppearance)

  function choose(change: Partial<Appearance>): void {
    const next = { ...appearance, ...change }
    setAppearance(next)
    chooseAppearance(next)
  }

  return (
    <>
      <IconButton icon="settings" label="Colours and text size" onPress={() => setIsOpen(true)} />
      <Dialog
        title="Colours and text size"
        size="small"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <Button variant="primary" onPress={() => setIsOpen(false)}>
            Done
          </Button>
        }
      >
        <RadioGroup
          label="Colours"
          options={THEMES}
          value={appearance.theme}
          onChange={(theme) => choose({ theme })}
        />
        <RadioGroup
          label="Text size"
          options={TEXT_SIZES.map((size) => ({ key: String(size), label: sizeWords(size) }))}
          value={String(appearance.textSize)}
          onChange={(key) => {
            const textSize = TEXT_SIZES.find((size) => String(size) === key)
            if (textSize) choose({ textSize })
          }}
        />
      </Dialog>
    </>
  )
}

function sizeWords(size: TextSize): string {
  return size === 100 ? 'Usual' : `${size} %`
}
