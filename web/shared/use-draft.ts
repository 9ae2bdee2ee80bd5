import { useEffect, useState } from 'react'

const prefix = 'huke.draft.'

/** A text kept in this browser until it is sent, so that nothing written is lost. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const key = prefix + name
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '')
  useEffect(() => {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
  }, [key, text])
  return [text, setText]
}

/** The same for the values of a whole form. */
export function readDraft<T>(name: string): T | undefined {
  const kept = localStorage.getItem(prefix + name)
  if (kept === null) return undefined
  try {
    return JSON.parse(kept) as T
  } catch {
    return undefined
  }
}

export const keepDraft = (name: string, values: unknown): void =>
  localStorage.setItem(prefix + name, JSON.stringify(values))

export const dropDraft = (name: string): void => localStorage.removeItem(prefix + name)
