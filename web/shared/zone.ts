import { createContext, useContext } from 'react'

export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone of the reader: the one they chose, else that of the browser. */
export const ZoneContext = createContext(browserZone)
export const useZone = (): string => useContext(ZoneContext)
