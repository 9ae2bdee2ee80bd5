/** What the process spent while something was answered. */
export async function measured<T>(ask: () => Promise<T>): Promise<{ answer: T; cpuMs: number }> {
  const before = process.cpuUsage()
  const answer = await ask()
  const { user, system } = process.cpuUsage(before)
  return { answer, cpuMs: (user + system) / 1000 }
}
