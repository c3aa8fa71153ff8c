import { useStore } from 'zustand'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { CardForm } from './CardForm.tsx'
import { CodeForm } from './CodeForm.tsx'
import { GroupPicker } from './GroupPicker.tsx'
import type { JoinSession } from './joinSession.ts'
import { NicknameForm } from './NicknameForm.tsx'
import { TabletOffer } from './TabletOffer.tsx'

/** Everything up to the seat: the code, the group, the nickname; and what is said at the end. */
export function JoinScreen({ session }: { session: JoinSession }) {
  const step = useStore(session.store, (state) => state.step)
  switch (step.name) {
    case 'code':
      return <CodeForm problem={step.problem} isChecking={step.isChecking} onEnter={session.enterCode} />
    case 'group':
      return (
        <GroupPicker
          lobby={step.lobby}
          onChoose={session.chooseGroup}
          onCard={session.chooseCard}
          onTablet={session.chooseTablet}
        />
      )
    case 'card':
      return <CardForm step={step} onEnter={session.enterCard} onBack={session.back} />
    case 'tablet':
      return <TabletOffer hasFailed={step.hasFailed} onShare={session.shareTablet} onBack={session.back} />
    case 'nickname':
      return (
        <NicknameForm
          groupName={step.group.name}
          problem={step.problem}
          isJoining={step.isJoining}
          onJoin={session.join}
          onBack={session.back}
        />
      )
    case 'closed':
      return (
        <section className="page page-centred">
          <FocusedHeading key="closed">The room is closed</FocusedHeading>
          <p>Thank you for taking part. You can close this page now.</p>
          <p>
            If the workshop is still going on, the room may open again. Then scan the code on the big screen
            once more.
          </p>
        </section>
      )
    case 'outdated':
      return (
        <section className="page page-centred" role="alert">
          <FocusedHeading key="outdated">This page needs to load again</FocusedHeading>
          <p>{step.message}</p>
          <button type="button" className="button button-main" onClick={() => location.reload()}>
            Load again
          </button>
        </section>
      )
    case 'looking':
      return (
        <section className="page page-centred">
          <FocusedHeading key="looking">Finding your room…</FocusedHeading>
        </section>
      )
    case 'seated':
      return null
  }
}
