import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import type { OpenRoomStatus } from './openRoomStatus.ts'
import styles from './room.module.css'

/** The two ways in, large enough for the back row: scan, or open the address and type the code. */
export function JoinCard({ room, isLarge = false }: { room: OpenRoomStatus; isLarge?: boolean }) {
  const address = (room.addresses[0] ?? '').replace(/\/$/, '')
  return (
    <div className={`${styles['joinCard']} ${isLarge ? styles['large'] : ''}`}>
      <svg
        className={styles['qr']}
        viewBox={`0 0 ${room.qr.size} ${room.qr.size}`}
        role="img"
        aria-label="QR code that opens the participants’ page"
        shapeRendering="crispEdges"
      >
        <rect width={room.qr.size} height={room.qr.size} fill="#ffffff" />
        <path d={room.qr.path} fill="#000000" />
      </svg>
      <div className={styles['ways']}>
        <p className={styles['way']}>Scan this with your phone’s camera</p>
        <p className={styles['or']}>or open</p>
        <p className={styles['address']}>{address}</p>
        <p className={styles['or']}>and type</p>
        <p className={styles['code']}>
          <VisuallyHidden>The code is {Array.from(room.code).join(' ')}</VisuallyHidden>
          <span aria-hidden="true">{room.code.slice(0, 4)}</span>
          <span aria-hidden="true">{room.code.slice(4)}</span>
        </p>
      </div>
    </div>
  )
}
