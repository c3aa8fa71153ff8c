import { channel } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { Verdict } from '#shared/domain/consensus/verdict'
import { countOf } from '../../../ui/countOf.ts'

const ORDER: readonly Verdict[] = ['in', 'out', 'uncertain', 'no-data', 'ranked']

/** What a round came to: "5 in, 3 uncertain"; "10 items in order" where the rule draws no line. */
export function outcomeInWords({ items }: { items: readonly { pooled: { verdict: Verdict } }[] }): string {
  const counts = new Map<Verdict, number>()
  for (const { pooled } of items) counts.set(pooled.verdict, (counts.get(pooled.verdict) ?? 0) + 1)
  return ORDER.flatMap((verdict) => {
    const count = counts.get(verdict) ?? 0
    return count === 0 ? [] : [inWords(verdict, count)]
  }).join(', ')
}

function inWords(verdict: Verdict, count: number): string {
  switch (verdict) {
    case 'in':
    case 'out':
    case 'uncertain':
      return `${count} ${verdict}`
    case 'no-data':
      return `${count} without an answer`
    case 'ranked':
      return `${countOf(count, 'item')} in order`
  }
}

const CHANNELS = {
  phone: 'by phone',
  tablet: 'on the shared tablet',
  paper: 'on paper',
  elsewhere: 'in an earlier survey',
} as const

/** "14 people answered: 12 by phone, 2 on paper"; without the ways where there was only one. */
export function turnoutInWords({
  responses,
  byChannel,
}: Pick<RoundResults, 'responses' | 'byChannel'>): string {
  const who =
    responses === 0 ? 'Nobody answered' : `${responses === 1 ? '1 person' : `${responses} people`} answered`
  const ways = channel.options.filter((way) => byChannel[way] > 0)
  if (ways.length < 2)
    return ways[0] === undefined || ways[0] === 'phone' ? who : `${who} ${CHANNELS[ways[0]]}`
  return `${who}: ${ways.map((way) => `${byChannel[way]} ${CHANNELS[way]}`).join(', ')}`
}
