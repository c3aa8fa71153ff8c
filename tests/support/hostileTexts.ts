/** Texts of which each stands for a card's: what comes after the colon is what a reader must see. */
export const HOSTILE: Readonly<Record<string, { text: string; shown: string }>> = {
  formula: {
    text: '=HYPERLINK("http://evil.example","click")',
    shown: '=HYPERLINK("http://evil.example","click")',
  },
  markup: {
    text: '</w:t><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>',
    shown: '</w:t><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>',
  },
  'characters that XML forbids': { text: 'a\u0000b\u0001c\u000cd\ufffee\ud800', shown: 'abcde\ufffd' },
  'writing direction': { text: 'pay\u202egnp.exe\u2066 now\u2069', shown: 'paygnp.exe now' },
  'one word of 500 letters': { text: 'x'.repeat(500), shown: 'x'.repeat(500) },
  emoji: { text: '👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿', shown: '👩🏽‍⚕️ and 🏴󠁧󠁢󠁷󠁬󠁳󠁿' },
  arabic: { text: 'الوصف الاجتماعي (GP) مهم', shown: 'الوصف الاجتماعي (GP) مهم' },
  welsh: {
    text: 'Mae’r gweithiwr cyswllt yn gwrando: ŵ ŷ â ê ï',
    shown: 'Mae’r gweithiwr cyswllt yn gwrando: ŵ ŷ â ê ï',
  },
  'field codes': {
    text: 'DDEAUTO c:\\windows\\system32\\cmd.exe',
    shown: 'DDEAUTO c:\\windows\\system32\\cmd.exe',
  },
  markdown: {
    text: '# [x](javascript:alert(1)) | `rm -rf` **b** ![i](http://evil.example/i.png)',
    shown: '# [x](javascript:alert(1)) | `rm -rf` **b** ![i](http://evil.example/i.png)',
  },
}
