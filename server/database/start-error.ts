/** The database cannot be used. The message is one or two sentences for the operator: what is wrong, what to do. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError'
  readonly code: DatabaseStartCode

  constructor(code: DatabaseStartCode, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

export type DatabaseStartCode =
  | 'database.binaries-missing'
  | 'database.binaries-unusable'
  | 'database.no-system-user'
  | 'database.folder-unreachable'
  | 'database.folder-in-use'
  | 'database.folder-not-ours'
  | 'database.socket-folder-unsafe'
  | 'database.other-version'
  | 'database.init-failed'
  | 'database.not-answering'
  | 'database.too-old'
  | 'database.not-utf8'
  | 'database.newer-than-code'
  | 'database.migration-misnamed'
  | 'database.migration-changed'
  | 'database.migration-out-of-order'
  | 'database.migration-failed'
  | 'database.other-secret'
  | 'database.secret-unreadable'
