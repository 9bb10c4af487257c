import type { Evidence, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { Fold } from '../parts/fold.tsx';
import { Moment } from '../parts/moment.tsx';
import { parseTime } from '../text/format-time.ts';
import { CARD, FOLDS } from '../text/sentences.ts';
import { EVIDENCE_KIND_WORDS } from '../text/verdict-words.ts';

/** Every deployment, commit, setting, flag and container event that was read, the newest first; the one that is blamed is marked. */
export function WhatChanged({ report }: { report: Report }): JSX.Element | null {
  const changes = changesOf(report.evidence);
  if (changes.length === 0) return null;
  const onset = parseTime(report.onset?.at);
  return (
    <Fold title={FOLDS.changed} count={changes.length}>
      <ol class="changed">
        {changes.map(({ piece, at }) => {
          const named = piece.detail.kind === 'commit' && piece.detail.sha === report.where.commit;
          const blamed = named && report.change !== 'none_known';
          return (
            <li key={piece.id} class={blamed ? 'changed-suspect' : ''}>
              <span class="changed-when">{at === null ? '–' : <Moment at={at} />}</span>
              <span class="kind">{EVIDENCE_KIND_WORDS[piece.detail.kind]}</span>
              <span class="what">
                {piece.title} <Cites ids={[piece.id]} />
                {blamed ? (
                  <b class="changed-mark"> {report.verdict === 'root_cause' ? FOLDS.cause : CARD.suspect}</b>
                ) : null}
                {onset !== null && at !== null && at > onset ? <span class="muted"> {FOLDS.after}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}

function changesOf(evidence: readonly Evidence[]): { piece: Evidence; at: number | null }[] {
  const kinds: ReadonlySet<string> = new Set(['commit', 'deploy', 'change', 'container_state']);
  return evidence
    .filter(({ detail }) => kinds.has(detail.kind))
    .map((piece) => ({ piece, at: parseTime(piece.time) }))
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
}
