import { useReader } from '../../access/index.ts'
import { localDate, useNow } from '../../shared/index.ts'

/** Today where the organisation is. */
export const useToday = (): string => localDate(useNow(), useReader().organisation.timeZone)
