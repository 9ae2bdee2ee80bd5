import { useEffect, useState } from 'react'

/** A value that has stood still for a moment, so that typing asks the server once. */
export function useDebounced<T>(value: T, ms = 250): T {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setCalm(value), ms)
    return () => window.clearTimeout(timer)
  }, [value, ms])
  return calm
}
