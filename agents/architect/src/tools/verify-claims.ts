import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence } from '@mats/contracts';
import type { EvidenceReader } from '@mats/evidence';
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
    const checks = await reader.check(evidence);
    for (const [place, piece] of evidence.entries()) {
      const check = checks[place];
      if (check?.ok === true) verified.add(piece.id);
      else failed.push({ evidence: piece, reason: check?.reason ?? 'it was not read' });
    }
    span.setOutput(`${verified.size} of ${evidence.length} verified`);
    return { verified, failed };
  });
}
