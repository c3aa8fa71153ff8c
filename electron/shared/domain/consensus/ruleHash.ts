import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonicalJson.ts'
import type { ConsensusRule } from './rule.ts'

/**
 * The fingerprint of a rule: SHA-256 (FIPS 180-4) of its canonical JSON in UTF-8, as 64 lower-case hexadecimal
 * digits. It is taken when a ballot locks and printed in the draft: a reader who has the rule can check it
 * with any SHA-256 program.
 */
export function hashRule(rule: ConsensusRule): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(rule))))
}
