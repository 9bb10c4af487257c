import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Evidence, Finding } from '@mats/contracts';
import type { Agent } from '@mats/service';
import { createEvidenceReader } from '@mats/evidence';
import type { IncidentSources } from '@mats/evidence';
import type { Repositories } from '@mats/sources';
import { withSpan } from '@mats/telemetry';
import { writeReport } from './report/write-report.ts';
import { rankCausesTool } from './tools/rank-causes.ts';
import { verifyClaimsTool } from './tools/verify-claims.ts';

export interface ArchitectOptions {
  repositories: Repositories;
  /** The logs and containers that evidence can stand in. */
  sources: Pick<IncidentSources, 'logsFor' | 'docker'>;
  now: () => number;
}

function allEvidence(findings: readonly Finding[]): Evidence[] {
  const pieces = findings.flatMap((finding) => finding.evidence);
  return [...new Map(pieces.map((piece) => [piece.id, piece])).values()];
}

/** Checks every claim, weighs the causes, writes the report; deterministic. */
export function createArchitectAgent(options: ArchitectOptions): Agent {
  return async ({ request, step }) => {
    const started = options.now();
    const { findings, missingAgents } = request.context;
    const evidence = allEvidence(findings);
    const { repositories } = options;
    const docker = options.sources.docker ?? undefined;
    const sources = options.sources.logsFor(request);
    try {
      step(`Reading ${evidence.length} pieces of evidence again`);
      const reader = createEvidenceReader({ sources, repositories, docker });
      const verification = await verifyClaimsTool(evidence, reader);
      step('Weighing the causes');
      const judgement = await rankCausesTool({ findings, verified: verification.verified });
      step('Writing the report');
      const report = await withSpan(
        { name: TOOL_SPAN_NAMES.writeReport, kind: 'TOOL', input: request.message },
        (span) => {
          const durationMs = options.now() - started;
          const written = writeReport({ findings, evidence, judgement, verification, missingAgents, durationMs });
          span.setOutput(written.cause);
          return Promise.resolve(written);
        },
      );
      const finding: Finding = {
        agent: 'architect',
        summary: report.cause,
        claims: report.claims.map(({ text, about, evidence: cited }) => ({ text, about, evidence: cited })),
        candidates: judgement.weighed.slice(0, 8).map(({ odds: _odds, ...candidate }) => candidate),
        evidence: [],
        read: [],
        notChecked: report.notRead,
        usage: { ...report.usage, calls: [], duration_ms: options.now() - started },
      };
      return { finding, report };
    } finally {
      await Promise.all(sources.map((source) => source.close()));
    }
  };
}
