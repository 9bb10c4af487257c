import type { Evidence, EvidenceDetail, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { excerptLines } from '../evidence/lines.ts';
import { Cites } from '../parts/cites.tsx';
import { CodeLink } from '../parts/code-link.tsx';
import { Fold } from '../parts/fold.tsx';
import { CRASH } from '../text/sentences.ts';
import { codeOfFrame, crashOf, groupFrames } from './crash-frames.ts';
import type { Frame } from './crash-frames.ts';
import { EVIDENCE } from '../text/evidence-words.ts';

/** Lines of code shown before and after the failing one. */
const AROUND = 3;

/** A crash as people on call know it: what was thrown, the own frames with their code, library frames folded. */
export function CrashCard({ report }: { report: Report }): JSX.Element | null {
  const trace = crashOf(report);
  if (trace === null) return null;
  const { exception, message, others = [] } = trace.detail;
  return (
    <Fold title={CRASH.title} open>
      <p class="thrown">
        <b>{exception}</b>
        {message === '' ? '' : `: ${message}`} <Cites ids={[trace.id]} />
      </p>
      <Frames frames={trace.detail.frames} report={report} />
      {others.map((other, index) => (
        <div key={index}>
          <p class="thrown thrown-other">
            {CRASH.thrownWhile}: <b>{other.type}</b>
            {other.message === '' ? '' : `: ${other.message}`}
          </p>
          <Frames frames={other.frames} report={report} />
        </div>
      ))}
    </Fold>
  );
}

function Frames(properties: { frames: EvidenceDetail<'stack_trace'>['frames']; report: Report }): JSX.Element {
  const { frames, report } = properties;
  let first = true;
  return (
    <ol class="crash-frames" aria-label={CRASH.framesLabel}>
      {groupFrames(frames).map((group, index) => {
        if (group.library) return <LibraryFrames key={index} frames={group.frames} />;
        return group.frames.map((frame) => {
          const open = first;
          first = false;
          return <OwnFrame key={`${frame.file}:${frame.line}`} frame={frame} report={report} open={open} />;
        });
      })}
    </ol>
  );
}

function LibraryFrames({ frames }: { frames: readonly Frame[] }): JSX.Element {
  return (
    <li class="crash-library">
      <details>
        <summary>{CRASH.libraries(frames.length)}</summary>
        <ul>
          {frames.map((frame, index) => (
            <li key={index} class="mono">
              {frame.function} {frame.file}:{frame.line}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function OwnFrame(properties: { frame: Frame; report: Report; open: boolean }): JSX.Element {
  const { frame, report, open } = properties;
  const code = codeOfFrame(frame, report.evidence);
  const place = (
    <>
      <b>{frame.function}</b>{' '}
      <span class="crash-place">
        {code?.locator.path ?? frame.file}:{frame.line}
      </span>
    </>
  );
  if (code === undefined) {
    return (
      <li class="crash-own mono">
        {place} <span class="muted">{CRASH.notRead}</span>
      </li>
    );
  }
  return (
    <li class="crash-own">
      <details open={open}>
        <summary class="mono">{place}</summary>
        <FrameCode code={code} line={frame.line} />
        <p class="crash-link">
          <Cites ids={[code.id]} />{' '}
          <CodeLink
            repository={code.locator.name}
            path={code.locator.path ?? frame.file}
            line={frame.line}
            revision={code.locator.revision}
          >
            {code.locator.path}
          </CodeLink>
        </p>
      </details>
    </li>
  );
}

/** The failing line with what stands around it. */
function FrameCode({ code, line }: { code: Evidence; line: number }): JSX.Element {
  const lines = excerptLines(code).filter(({ number }) => number !== null && Math.abs(number - line) <= AROUND);
  return (
    <div class="lines code" tabIndex={0} role="region" aria-label={EVIDENCE.codeAround(line)}>
      <table>
        <tbody>
          {lines.map(({ number, text }) => (
            <tr
              key={number}
              class={number === line ? 'line-focus' : ''}
              aria-current={number === line ? 'true' : undefined}
            >
              <td class="line-number">{number}</td>
              <td class="line-text">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
