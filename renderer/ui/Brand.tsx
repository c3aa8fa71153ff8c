/** The sign of Linkboard: two cards, one upon the other. */
export function Brand({ size = '2rem' }: { size?: string }) {
  return (
    <svg viewBox="0 0 44 36" height={size} aria-hidden="true">
      <rect x="2" y="3" width="23" height="17" rx="4" fill="var(--accent)" />
      <rect
        x="18"
        y="15"
        width="23"
        height="17"
        rx="4"
        fill="var(--idea-soft)"
        stroke="var(--accent)"
        strokeWidth="2.400"
      />
      <path d="M8 9h11M8 14h6" stroke="var(--paper)" strokeWidth="2.200" strokeLinecap="round" />
      <path d="M24 22h11M24 27h6" stroke="var(--accent)" strokeWidth="2.200" strokeLinecap="round" />
    </svg>
  )
}
