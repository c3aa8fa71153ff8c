/*
 * Colours and text size of a page. The choice is kept in this browser; "system" follows the system's own
 * settings, also when they change while the page is open.
 */

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast'
export const TEXT_SIZES = [100, 125, 150, 200] as const
export type TextSize = (typeof TEXT_SIZES)[number]

export interface Appearance {
  readonly theme: ThemeChoice
  readonly textSize: TextSize
}

const STORAGE_KEY = 'linkboard.appearance'
const THEMES: readonly string[] = ['system', 'light', 'dark', 'contrast'] satisfies ThemeChoice[]

export function readAppearance(): Appearance {
  try {
    const kept = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Record<string, unknown>
    const theme = THEMES.includes(String(kept['theme'])) ? (kept['theme'] as ThemeChoice) : 'system'
    const textSize = TEXT_SIZES.find((size) => size === kept['textSize']) ?? 100
    return { theme, textSize }
  } catch {
    // Storage is switched off or holds something else: the system's settings will do.
    return { theme: 'system', textSize: 100 }
  }
}

export function chooseAppearance(appearance: Appearance): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(appearance))
  } catch {
    // It holds for this page, then.
  }
  applyAppearance(appearance)
}

/** Call once, before the first drawing. */
export function startAppearance(): void {
  const again = () => applyAppearance(readAppearance())
  for (const question of [DARK, MORE_CONTRAST]) matchMedia(question).addEventListener('change', again)
  again()
}

const DARK = '(prefers-color-scheme: dark)'
const MORE_CONTRAST = '(prefers-contrast: more)'

function applyAppearance({ theme, textSize }: Appearance): void {
  const root = document.documentElement
  const isSystem = theme === 'system'
  const isDark = theme === 'dark' || (theme !== 'light' && matchMedia(DARK).matches)
  const isContrast = theme === 'contrast' || (isSystem && matchMedia(MORE_CONTRAST).matches)
  root.dataset['theme'] = isDark ? 'dark' : 'light'
  if (isContrast) root.dataset['contrast'] = 'more'
  else delete root.dataset['contrast']
  root.style.setProperty('--text-scale', String(textSize / 100))
}
