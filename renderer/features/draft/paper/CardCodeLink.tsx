import { useStudy } from '../../../api/StudyContext.tsx'
import { cardAddress } from '../leadsTo.ts'

/** A fixed-width code; one of a card that is still there leads to it on its board. */
export function CardCodeLink({ text }: { text: string }) {
  const address = useStudy((state) => cardAddress(state, text))
  const code = <code>{text}</code>
  return address === null ? (
    code
  ) : (
    <a href={address} aria-label={`Card ${text}, on the board`}>
      {code}
    </a>
  )
}
