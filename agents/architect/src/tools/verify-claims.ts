import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import type { EvidenceReader } from '@mats/sources';
import { withSpan } from '@mats/telemetry';

export interface Verification {
  verified: ReadonlySet<string>;
  failed: readonly { evidence: Evidence; reason: string }[];
}

/** Reads every piece of evidence again where it says it stands. */
export function verifyClaimsTool(evidence: readonly Evidence[], reader: EvidenceReader): Promise<Verification> {
  const input = `Read ${evidence.length} pieces of evidence again`;
  return withSpan({ name: TOOL_SPAN_NAMES.verifyClaims, kind: 'TOOL', input }, async (span) => {
    const verified = new Set<string>();
    const failed: { evidence: Evidence; reason: string }[] = [];
    for (const piece of evidence) {
      const check = await reader.check(piece);
      if (check.ok) verified.add(piece.id);
      else failed.push({ evidence: piece, reason: check.reason });
    }
    span.setOutput(`${verified.size} of ${evidence.length} verified`);
    return { verified, failed };
  });
}
