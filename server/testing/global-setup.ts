import type { TestProject } from 'vitest/node'
import { migratedTemplate, type Template } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: Template
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...template } = await migratedTemplate()
  project.provide('testServer', template)
  return stop
}
