import { agentTitle, isSameAnswer, turnAddress, turnAddressOf, VERDICTS } from '@mats/contracts';
import type { ComparedTurn, NamedEvidence, TurnComparison, Verdict } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { compare } from '../api/client.ts';
import { useApp } from '../app/context.ts';
import { useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { PageLink } from '../parts/link.tsx';
import { Moment } from '../parts/moment.tsx';
import { VerdictMark } from '../parts/verdict-mark.tsx';
import { comparePath, placeHash, sessionPath } from '../routing.ts';
import { formatDuration } from '../text/format-duration.ts';
import { parseTime } from '../text/format-time.ts';
import { kindWords, percentWords } from '../text/analytics-words.ts';
import { COMPARE, FIELD_WORDS } from '../text/sentences.ts';
import { probabilityWords, VERDICT_WORDS } from '../text/verdict-words.ts';

/** Fields whose values are codes. */
const CODES: ReadonlySet<string> = new Set(['kind', 'change', 'abstention']);

function sideOf(name: 'a' | 'b'): string {
  return new URLSearchParams(location.search).get(name) ?? '';
}

/** Two turns side by side: verdict, cause, place, evidence, how long each agent took, spans. */
export function ComparePage(): JSX.Element {
  const [a, b] = [sideOf('a'), sideOf('b')];
  const [found, setFound] = useState<TurnComparison | null>(null);
  const [failed, setFailed] = useState<ApiFailure | null>(null);
  useTitle(COMPARE.title);
  useEffect(() => {
    if (b === '') return;
    compare(a, b).then(setFound, (thrown: unknown) => setFailed(ApiFailure.from(thrown)));
  }, [a, b]);
  return (
    <main class="page compare" id="main" tabIndex={-1}>
      <h1>{COMPARE.title}</h1>
      {failed === null ? null : <FailureNote failure={failed.failure} />}
      {b === '' || failed !== null ? <OtherTurn a={a} /> : null}
      {b !== '' && found === null && failed === null ? <p class="muted">{COMPARE.reading}</p> : null}
      {found === null ? null : <Comparison found={found} />}
    </main>
  );
}

/** Asks for the second turn. */
function OtherTurn({ a }: { a: string }): JSX.Element {
  const { navigate } = useApp();
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement).get('b');
    const [own, other] = [turnAddressOf(a), turnAddressOf(typeof given === 'string' ? given.trim() : '')];
    if (own !== null && other !== null) navigate(comparePath(own, other));
  };
  return (
    <form class="other-turn" onSubmit={onSubmit}>
      <label>
        {COMPARE.name}
        <input name="b" required pattern=".{1,128}\\.t[1-9][0-9]{0,4}" placeholder="3f0c…-7a41.t1" />
      </label>
      <button type="submit" class="primary">
        {COMPARE.show}
      </button>
    </form>
  );
}

function resultWords(found: TurnComparison): string {
  if (found.identical) return COMPARE.same;
  return isSameAnswer(found) ? COMPARE.timesAlone : COMPARE.differ;
}

function Comparison({ found }: { found: TurnComparison }): JSX.Element {
  const { a, b, fields, evidence, others } = found;
  return (
    <>
      <p class="compare-result">{resultWords(found)}</p>
      <div class="compare-sides">
        <Side turn={a} />
        <Side turn={b} />
      </div>
      {found.identical ? null : (
        <section>
          <h2>{COMPARE.differs}</h2>
          {fields.length === 0 ? <p class="muted">{COMPARE.noField}</p> : <Fields fields={fields} />}
          {others.length === 0 ? null : <p class="muted">{COMPARE.also(others.join(', '))}</p>}
        </section>
      )}
      <section>
        <h2>{COMPARE.evidence}</h2>
        <div class="compare-evidence">
          <Pieces title={COMPARE.onlyFirst} pieces={evidence.lost} />
          <Pieces title={COMPARE.onlySecond} pieces={evidence.added} />
        </div>
        <details>
          <summary>
            {COMPARE.both} ({evidence.same.length})
          </summary>
          <Pieces title={COMPARE.both} pieces={evidence.same} />
        </details>
      </section>
      <Times found={found} />
    </>
  );
}

function Side({ turn }: { turn: ComparedTurn }): JSX.Element {
  const at = parseTime(turn.created_at);
  const { file, line, service } = turn.where ?? {};
  const place = file === undefined ? service : `${file}${line === undefined ? '' : `:${line}`}`;
  return (
    <article class="compare-side">
      <h2>
        <PageLink href={`${sessionPath(turn.session_id)}${placeHash({ turn: turn.turn, evidence: null })}`}>
          {turn.prompt}
        </PageLink>
      </h2>
      <p class="muted">
        <code>{turnAddress({ session: turn.session_id, turn: turn.turn })}</code>
      </p>
      <p class="muted">
        {at === null ? null : <Moment at={at} />}
        {turn.duration_ms === null ? null : `, ${formatDuration(turn.duration_ms)}`}
      </p>
      <p>
        {turn.verdict === null ? COMPARE.noAnswer : <VerdictMark verdict={turn.verdict} />}
        {turn.confidence === null || turn.verdict === null
          ? null
          : ` ${probabilityWords({ verdict: turn.verdict, confidence: turn.confidence }) ?? ''}`}
      </p>
      {turn.cause === null ? null : <p>{turn.cause}</p>}
      {place === undefined ? null : <p class="mono">{place}</p>}
    </article>
  );
}

/** Codes of a report as the rest of the page says them. */
function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (field === 'verdict' && isVerdict(value)) return VERDICT_WORDS[value].label;
  if (field === 'confidence' && typeof value === 'number') return percentWords(value);
  if (CODES.has(field) && typeof value === 'string') return kindWords(value);
  if (field === 'where.commit' && typeof value === 'string') return value.slice(0, 8);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isVerdict(value: unknown): value is Verdict {
  return VERDICTS.some((verdict) => verdict === value);
}

function Fields({ fields }: { fields: TurnComparison['fields'] }): JSX.Element {
  // The answer to a question for the cause is the cause: said once.
  const cause = fields.find(({ field }) => field === 'cause');
  const shown = fields.filter(({ field, a, b }) => field !== 'answer' || a !== cause?.a || b !== cause?.b);
  return (
    <table class="compare-table compare-fields">
      <thead>
        <tr>
          <th scope="col">{COMPARE.field}</th>
          <th scope="col">{COMPARE.first}</th>
          <th scope="col">{COMPARE.second}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ field, a, b }) => (
          <tr key={field}>
            <th scope="row">{FIELD_WORDS[field] ?? field}</th>
            <td>{valueWords(field, a)}</td>
            <td>{valueWords(field, b)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pieces({ title, pieces }: { title: string; pieces: readonly NamedEvidence[] }): JSX.Element {
  return (
    <div>
      <h3>
        {title} ({pieces.length})
      </h3>
      {pieces.length === 0 ? (
        <p class="muted">{COMPARE.none}</p>
      ) : (
        <ul>
          {pieces.map(({ id, title: name, label }) => (
            <li key={id}>
              {name} <span class="muted">{label}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function timeWords(ms: number | null): string {
  return ms === null ? '–' : formatDuration(ms);
}

function Times({ found }: { found: TurnComparison }): JSX.Element {
  const rows = [
    // The record's steps begin with the agents themselves.
    ...(found.spans_from === 'events' ? [] : found.agents).map(({ agent, a_ms, b_ms }) => ({
      name: agentTitle(agent),
      depth: 0,
      a_ms,
      b_ms,
      a_failed: false,
      b_failed: false,
    })),
    ...found.spans,
  ];
  return (
    <section>
      <h2>{COMPARE.spansFrom[found.spans_from]}</h2>
      <table class="compare-table">
        <thead>
          <tr>
            <th scope="col">{COMPARE.what}</th>
            <th scope="col" class="number">
              {COMPARE.first}
            </th>
            <th scope="col" class="number">
              {COMPARE.second}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, depth, a_ms, b_ms, a_failed, b_failed }, place) => (
            <tr key={place}>
              <th scope="row" style={{ paddingLeft: `${depth * 1.25 + 0.5}em` }}>
                {name}
              </th>
              <td class="number">
                {timeWords(a_ms)}
                {a_failed ? ' ✕' : ''}
              </td>
              <td class="number">
                {timeWords(b_ms)}
                {b_failed ? ' ✕' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
