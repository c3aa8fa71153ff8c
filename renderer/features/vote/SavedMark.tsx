import { use } from 'react'
import { DeviceName } from '../../ui/DeviceName.ts'

interface SavedMarkProps {
  /** Undefined before there is anything to save. */
  readonly entry: { readonly isSaved: boolean } | null | undefined
  readonly isOffline: boolean
}

/** Says "saved" only when the host has said so. Not read out: with each answer that would be noise. */
export function SavedMark({ entry, isOffline }: SavedMarkProps) {
  const device = use(DeviceName)
  if (!entry) return null
  const words = entry.isSaved ? 'Saved ✓' : isOffline ? `Kept on this ${device}` : 'Saving…'
  return <p className="vote-saved">{words}</p>
}
