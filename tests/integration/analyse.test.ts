import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CLI, runProgram } from '../support/runningProgram.ts'
import { ratingsCsv, rowsByItem } from '../support/ratingsCsv.ts'
import { temporaryFolder } from '../support/testHost.ts'

/** Runs `linkboard analyse file.csv …` on a file with this in it; null makes no file. */
async function analyse(content: string | Buffer | null, args: readonly string[], file = 'file.csv') {
  const folder = temporaryFolder()
  if (content !== null) writeFileSync(join(folder, 'file.csv'), content)
  const started = performance.now()
  const ended = await runProgram(process.execPath, [CLI, 'analyse', file, ...args], { cwd: folder }).ended
  return { ...ended, milliseconds: performance.now() - started }
}

const RAM = ['--method', 'ram']
const PANEL = ratingsCsv([
  ...rowsByItem({ 'first item': '9 8 7 7 7 6 2' }, 'PPIE'),
  ...rowsByItem({ 'first item': '9 9 8 8 7 7 7 6 5 3' }, 'SPLW'),
])

describe('linkboard analyse', () => {
  it('prints JSON and nothing else', async () => {
    const { code, stdout, stderr } = await analyse(PANEL, [
      '--method',
      'percentage',
      '--scope',
      'every-group',
      '--in',
      '70',
      '--against',
      '15',
      '--json',
    ])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      method: 'percentage',
      rule: { inPercent: 70, inAgainstBelow: 15, scope: 'every-group' },
      items: [
        {
          item: 'first item',
          n: 17,
          high: 12,
          verdict: 'in',
          groups: { PPIE: { n: 7, high: 5, verdict: 'in' }, SPLW: { n: 10, verdict: 'in' } },
        },
      ],
      agreement: { kendallW: null, reason: 'too-few-items', raters: 17, items: 1, excludedRaters: 0 },
    })
  })

  it('prints a table with the groups below each item, and the rule in words', async () => {
    const { code, stdout, stderr } = await analyse(PANEL, ['--method', 'percentage'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^Item +n +Median +Low +Mid +High +Verdict\nfirst item +17 .* 70\.6% +in\n {2}PPIE +7 /,
    )
    expect(stdout).toContain('at least 70% of the scores are 7, 8 or 9 and fewer than 15%')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  it('cuts long items to fit, and prints nothing that a terminal would obey', async () => {
    const hostile = `"\u001b[31m=cmd|'/C calc'!A0 ${'word '.repeat(60)}"`
    const { stdout } = await analyse(ratingsCsv([['v1', 'g', hostile, 7]]), RAM)
    const [, row = ''] = stdout.split('\n')
    expect(row).toMatch(/^\[31m=cmd.*… +1 +7 /)
    expect(row.length).toBeLessThanOrEqual(100)
    expect(stdout).not.toContain('\u001b')
  })

  it('reads the standard input', async () => {
    const child = spawn(process.execPath, [CLI, 'analyse', '-', ...RAM, '--json'])
    let stdout = ''
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += String(chunk)
    })
    child.stdin.end(PANEL)
    await new Promise((resolve) => child.on('close', resolve))
    expect(JSON.parse(stdout)).toMatchObject({ method: 'ram', items: [{ n: 17 }] })
  })

  it('says which options make no difference, and goes on', async () => {
    const { code, stdout, stderr } = await analyse(PANEL, [...RAM, '--scope', 'pooled', '--k', '3', '--json'])
    expect(code).toBe(0)
    expect(z.object({ method: z.string() }).parse(JSON.parse(stdout)).method).toBe('ram')
    expect(stderr).toMatch(/--scope makes no difference.*\n.*--k makes no difference/)
  })

  it('takes semicolons, a byte order mark, CRLF, columns in another order and letter case', async () => {
    const text =
      '\ufeffValue;ROUND; item;group;voter;note\r\n7;2;"a;b\r\nc";g;v1;x\r\n8;2;"a;b\r\nc";g;v2;\r\n\r\n'
    const { code, stdout } = await analyse(text, [...RAM, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ round: 2, items: [{ item: 'a;b\r\nc', n: 2, median: 7.5 }] })
  })

  it('keeps groups and items with the names of an object’s insides', async () => {
    const text = ratingsCsv([
      ['constructor', '__proto__', '__proto__', 7],
      ['__proto__', 'toString', '__proto__', 8],
    ])
    const { stdout } = await analyse(text, [...RAM, '--json'])
    const { items } = z
      .object({ items: z.array(z.object({ item: z.string(), groups: z.unknown() })) })
      .parse(JSON.parse(stdout))
    expect(items.map(({ item }) => item)).toEqual(['__proto__'])
    expect(stdout).toContain('"__proto__": {')
    expect(stdout).toContain('"toString": {')
  })
})

describe('linkboard analyse refuses', () => {
  it('bad rows, all of them by their lines, with nothing on stdout', async () => {
    const text = [
      'voter,group,item,value',
      'v1,g,"an item',
      'of two lines",5',
      'v1,g,b,10',
      ',g,b,5',
      'v2,g,b,5.5',
      'v2,h,c,5',
      'v1,g,b,5',
      'v3,g',
      'v3,g,"x"y,5',
      'v4,g,b,"=1+1"',
      'v5,g,"never closed,5',
    ].join('\r\n')
    const { code, stdout, stderr } = await analyse(text, [...RAM, '--json'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^linkboard: line 4: “10” is not a rating .* from 1 to 9/),
      expect.stringMatching(/^linkboard: line 5: the voter is empty/),
      expect.stringMatching(/^linkboard: line 6: “5\.5” is not/),
      expect.stringMatching(/^linkboard: line 7: .*“v2” is in the group “h” here, but in “g” on line 6/),
      expect.stringMatching(/^linkboard: line 8: .*“v1” has answered “b” before, on line 4/),
      expect.stringMatching(/^linkboard: line 9: there are 2 cells, where the header has 4/),
      expect.stringMatching(/^linkboard: line 10: the quotation marks do not pair up/),
      expect.stringMatching(/^linkboard: line 11: “=1\+1” is not/),
      expect.stringMatching(/^linkboard: line 12: a quotation mark opens here and is never closed/),
      'linkboard: 9 rows of “file.csv” cannot be counted, so nothing was worked out.',
    ])
  })

  it('more than twenty bad rows with the number of the rest', async () => {
    const rows = Array.from({ length: 27 }, (_, index) => [`v${index}`, 'g', 'a', 0])
    const { code, stdout, stderr } = await analyse(ratingsCsv(rows), RAM)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.match(/line \d+:/g)).toHaveLength(20)
    expect(stderr).toContain('and 7 more')
  })

  it.each([
    [
      'ranks given twice',
      'top-k',
      [
        ['v1', 'g', 'a', 1],
        ['v1', 'g', 'b', 1],
      ],
      /line 3: .*rank 1 before, on line 2/,
    ],
    ['ranks beyond k', 'top-k', [['v1', 'g', 'a', 6]], /line 2: “6” is not a rank, .* from 1 to 5/],
    [
      'ranks beyond the items',
      'borda',
      [
        ['v1', 'g', 'a', 1],
        ['v1', 'g', 'b', 3],
      ],
      /line 3: the rank 3 lies beyond the last of 2/,
    ],
    ['dots below nought', 'dots', [['v1', 'g', 'a', -1]], /line 2: “-1” is not a number of dots/],
    ['letters but four', 'moscow', [['v1', 'g', 'a', 'X']], /line 2: “X” is none of M, S, C, W/],
    ['scores off a scale', 'likert', [['v1', 'g', 'a', 6]], /line 2: “6” is not .* from 1 to 5/],
  ] as const)('%s', async (_, method, rows, message) => {
    const { code, stdout, stderr } = await analyse(ratingsCsv(rows), ['--method', method, '--json'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  const NUL = String.fromCodePoint(0)
  it.each<[string, string | Buffer | null, string[], RegExp]>([
    ['a file that is not there', null, RAM, /There is no file “file\.csv”/],
    ['an empty file', '', RAM, /is empty/],
    ['a header by itself', 'voter,group,item,value\n', RAM, /no row below its header/],
    ['a missing column', 'voter,item,value\nv1,a,5\n', RAM, /“group” is missing/],
    ['a column twice', 'voter,group,item,value,value\nv1,g,a,5,5\n', RAM, /“value” twice/],
    ['NUL bytes', `voter,group,item,value\nv1,g,${NUL},5\n`, RAM, /NUL bytes.*“CSV UTF-8”/],
    [
      'another encoding',
      Buffer.from('voter,group,item,value\nv1,g,\u00e9,5\n', 'latin1'),
      RAM,
      /not in UTF-8/,
    ],
    ['a megabyte in a cell', ratingsCsv([['v1', 'g', 'x'.repeat(2 ** 20), 5]]), RAM, /1048576 characters/],
    ['an unknown method', PANEL, ['--method', 'rum'], /Allowed choices are ram, percentage/],
    ['no method', PANEL, [], /'--method <method>' not specified/],
    ['an unknown option', PANEL, [...RAM, '--bogus'], /unknown option '--bogus'/],
    ['another scale for RAND/UCLA', PANEL, [...RAM, '--scale', '1-5'], /scale 1-9 only/],
    ['a scale without an end', PANEL, ['--method', 'percentage', '--scale', '5'], /such as 1-9/],
    ['a percentage over a hundred', PANEL, ['--method', 'percentage', '--in', '101'], /from 0 to 100/],
    ['another definition of quantiles', PANEL, [...RAM, '--quantile-type', '5'], /Allowed choices are 6, 7/],
  ])('%s in one line', async (_, content, args, message) => {
    const { code, stdout, stderr } = await analyse(content, [...args, '--json'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    for (const line of stderr.trim().split('\n')) expect(line).toMatch(/^linkboard: .{1,300}$/)
    expect(stderr).not.toMatch(/\n +at /)
  })

  it('a file in which everybody is a group and every row an item, before it takes all memory', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [`v${index}`, `g${index}`, `i${index}`, 5])
    const { code, stdout, stderr } = await analyse(ratingsCsv(rows), RAM)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('too many different voters, groups and items')
  })
})

describe('linkboard analyse with 50,000 rows', () => {
  it.each([
    ['1,000 voters and 50 items', 50],
    ['7,143 voters and 7 items', 7],
  ])('of %s takes less than ten seconds', async (_, items) => {
    const rows = Array.from({ length: 50_001 }, (__, index) => [
      `v${Math.floor(index / items)}`,
      `g${Math.floor(index / items) % 4}`,
      `item ${index % items}`,
      1 + ((index * 7919) % 9),
    ])
    const { code, stdout, stderr, milliseconds } = await analyse(ratingsCsv(rows), [...RAM, '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(z.object({ items: z.array(z.unknown()) }).parse(JSON.parse(stdout)).items).toHaveLength(items)
    expect(milliseconds).toBeLessThan(10_000)
  })
})
