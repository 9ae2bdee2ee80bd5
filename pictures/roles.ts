/** Who looks: the first whom the demo offers of each group, and somebody who is not signed in. */
export const roles = [
  'staff',
  'unit-head',
  'officer',
  'auditor',
  'administrator',
  'general-manager',
  'visitor',
] as const
export type Role = (typeof roles)[number]
