/** Waits for Ctrl-C, or for the service manager to end us. A second Ctrl-C ends at once. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
