/** A QR code as the host drew it: dark modules as one path on a light square, with the quiet border inside. */
export function QrCode({
  qr,
  label,
  className,
}: {
  qr: { readonly size: number; readonly path: string }
  /** What it opens, for those who cannot see it; none where the words beside it say the same. */
  label?: string
  className?: string | undefined
}) {
  return (
    <svg
      className={className}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      shapeRendering="crispEdges"
    >
      <rect width={qr.size} height={qr.size} fill="#ffffff" />
      <path d={qr.path} fill="#000000" />
    </svg>
  )
}
