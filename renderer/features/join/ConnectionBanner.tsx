import { useEffect, useState } from 'react'

/** A blink of the connection is not worth a banner. */
const PATIENCE = 1_200

interface ConnectionBannerProps {
  readonly isOffline: boolean
  /** "Your answers are kept on this phone …", or whatever is at stake just now. */
  readonly reassurance: string
}

/** Says that the connection is lost, and that it is back, to eyes and ears alike. */
export function ConnectionBanner({ isOffline, reassurance }: ConnectionBannerProps) {
  return <output className="connection">{isOffline && <LateWords reassurance={reassurance} />}</output>
}

function LateWords({ reassurance }: { reassurance: string }) {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return (
    isShown && (
      <span>
        <strong>No connection.</strong> {reassurance}
      </span>
    )
  )
}
