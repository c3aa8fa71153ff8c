import { channel } from '../../ballot/answer.ts'
import type { Channel } from '../../ballot/answer.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, paragraph, promptBlock } from '../inlines.ts'
import { listed } from '../phrasing.ts'

const CHANNEL_PHRASES: Readonly<Record<Channel, string>> = {
  phone: 'on phones',
  tablet: 'on a shared tablet',
  paper: 'on paper',
  elsewhere: 'in an earlier survey',
}

/** What the program does to keep votes apart from people, and what it cannot do. */
export function anonymity({ study, index }: DraftContext): Block[] {
  const rounds = index.ballots.flatMap((entry) => (entry.ballot.broughtFrom === null ? entry.counted : []))
  const used = channel.options.filter((each) => rounds.some(({ results }) => results.byChannel[each] > 0))
  const hasElsewhere = index.ballots.some(({ ballot }) => ballot.broughtFrom !== null)
  const blocks: Block[] = [
    heading(2, 'anonymity', 'Anonymity'),
    ...(hasElsewhere
      ? [
          promptBlock(
            'anonymity.elsewhere',
            'say how answers were kept apart from people in the earlier survey that was brought in',
          ),
        ]
      : []),
  ]
  if (used.length === 0) {
    blocks.push(
      paragraph('No round of voting has been closed in a room yet.'),
      promptBlock('anonymity.separation', 'say how votes are kept apart from those who cast them'),
    )
    return blocks
  }
  blocks.push(
    paragraph(
      `Votes were cast in private, ${listed(used.map((each) => CHANNEL_PHRASES[each]))}. The study file keeps ` +
        'each voter’s answers under a random key, with the voter’s panel group and whether they came by ' +
        'phone, tablet or paper, and with no name, seat or time. A key links one voter’s rounds of one ballot, ' +
        'never one ballot with another, and is made anew for every export.' +
        (used.includes('paper')
          ? ' A ballot on paper counted once it had been keyed in twice alike, or a difference had been settled by ' +
            'looking at the paper again.'
          : ''),
    ),
    paragraph(
      'No result left the program before its round was closed; only the number who had voted was shown. ' +
        `A panel group with fewer than ${study.smallGroupThreshold} responses is not shown by itself, nor is one ` +
        'from which a smaller group could be worked out by subtraction.',
    ),
    paragraph(
      'What remains: while a round was open, the running program could have linked a device to its key; a free ' +
        'text can give its author away; and where everybody in a group gave the same answer, each member’s ' +
        'is known.' +
        (used.includes('paper') ? ' Whoever keyed in a paper ballot saw what was on it.' : ''),
    ),
    promptBlock(
      'anonymity.confidentiality',
      'say whether panel members knew each other and what was agreed about confidentiality',
    ),
  )
  return blocks
}
