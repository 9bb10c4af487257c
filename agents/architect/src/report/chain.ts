import type { ChainNode, Evidence, Incident } from '@mats/contracts';
import { isComplaint } from '@mats/engine';
import type { WeighedCandidate } from '@mats/engine';
import type { PrintedPlace } from './headline.ts';

/** A template for people: what varies is left out. */
function plain(template: string): string {
  return template.replaceAll('<*>', '…');
}

/** Commit → code → log template → service → symptom, as far as each is known. */
export function chainOf(
  best: WeighedCandidate | undefined,
  options: {
    evidence: readonly Evidence[];
    incident: Incident | undefined;
    crash?: Evidence | undefined;
    /** Where the crash happened, if the cause names no line itself. */
    place?: PrintedPlace | undefined;
  },
): ChainNode[] {
  const { evidence, incident, crash } = options;
  if (best === undefined) return [];
  const cited = new Set(best.for.flatMap((claim) => claim.evidence));
  const own = evidence.filter((piece) => cited.has(piece.id));
  const commit = evidence.find((piece) => piece.detail.kind === 'commit' && piece.detail.sha === best.commit);
  const code =
    own.find((piece) => piece.detail.kind === 'code_range') ?? own.find((piece) => piece.detail.kind === 'stack_trace');
  const place: Pick<WeighedCandidate, 'file' | 'line'> = options.place ?? best;
  const shown = best.file === undefined ? crash : code;
  // The failure itself rather than a line that only repeats its outcome: evidence is in order of what tells most.
  const templates = evidence.filter((piece) => piece.detail.kind === 'log_template' && piece.service === best.service);
  const template =
    templates.find(({ detail }) => detail.kind === 'log_template' && isComplaint(detail.severity)) ?? templates[0];
  // A crash in a service that has no name is not felt by itself.
  const nameless = best.service === undefined && crash !== undefined;
  const victims = (nameless ? [] : (incident?.services ?? [])).filter(
    ({ errors, name }) => errors > 0 && name !== best.service,
  );
  const symptom = evidence.find((piece) => piece.detail.kind === 'log_template' && piece.service === victims[0]?.name);
  const request = evidence.find((piece) => piece.detail.kind === 'trace' && piece.service !== best.service);
  const nodes: (ChainNode | undefined)[] = [
    commit === undefined ? undefined : { kind: 'commit', label: commit.title, evidence: [commit.id] },
    best.commit === null && best.file === undefined
      ? { kind: 'signal', label: best.title, evidence: [...cited] }
      : undefined,
    place.file === undefined
      ? undefined
      : {
          kind: 'code',
          label: `${place.file}${place.line === undefined ? '' : `:${place.line}`}`,
          evidence: shown === undefined ? [] : [shown.id],
        },
    template?.detail.kind === 'log_template'
      ? { kind: 'template', label: plain(template.detail.template), evidence: [template.id] }
      : undefined,
    best.service === undefined
      ? undefined
      : { kind: 'service', label: best.service, evidence: template === undefined ? [] : [template.id] },
    symptom?.detail.kind === 'log_template'
      ? {
          kind: 'symptom',
          label: `${symptom.service ?? ''}: ${plain(symptom.detail.template)}`,
          evidence: [symptom.id],
        }
      : request === undefined
        ? undefined
        : { kind: 'symptom', label: request.title, evidence: [request.id] },
  ];
  return nodes.flatMap((node) => node ?? []);
}
