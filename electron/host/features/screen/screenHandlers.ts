import type { pictureContract } from '#shared/contract/picture.contract'
import type { screenContract } from '#shared/contract/screen.contract'
import { Refusal } from '#shared/domain/refusal'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { ScreenService } from './screenService.ts'

/** Opens a window for the big screen, or says at which address it is: whoever runs the host knows which. */
export type ScreenOpener = () => string | null

export function screenHandlers(
  screen: ScreenService,
  opener: () => ScreenOpener | null,
): HandlersFor<typeof screenContract & typeof pictureContract> {
  return {
    'screen.open': () => {
      const open = opener()
      if (!open) throw new Refusal('not-found', 'There is no big screen where Linkboard runs like this.')
      return { address: open() }
    },
    'screen.show': (view) => {
      screen.show(view)
      return {}
    },
    'screen.getPicture': () => screen.picture(),
  }
}
