import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeXml, printableText } from './printable.ts'

/** XML 1.0, production 2. */
// oxlint-disable-next-line no-control-regex -- tabs and line ends are what XML allows of them
const XML_TEXT = /^[\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/** Any UTF-16 code unit, so that halves of pairs come up as well. */
const CODE_UNIT = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))

describe('printableText', () => {
  it('leaves out what no document may carry and keeps every language', () => {
    expect(printableText('a\u0000b\u0008c\u000bd\u001fe\ufffef\uffff')).toBe('abcdef')
    expect(printableText('evil\u202egnp.exe\u2066x\u2069')).toBe('evilgnp.exex')
    expect(printableText('half \ud800 pair')).toBe('half \ufffd pair')
    expect(printableText('one\r\ntwo\tthree')).toBe('one\ntwo\tthree')
    const kept = 'Ŵy ŷ â 👩🏽‍⚕️ الوصف الاجتماعي'
    expect(printableText(kept)).toBe(kept)
    expect(printableText('')).toBe('')
  })

  it('gives text that XML allows, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: CODE_UNIT }), (text) => {
        expect(printableText(text)).toMatch(XML_TEXT)
        expect(printableText(printableText(text))).toBe(printableText(text))
      }),
    )
  })
})

describe('escapeXml', () => {
  it('makes markup and quotes plain text', () => {
    expect(escapeXml(`<script>alert("it's & done")</script>`)).toBe(
      '&lt;script&gt;alert(&quot;it&#39;s &amp; done&quot;)&lt;/script&gt;',
    )
  })
})
