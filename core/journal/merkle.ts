import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'

/**
 * Root of the Merkle tree over hashes in hex, as RFC 6962 (section 2.1) has it: leaves and nodes are hashed with a
 * different first byte, so that neither can pass for the other. Hex; of no hashes, SHA-256 of nothing.
 */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return bytesToHex(sha256(new Uint8Array()))
  let level: readonly Uint8Array[] = hashes.map(hash => sha256(concatBytes(leaf, hexToBytes(hash))))
  while (level.length > 1) level = parentsOf(level)
  return bytesToHex(level[0])
}

const leaf = Uint8Array.of(0)
const node = Uint8Array.of(1)

/** An odd one goes up as it is, which gives the same tree as splitting at the largest power of two. */
function parentsOf(level: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = []
  for (let i = 0; i < level.length; i += 2) {
    const right = level[i + 1]
    parents.push(right === undefined ? level[i] : sha256(concatBytes(node, level[i], right)))
  }
  return parents
}
