import type { Dimension, Priority, ReopenMode, Scale } from '@huke/core/commitment'
import type { FormSchema } from './form.ts'

export interface Bilingual {
  zh: string
  en: string
}

/** Target texts as an officer writes them: '30m', '2 working days', 'end of 1 working day', 'next working day 16:00', '72h elapsed'. */
export interface TargetTexts {
  response: string
  resolution: string
}

export interface ServiceTemplate {
  /** stable, kebab-case */
  code: string
  /** key of the kind of department that usually offers it */
  department: string
  name: Bilingual
  description: Bilingual
  keywords: { zh: string[]; en: string[] }
  form: FormSchema
  targets: Record<Priority, TargetTexts>
  /** target text: the customer's time for a verdict */
  confirmation: string
  /** target text: the customer's time to answer a question */
  answer: string
  /** code of a calendar; the one the unit works by unless given */
  calendar?: string
  evaluation: {
    scale: Scale
    dimensions: Dimension[]
    attribution: 'named' | 'anonymous'
    periodDays: number
    reopenDays: number
  }
  promise: 'by-person' | 'at-birth'
  resolutionStarts: 'requested' | 'promised'
  holdPausesResolution: boolean
  reopenMode: ReopenMode
  assignment: 'by-hand' | 'round-robin' | 'least-loaded'
  /** everyone, or the codes of the units whose members may ask */
  eligible: 'everyone' | string[]
  checklist: Bilingual[]
  /** paragraphs, numbered steps and points */
  sop: Bilingual
}
