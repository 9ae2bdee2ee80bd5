/** What a fault says, without the passwords of the settings: libraries quote the connection string that they cannot use. */
export function withoutSecrets(text: string, environment: NodeJS.ProcessEnv): string {
  const url = environment['DATABASE_URL'] ?? ''
  // Up to the last @: a password may hold one that should have been encoded.
  const [, password = ''] = /^[^:]+:\/\/[^:/]*:(.*)@/.exec(url) ?? []
  const inQuery = /[?&]password=([^&]*)/.exec(url)?.[1] ?? ''
  const secrets = [url, password, decoded(password), inQuery, decoded(inQuery), environment['HUKE_SMTP_PASSWORD'] ?? '']
  return secrets
    .filter(secret => secret !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((said, secret) => said.replaceAll(secret, '…'), text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
