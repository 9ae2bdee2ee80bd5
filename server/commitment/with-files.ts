import {
  type Act,
  apply,
  type Attachment,
  type Commitment,
  type Context,
  decide,
  type Decision,
  type Refused,
} from '@huke/core/commitment'

/**
 * An act with its files as one: all of it happens or none, judged on the version that was seen. The files come first, so that
 * what is delivered or returned lies there already.
 */
export function decideWithFiles(
  c: Commitment,
  files: readonly Attachment[],
  act: Act,
  context: Context,
): Decision | Refused {
  const [file, ...others] = files
  if (file === undefined) return decide(c, act, context)
  const attached = decide(c, { kind: 'attach', file }, context)
  if (!attached.ok) return attached
  const rest = decideWithFiles(attached.events.reduce(apply, c), others, act, { ...context, version: undefined })
  return rest.ok ? { ...rest, events: [...attached.events, ...rest.events] } : rest
}
