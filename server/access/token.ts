import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: what a browser or program shows to be let in. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Tells a token of ours from other secrets, for scanners that look for leaked ones. */
export const apiTokenPrefix = 'huke_'
