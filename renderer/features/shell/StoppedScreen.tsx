import type { RefusalData } from '#shared/domain/refusal'
import { Button } from '../../ui/Button.tsx'
import { Brand } from '../../ui/Brand.tsx'
import styles from './StoppedScreen.module.css'

/** The host does not let this page in, or cannot be understood: say so, and the way out. */
export function StoppedScreen({ error }: { error: RefusalData }) {
  const isOld = error.code === 'reload-page'
  return (
    <main className={styles['screen']}>
      <Brand />
      <h1>{isOld ? 'Please reload this page' : 'This page cannot get in'}</h1>
      <p role="alert">{error.message}</p>
      {!isOld && (
        <p>
          Linkboard makes a new address each time it starts. Close this tab, and open the address that
          Linkboard shows now.
        </p>
      )}
      <Button variant="primary" onPress={() => location.reload()}>
        Reload the page
      </Button>
    </main>
  )
}

export function WaitingScreen() {
  return (
    <main className={styles['screen']}>
      <Brand />
      <h1 className={styles['quiet']} role="status">
        Opening Linkboard…
      </h1>
    </main>
  )
}
