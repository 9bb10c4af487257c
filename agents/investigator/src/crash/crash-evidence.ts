import type { BlamedRange, ReadCrash } from '@mats/engine/code';
import { commitsToName, crashCandidates } from '@mats/engine/suspect';
import type { CodeQuestion, CodeSuspect } from '@mats/engine/suspect';
import type { Candidate, Evidence } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { codeRangeEvidence, commitEvidence } from '../report/code-evidence.ts';

/** What a crash points to, with the evidence of it. */
export interface CrashEvidence {
  readonly suspects: readonly { readonly suspect: CodeSuspect; readonly evidence: Evidence }[];
  readonly candidates: readonly Candidate[];
  readonly evidence: readonly Evidence[];
}

/** What the trace itself says of a line; which of them is to blame is another question. */
function foundBy({ role, frame }: BlamedRange['line']): CodeSuspect['found']['code'] {
  if (role === 'feeds') return 'thrown_for_value_set';
  if (role === 'makes') return 'thrown_for_value_made';
  return frame?.exception === 0 && frame.depth === 0 ? 'thrown_here' : 'thrown_by_callee';
}

/** Turns what was read of a crash into evidence and candidates. */
export async function crashEvidence(
  read: ReadCrash,
  from: {
    readonly repository: Repository;
    readonly revision: string | undefined;
    readonly traces: CodeQuestion['traces'];
    /** Another revision ran than the one that was read. */
    readonly otherRevision: boolean;
  },
): Promise<CrashEvidence> {
  const { repository, revision, traces } = from;
  const { reading } = read;
  const failure = traces[read.trace];
  const type = reading.trace.exceptions[0]?.type ?? '';
  const suspects = read.code.map((range) => {
    const suspect: CodeSuspect = {
      repository: repository.name,
      revision,
      path: range.line.path,
      line: range.line.line,
      ...(range.line.function === undefined ? {} : { function: range.line.function }),
      strength: 1,
      found: { code: foundBy(range.line), name: type },
      evidence: failure === undefined ? [] : [failure.evidence],
    };
    const { startLine, lines, blame } = range;
    return { suspect, evidence: codeRangeEvidence({ suspect, startLine, lines, blame, body: lines.join('\n') }) };
  });
  const shas = commitsToName(reading);
  const commits = shas.length === 0 ? new Map() : await repository.commits(shas);
  const told = new Map([...commits.values()].map((commit) => [commit.sha, commitEvidence(commit, repository)]));
  const candidates = crashCandidates({
    repository: repository.name,
    service: failure?.service ?? null,
    reading,
    otherRevision: from.otherRevision,
    trace: failure?.evidence ?? '',
    code: new Map(suspects.map(({ suspect, evidence }) => [`${suspect.path}:${suspect.line}`, evidence.id])),
    commits: new Map([...told].map(([sha, evidence]) => [sha, evidence.id])),
  });
  return { suspects, candidates, evidence: [...suspects.map(({ evidence }) => evidence), ...told.values()] };
}
