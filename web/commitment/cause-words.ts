import { type SuccessionCause, successionCauses } from '@huke/core/organisation'
import type { TFunction } from 'i18next'

/** Why the system handed a matter over; what somebody else wrote stands as it is. */
export const causeWords = (t: TFunction, cause: string): string =>
  successionCauses.includes(cause as SuccessionCause) ? t(`commitment.succession.${cause}`) : cause
