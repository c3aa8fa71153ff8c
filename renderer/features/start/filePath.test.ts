import { describe, expect, it } from 'vitest'
import { cleanPath, splitPath } from './filePath.ts'

describe('splitPath', () => {
  it('takes paths of every system apart', () => {
    expect(splitPath('/home/ana/Linkboard/Pain study.linkboard')).toEqual({
      name: 'Pain study',
      folder: '/home/ana/Linkboard',
    })
    expect(splitPath('C:\\Users\\Ana\\Pain.linkboard')).toEqual({ name: 'Pain', folder: 'C:\\Users\\Ana' })
    expect(splitPath('Pain.LINKBOARD')).toEqual({ name: 'Pain', folder: '' })
  })
})

describe('cleanPath', () => {
  it('takes off what Windows and people put round a copied path', () => {
    expect(cleanPath('  "C:\\My files\\Pain.linkboard" ')).toBe('C:\\My files\\Pain.linkboard')
    expect(cleanPath("'/home/ana/a.linkboard'")).toBe('/home/ana/a.linkboard')
  })
  it('leaves a lone quotation mark, which may be part of the name', () => {
    expect(cleanPath('/home/ana/"a.linkboard')).toBe('/home/ana/"a.linkboard')
  })
})
