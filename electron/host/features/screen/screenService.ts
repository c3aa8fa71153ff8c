import type { ScreenEvent } from '#shared/contract/screenEvents'
import { drawPicture, type Surroundings } from '#shared/domain/screen/drawPicture'
import type { ScreenPicture } from '#shared/domain/screen/screenPicture'
import { VIEW_AT_FIRST, type ScreenView } from '#shared/domain/screen/screenView'
import { coalesce } from '../../rpc/coalesce.ts'
import type { OpenStudy } from '../study/openStudy.ts'

/** What the big screen shows: where the facilitator looks, of what is so now. In memory alone. */
export interface ScreenService {
  show(view: ScreenView): void
  picture(): ScreenPicture
  /** Something may look different: whoever watches is told soon, if it does. */
  changed(): void
  /** Another study is open, or none: the facilitator has not looked at anything of it yet. */
  startAnew(): void
}

export interface ScreenOptions {
  readonly currentStudy: () => OpenStudy | null
  readonly surroundings: Surroundings
  readonly isWatched: () => boolean
  readonly tell: (event: ScreenEvent) => void
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

export function createScreenService(options: ScreenOptions): ScreenService {
  let view = VIEW_AT_FIRST
  /** What was told last, to tell only what is new; null when nobody was there to hear it. */
  let told: string | null = null

  function picture(): ScreenPicture {
    return drawPicture(options.currentStudy()?.state() ?? null, view, options.surroundings)
  }

  const telling = coalesce(
    () => {
      if (!options.isWatched()) {
        told = null
        return
      }
      const drawn = picture()
      const text = JSON.stringify(drawn)
      if (text === told) return
      told = text
      options.tell({ type: 'screen', name: 'screen.changed', picture: drawn })
    },
    options.everyMs,
    options.onError,
  )

  return {
    show(next) {
      view = next
      telling.soon()
    },
    picture,
    changed: telling.soon,
    startAnew() {
      // How large it is drawn is about the room's projector, not about the study.
      view = { ...VIEW_AT_FIRST, zoom: view.zoom }
      telling.soon()
    },
  }
}
