import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** One YAML file of this package. Its shape is held by the tests, since the files ship with the code that reads them. */
export function readYaml<T>(file: URL): T {
  return parse(readFileSync(file, 'utf8')) as T
}

/** Every YAML file of a folder in alphabetical order. */
export function readYamlFolder<T>(folder: URL): T[] {
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  return names.sort().map(name => readYaml<T>(new URL(name, folder)))
}
