import type { Evidence, EvidenceDetail, EvidenceKind } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';
import { formatCount, formatValue, unitOf } from '../text/format-number.ts';
import { formatAge, formatDay, formatMoment, parseTime } from '../text/format-time.ts';
import { VIEWER } from '../text/sentences.ts';
import { diffFiles } from './diff.ts';
import type { DiffFile } from './diff.ts';
import { blamedChanges, blamedLines, excerptLines, fieldsOf, linesOf } from './lines.ts';
import type { LineField, SourceLine } from './lines.ts';
import { Sparkline } from './sparkline.tsx';
import { Waterfall } from './waterfall.tsx';
import { PAGE } from '../text/page-words.ts';
import { COMMIT_KIND_WORDS, DETAIL, DIFF_WORDS, EVIDENCE, TEMPLATE_CHANGE_WORDS } from '../text/evidence-words.ts';

type View<Kind extends EvidenceKind> = (properties: {
  evidence: Evidence;
  detail: EvidenceDetail<Kind>;
  guilty: GuiltyLine | null;
}) => JSX.Element;

/** The line that the answer blames, to be marked in a diff. */
export interface GuiltyLine {
  file: string;
  line: number;
}

/** Lines as they stand in the source, the one that matters marked. */
function Lines(properties: { lines: readonly SourceLine[]; label: string }): JSX.Element {
  return (
    <div class="lines" tabIndex={0} role="region" aria-label={properties.label}>
      <table>
        <tbody>
          {properties.lines.map((line, index) => (
            <tr key={index} class={line.focus ? 'line-focus' : ''} aria-current={line.focus ? 'true' : undefined}>
              <td class="line-number">{line.number}</td>
              <td class="line-text">{line.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Facts(properties: { rows: readonly (readonly [string, ComponentChildren])[] }): JSX.Element {
  const rows = properties.rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return (
    <dl class="detail-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Excerpt({ evidence }: { evidence: Evidence }): JSX.Element {
  const lines = excerptLines(evidence);
  const focus = lines.find((line) => line.focus) ?? (lines.length === 1 ? lines[0] : undefined);
  const fields = focus === undefined ? null : fieldsOf(focus.text);
  return (
    <>
      {fields === null ? null : <Fields fields={fields} />}
      <Lines lines={lines} label={EVIDENCE.excerpt} />
    </>
  );
}

/** A line of JSON, one field a line; a stack with its own line breaks. */
function Fields({ fields }: { fields: readonly LineField[] }): JSX.Element {
  return (
    <dl class="fields" aria-label={VIEWER.fields}>
      {fields.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const LogExcerptView: View<'log_excerpt'> = ({ evidence }) => <Excerpt evidence={evidence} />;

const LogTemplateView: View<'log_template'> = ({ evidence, detail }) => (
  <>
    <p class="template">{detail.template.replaceAll('<*>', '…')}</p>
    <Facts
      rows={[
        [DETAIL.seen, formatCount(detail.count, 'time')],
        [DETAIL.severity, detail.severity],
        [DETAIL.change, TEMPLATE_CHANGE_WORDS[detail.change]],
      ]}
    />
    <Sparkline points={detail.buckets} label={EVIDENCE.countOverTime} unit="" />
    <Excerpt evidence={evidence} />
  </>
);

const StackTraceView: View<'stack_trace'> = ({ evidence, detail }) => (
  <>
    <p class="template">
      {detail.exception}
      {detail.message === '' ? '' : `: ${detail.message}`}
    </p>
    <Facts
      rows={[
        [DETAIL.runtime, detail.runtime],
        [DETAIL.seen, formatCount(detail.count, 'time')],
      ]}
    />
    <ol class="frames" aria-label={PAGE.frames}>
      {detail.frames.map((frame, index) => (
        <li key={index} class={frame.library ? 'frame-library' : ''}>
          <span class="frame-function">{frame.function}</span>
          <span class="frame-file">
            {frame.file}:{frame.line}
          </span>
          {frame.library ? <span class="frame-note">{EVIDENCE.library}</span> : null}
        </li>
      ))}
    </ol>
    <Excerpt evidence={evidence} />
  </>
);

const CodeRangeView: View<'code_range'> = ({ evidence, detail }) => {
  const lines = blamedLines(excerptLines(evidence), detail.blame);
  const now = Date.now();
  return (
    <>
      {detail.function === undefined ? null : (
        <Facts rows={[[DETAIL.function, <span class="mono">{detail.function}</span>]]} />
      )}
      <div class="lines code" tabIndex={0} role="region" aria-label={PAGE.blamed}>
        <table>
          <tbody>
            {lines.map((line, index) => {
              const time = parseTime(line.blame?.time);
              return (
                <tr
                  key={index}
                  class={`${line.focus ? 'line-focus' : ''} ${line.firstOfRun ? 'run' : ''}`}
                  aria-current={line.focus ? 'true' : undefined}
                >
                  <td
                    class="blame"
                    title={line.blame === null ? undefined : `${line.blame.sha.slice(0, 8)} ${line.blame.subject}`}
                  >
                    {line.blame !== null && line.firstOfRun ? (
                      <>
                        <span class="blame-sha">{line.blame.sha.slice(0, 8)}</span>
                        <span class="blame-who">{line.blame.author}</span>
                        <span title={time === null ? '' : formatDay(time, { now })}>
                          {time === null ? '' : formatAge(now - time)}
                        </span>
                      </>
                    ) : null}
                  </td>
                  <td class="line-number">{line.number}</td>
                  <td class="line-text">{line.text}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Changes blame={detail.blame} />
    </>
  );
};

/** Who wrote the lines, and why: the subjects do not fit beside the code. */
function Changes({ blame }: { blame: EvidenceDetail<'code_range'>['blame'] }): JSX.Element | null {
  const changes = blamedChanges(blame);
  if (changes.length === 0) return null;
  return (
    <ul class="changes" aria-label={PAGE.changes}>
      {changes.map(({ blame: { sha, author, time, subject }, lines }) => (
        <li key={sha}>
          <span class="blame-sha">{sha.slice(0, 8)}</span>
          <span>{subject}</span>
          <span class="muted">
            {author}, {formatDay(parseTime(time) ?? 0, { now: Date.now() })}, {formatCount(lines, 'line')}
          </span>
        </li>
      ))}
    </ul>
  );
}

const CommitView: View<'commit'> = ({ evidence, detail, guilty }) => {
  const files = diffFiles(evidence.excerpt, detail.files);
  return (
    <>
      {evidence.title.includes(detail.subject) ? null : <p class="template">{detail.subject}</p>}
      <Facts
        rows={[
          [DETAIL.commit, <span class="mono">{detail.sha.slice(0, 8)}</span>],
          [DETAIL.author, detail.author],
          [DETAIL.kind, COMMIT_KIND_WORDS[detail.change]],
          [DETAIL.files, formatCount(detail.files.length, 'file')],
        ]}
      />
      {files === null ? (
        <Excerpt evidence={evidence} />
      ) : (
        files.map((file) => <Diff key={file.name} file={file} guilty={guilty} />)
      )}
    </>
  );
};

const DIFF_SIGNS = { add: '+', delete: '−', same: ' ', hunk: '' } as const;

function Diff({ file, guilty }: { file: DiffFile; guilty: GuiltyLine | null }): JSX.Element {
  const blamed = guilty?.file === file.name ? guilty.line : null;
  return (
    <section class="diff">
      <h3>
        <span class="mono">{file.name}</span>
        <span class="diff-count">
          +{file.additions} −{file.deletions}
        </span>
      </h3>
      <div class="lines" tabIndex={0} role="region" aria-label={EVIDENCE.changesIn(file.name)}>
        <table>
          <tbody>
            {file.lines.map((line, index) => (
              <tr
                key={index}
                class={`diff-${line.kind} ${line.after !== null && line.after === blamed ? 'diff-guilty' : ''}`}
                aria-current={line.after !== null && line.after === blamed ? 'true' : undefined}
              >
                <td class="line-number">{line.before}</td>
                <td class="line-number">{line.after}</td>
                <td class="diff-sign" aria-hidden="true">
                  {DIFF_SIGNS[line.kind]}
                </td>
                <td class="line-text">
                  <span class="visually-hidden">{DIFF_WORDS[line.kind]}</span>
                  {line.after !== null && line.after === blamed ? (
                    <span class="visually-hidden">{VIEWER.guilty}: </span>
                  ) : null}
                  {line.text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const DeployView: View<'deploy'> = ({ evidence, detail }) => (
  <>
    <Facts
      rows={[
        [DETAIL.revision, <span class="mono">{detail.revision}</span>],
        [DETAIL.before, detail.previous === undefined ? undefined : <span class="mono">{detail.previous}</span>],
      ]}
    />
    <Excerpt evidence={evidence} />
  </>
);

const ChangeView: View<'change'> = ({ evidence, detail }) => (
  <>
    <Facts
      rows={[
        [DETAIL.kind, detail.type],
        [DETAIL.changed, detail.key],
        [DETAIL.before, detail.before],
        [DETAIL.after, detail.after],
        [DETAIL.by, detail.author],
      ]}
    />
    <Excerpt evidence={evidence} />
  </>
);

const StatusNoticeView: View<'status_notice'> = ({ evidence, detail }) => (
  <>
    <Facts
      rows={[
        [DETAIL.provider, detail.provider],
        [DETAIL.component, detail.component],
        [DETAIL.status, detail.status],
        [DETAIL.until, detail.until ?? EVIDENCE.lasts],
      ]}
    />
    <Excerpt evidence={evidence} />
  </>
);

const ContainerView: View<'container_state'> = ({ evidence, detail }) => (
  <>
    <Facts
      rows={[
        [DETAIL.container, <span class="mono">{detail.container}</span>],
        [DETAIL.image, detail.image],
        [DETAIL.status, detail.status],
        [DETAIL.exitCode, detail.exitCode],
        [
          DETAIL.killedForMemory,
          detail.oomKilled === undefined ? undefined : detail.oomKilled ? EVIDENCE.yes : EVIDENCE.no,
        ],
        [DETAIL.restarts, detail.restartCount],
        [DETAIL.health, detail.health],
      ]}
    />
    <Excerpt evidence={evidence} />
  </>
);

const MetricView: View<'metric_window'> = ({ evidence, detail }) => {
  const unit = unitOf(detail.metric, detail.unit);
  const highest = detail.points.reduce((most, point) => Math.max(most, point.count), Number.NEGATIVE_INFINITY);
  return (
    <>
      <Facts
        rows={[
          [DETAIL.metric, <span class="mono">{detail.metric}</span>],
          [DETAIL.highest, detail.points.length === 0 ? undefined : formatValue(highest, unit)],
        ]}
      />
      <Sparkline points={detail.points} label={detail.metric} unit={unit} />
      {evidence.excerpt === '' ? null : <Lines lines={linesOf(evidence.excerpt, {})} label={EVIDENCE.excerpt} />}
    </>
  );
};

const TraceView: View<'trace'> = ({ detail }) => (
  <>
    <Facts
      rows={[
        [DETAIL.trace, <span class="mono">{detail.traceId}</span>],
        [DETAIL.spans, formatCount(detail.spans.length, 'span')],
      ]}
    />
    <Waterfall spans={detail.spans} />
  </>
);

const VIEWS: { [Kind in EvidenceKind]: View<Kind> } = {
  log_excerpt: LogExcerptView,
  log_template: LogTemplateView,
  stack_trace: StackTraceView,
  code_range: CodeRangeView,
  commit: CommitView,
  deploy: DeployView,
  change: ChangeView,
  status_notice: StatusNoticeView,
  container_state: ContainerView,
  metric_window: MetricView,
  trace: TraceView,
};

/** The body of an evidence, drawn as what it is. */
export function EvidenceView({ evidence, guilty }: { evidence: Evidence; guilty: GuiltyLine | null }): JSX.Element {
  const Body = VIEWS[evidence.detail.kind] as View<EvidenceKind>;
  return <Body evidence={evidence} detail={evidence.detail} guilty={guilty} />;
}

/** The moment an evidence speaks of, when it has one. */
export function evidenceMoment(evidence: Evidence): string | null {
  const at = parseTime(evidence.time);
  return at === null ? null : formatMoment(at, { now: Date.now() });
}
