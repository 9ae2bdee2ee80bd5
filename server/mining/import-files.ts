import path from 'node:path'
import type { Id } from '@huke/core/commitment'
import type { World } from '../world.ts'

/** Where the server keeps what belongs to an import. */
export const importFolder = ({ config }: World, id: Id): string => path.join(config.dataFolder, 'history', id)
export const rejectionsFile = (world: World, id: Id): string => path.join(importFolder(world, id), 'rejected.csv')
export const arrivingFolder = ({ config }: World): string => path.join(config.dataFolder, 'history', 'arriving')
