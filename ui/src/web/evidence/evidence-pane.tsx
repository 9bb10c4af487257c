import type { Evidence, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { readAttachment } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import { useShortcuts } from '../app/hooks.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { OutsideLink } from '../parts/link.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { OPEN_IN_PHOENIX } from '../text/sentences.ts';
import { EVIDENCE_KIND_WORDS } from '../text/verdict-words.ts';
import { evidenceMoment, EvidenceView } from './evidence-views.tsx';
import type { GuiltyLine } from './evidence-views.tsx';
import { linesOf, locatorWords } from './lines.ts';
import type { SourceLine } from './lines.ts';
import { LogViewer } from './log-viewer.tsx';
import { PAGE } from '../text/page-words.ts';
import { phoenixPlaceOf } from './phoenix-place.ts';
import { EVIDENCE } from '../text/evidence-words.ts';
import { textOfFile } from './unpack-text.ts';

export interface EvidencePaneProperties {
  evidence: Evidence;
  number: number;
  count: number;
  report: Report | null;
  /** The address of this evidence. */
  address: string;
  onMove: (step: 1 | -1) => void;
  onClose: () => void;
}

/** One piece of evidence beside the answer: where it stands, what it says, which claims lean on it. */
export function EvidencePane(properties: EvidencePaneProperties): JSX.Element {
  const { evidence, number, count, onMove, onClose } = properties;
  const { settings } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const moment = evidenceMoment(evidence);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [evidence.id]);
  useShortcuts({ Escape: onClose, j: () => onMove(1), k: () => onMove(-1) });
  return (
    <aside class="pane" aria-label={PAGE.evidence}>
      <div class="pane-head">
        <span class="pane-place">
          [{number}] <span class="muted">{EVIDENCE.of(count)}</span>
        </span>
        <button
          type="button"
          class="quiet"
          aria-label={PAGE.previousEvidence}
          title={PAGE.previousHint}
          disabled={number <= 1}
          onClick={() => onMove(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={PAGE.nextEvidence}
          title={PAGE.nextHint}
          disabled={number >= count}
          onClick={() => onMove(1)}
        >
          ↓
        </button>
        <span class="spacer" />
        <button type="button" class="quiet" title={PAGE.closeHint} onClick={onClose}>
          {PAGE.close}
        </button>
      </div>
      <div class="pane-body">
        <p class="kind">
          {EVIDENCE_KIND_WORDS[evidence.detail.kind]}
          {evidence.service === undefined ? null : <span> · {evidence.service}</span>}
          {moment === null ? null : <span> · {moment}</span>}
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {evidence.title}
        </h2>
        <p class="locator">
          <span class="mono">{locatorWords(evidence)}</span>
          <CopyButton text={locatorWords(evidence)} label={EVIDENCE.copyPlace} />
          <CopyButton
            text={`${properties.address}\n${locatorWords(evidence)}\n\n${evidence.excerpt}`}
            label={EVIDENCE.copy}
          />
          <CopyButton text={properties.address} label={EVIDENCE.copyLink} />
          <PlaceInPhoenix evidence={evidence} />
          {settings.phoenixUrl === null || evidence.spanId === undefined ? null : (
            <OutsideLink href={`${settings.phoenixUrl}/redirects/spans/${evidence.spanId}`}>
              {EVIDENCE.span}
            </OutsideLink>
          )}
        </p>
        <EvidenceView evidence={evidence} guilty={guiltyOf(evidence, properties.report)} />
        <WholeFile key={evidence.id} evidence={evidence} />
        <Supports evidence={evidence} report={properties.report} />
      </div>
    </aside>
  );
}

/** What was read in a Phoenix project, there. */
function PlaceInPhoenix({ evidence }: { evidence: Evidence }): JSX.Element | null {
  const { settings } = useApp();
  const place = phoenixPlaceOf(evidence.locator);
  if (settings.phoenixUrl === null || place === null) return null;
  return <OutsideLink href={`${settings.phoenixUrl}${place.path}`}>{OPEN_IN_PHOENIX[place.what]}</OutsideLink>;
}

/** The line that the answer blames, where this is the commit that brought it. */
function guiltyOf({ detail }: Evidence, report: Report | null): GuiltyLine | null {
  const { file, line, commit } = report?.where ?? {};
  if (detail.kind !== 'commit' || detail.sha !== commit || file === undefined || line === undefined) return null;
  return { file, line };
}

/** Attached logs can be read whole, around the line in question; those that are packed are unpacked here. */
function WholeFile({ evidence }: { evidence: Evidence }): JSX.Element | null {
  const [lines, setLines] = useState<readonly SourceLine[] | null>(null);
  const [failed, setFailed] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const { locator, detail } = evidence;
  if (locator.source !== 'attachment' || !/^att_[0-9a-f]{32}$/.test(locator.name)) return null;
  if (/\.(?:zst|bz2|xz)$/i.test(locator.label)) return null;
  // Lines of an export are counted as they are unpacked.
  const exported = locator.part === 'exported lines';
  const told = ('focusLine' in detail ? detail.focusLine : undefined) ?? locator.startLine;
  const focusLine = exported ? undefined : told;
  const read = async (): Promise<void> => {
    setBusy(true);
    try {
      const text = await textOfFile(await readAttachment(locator.name), locator.path);
      if (text === null) setFailed(new ApiFailure({ code: 'attachment_unreadable', ...EVIDENCE.notUnpacked }, 0));
      else setLines(linesOf(text, { startLine: 1, focusLine }));
    } catch (thrown) {
      setFailed(ApiFailure.from(thrown));
    } finally {
      setBusy(false);
    }
  };
  if (failed !== null) return <FailureNote failure={failed.failure} />;
  if (lines !== null) return <LogViewer lines={lines} label={EVIDENCE.allLines(locator.label)} />;
  return (
    <p>
      <button type="button" disabled={busy} onClick={() => void read()}>
        {busy ? EVIDENCE.reading : EVIDENCE.readAll(locator.label)}
      </button>
    </p>
  );
}

function Supports(properties: { evidence: Evidence; report: Report | null }): JSX.Element | null {
  const claims = properties.report?.claims.filter((claim) => claim.evidence.includes(properties.evidence.id)) ?? [];
  if (claims.length === 0) return null;
  return (
    <section class="supports">
      <h3>{PAGE.usedFor}</h3>
      <ul>
        {claims.map((claim, index) => (
          <li key={index}>
            <Sentence text={claim.text} />
          </li>
        ))}
      </ul>
    </section>
  );
}
