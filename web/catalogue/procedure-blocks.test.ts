import { describe, expect, test } from 'vitest'
import { procedureBlocks } from './procedure-blocks.ts'

describe('a procedure as somebody typed it', () => {
  test('has its numbered lines as steps, however they are numbered', () => {
    expect(procedureBlocks('1. 断电\n2、拉警戒\n3) 派人')).toEqual([
      { kind: 'steps', from: 1, items: ['断电', '拉警戒', '派人'] },
    ])
  })

  test('keeps words, steps and points apart, in their order', () => {
    expect(procedureBlocks('先看这里。\n再看那里。\n\n1. a\n\n2. b\n- x\n* y\n\n完')).toEqual([
      { kind: 'words', text: '先看这里。\n再看那里。' },
      { kind: 'steps', from: 1, items: ['a', 'b'] },
      { kind: 'points', items: ['x', 'y'] },
      { kind: 'words', text: '完' },
    ])
  })

  test('goes on with a step on an indented line, and with its number after points', () => {
    expect(procedureBlocks('1. a\n   more of a\n- x\n2. b')).toEqual([
      { kind: 'steps', from: 1, items: ['a\nmore of a'] },
      { kind: 'points', items: ['x'] },
      { kind: 'steps', from: 2, items: ['b'] },
    ])
  })

  test('takes a number that counts something for words, not for a step', () => {
    expect(procedureBlocks('3.5 吨以上找起重班\n2026 年起')).toEqual([
      { kind: 'words', text: '3.5 吨以上找起重班\n2026 年起' },
    ])
  })
})
