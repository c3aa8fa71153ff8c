import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Room = Extract<PictureShowing, { name: 'room' }>

/** The ways in, large enough for the last row: scan, or open the address and type the code. */
export function RoomLayout({ room }: { room: Room }) {
  const { qr, code } = room
  return (
    <div className={styles['room']}>
      <svg
        className={styles['qr']}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label="QR code that opens the participants’ page"
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#ffffff" />
        <path d={qr.path} fill="#000000" />
      </svg>
      <Fitted isCentred>
        <div className={styles['ways']}>
          <h1>Join in on your phone</h1>
          <p>Join this room’s Wi-Fi. Then scan the square with your camera.</p>
          <p className={styles['or']}>Or open</p>
          <p className={styles['address']}>{room.address.replaceAll(/^http:\/\/|\/$/g, '')}</p>
          <p className={styles['or']}>and type</p>
          <p className={styles['code']}>
            <VisuallyHidden>The code is {Array.from(code).join(' ')}</VisuallyHidden>
            <span aria-hidden="true">{code.slice(0, 4)}</span>
            <span aria-hidden="true">{code.slice(4)}</span>
          </p>
          <p className={styles['people']}>{peopleWords(room.seats)}</p>
          {noteWords(room).map((words) => (
            <p key={words} className={styles['roomNote']}>
              {words}
            </p>
          ))}
        </div>
      </Fitted>
    </div>
  )
}

function peopleWords(seats: number): string {
  if (seats === 0) return 'Nobody is in yet.'
  return seats === 1 ? '1 person is in.' : `${seats} people are in.`
}

function noteWords({ admitsNewSeats, acceptsCards, isSilent }: Room): string[] {
  return [
    ...(admitsNewSeats ? [] : ['Nobody new can come in just now.']),
    ...(isSilent && acceptsCards
      ? ['Silent writing: your cards stay hidden until everybody’s are shown.']
      : []),
  ]
}
