import { forgetLeft } from '../file/index.ts'
import type { Chore } from '../queue/index.ts'
import { arrivingFolder } from './import-files.ts'

const dayMs = 86_400_000

/** A log that was still arriving when its server was killed is nobody's. */
export const miningChores: readonly Chore[] = [
  {
    name: 'forget logs that never arrived',
    everySeconds: 3600,
    run: world => forgetLeft(arrivingFolder(world), world.now() - dayMs),
  },
]
