import { setupCode } from '@huke/server/access'
import type { World } from '@huke/server/world'

/** For whoever started an empty installation: what makes them, and nobody who merely comes first, its administrator. */
export async function setupLine(world: World): Promise<string> {
  const code = await setupCode(world)
  return code === null ? '' : `\n\n  Set-up code · 初始化代码: ${code}`
}
