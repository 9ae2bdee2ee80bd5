import { useEffect, useState } from 'react'
import { keepOwn, readOwn } from './own-storage.ts'

const prefix = 'draft.'

/** A text kept in this browser until it is sent, so that nothing written is lost. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const key = prefix + name
  const [text, setText] = useState(() => readOwn(key) ?? '')
  useEffect(() => keepOwn(key, text === '' ? null : text), [key, text])
  return [text, setText]
}

/** The same for the values of a whole form. */
export function readDraft<T>(name: string): T | undefined {
  const kept = readOwn(prefix + name)
  if (kept === null) return undefined
  try {
    return JSON.parse(kept) as T
  } catch {
    return undefined
  }
}

export const keepDraft = (name: string, values: unknown): void => keepOwn(prefix + name, JSON.stringify(values))

export const dropDraft = (name: string): void => keepOwn(prefix + name, null)
