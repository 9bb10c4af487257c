import { agentTitle } from '@mats/contracts';
import { isComplaint } from '@mats/engine';
import type { Evidence, Incident, InvokeContext, KnownFact, MissingSource, ReadSource } from '@mats/contracts';
import { deadContainers } from './dead-containers.ts';
import { thrownIn } from './headline.ts';
import { KNOWN, SETTINGS, WOULD_DECIDE } from './sentences.ts';

/** What an open case is made of. */
export interface OpenCase {
  readonly evidence: readonly Evidence[];
  readonly incident: Incident | undefined;
  readonly read: readonly ReadSource[];
  readonly missingAgents: InvokeContext['missingAgents'];
}

/** A first failure this close to the begin of its log may have begun before. */
const AT_THE_BEGIN_MS = 1_000;
const MOST_KNOWN = 5;
const MOST_MISSING = 3;

/** The number of times that a title begins with is told elsewhere. */
function withoutCount(title: string): string {
  return title.replace(/^\d{1,12} × /, '');
}

function firstTrace({ evidence }: OpenCase): Evidence | undefined {
  return evidence.find(({ detail }) => detail.kind === 'stack_trace');
}

/** Deaths that lines of logs tell of, with what the dead wrote last; those that containers show are told of once. */
function deathsInLogs({ evidence, incident }: OpenCase, shown: readonly KnownFact[]): KnownFact[] {
  const known = new Set(shown.map(({ service }) => service));
  return (incident?.deaths ?? [])
    .filter(({ service }) => service === undefined || !known.has(service))
    .flatMap(({ service, code, signal, count, evidence: told, words }): KnownFact[] => {
      const of = service === undefined ? {} : { service };
      const last = evidence.find(({ id }) => id === words);
      const death: KnownFact = { what: 'death', text: KNOWN.died({ code, signal, count }), ...of, evidence: [told] };
      return last === undefined
        ? [death]
        : [death, { what: 'last_words', text: withoutCount(last.title), ...of, evidence: [last.id] }];
    });
}

function deathsOf(open: OpenCase): KnownFact[] {
  const ofContainers = deadContainers(open.evidence).map(({ piece }) => deathOf(piece));
  return [...ofContainers, ...deathsInLogs(open, ofContainers)];
}

function deathOf({ id, title, service }: Evidence): KnownFact {
  return { what: 'death', text: title, ...(service === undefined ? {} : { service }), evidence: [id] };
}

/** Where a traced request began to fail: its innermost failed span, with what it says. */
function failedSpanOf({ evidence, incident }: OpenCase): KnownFact[] {
  for (const { id, detail } of evidence) {
    if (detail.kind !== 'trace') continue;
    const failed = detail.spans.filter((span) => span.failed);
    const ofFirst = failed.filter(({ service }) => service === incident?.firstService);
    const inner = (ofFirst.length > 0 ? ofFirst : failed).toSorted((a, b) => b.depth - a.depth)[0];
    if (inner === undefined) continue;
    const text = KNOWN.failedSpan(inner.operation, inner.message.split('\n', 1)[0] ?? '');
    return [{ what: 'first_failure', text, service: inner.service, evidence: [id] }];
  }
  return [];
}

const MOST_MOVED = 2;

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

/** Measurements that read something else since it began. */
function movedOf({ evidence, incident }: OpenCase): KnownFact[] {
  const split = Date.parse(incident?.onset?.at ?? '');
  return evidence
    .flatMap(({ id, service, detail }): KnownFact[] => {
      if (detail.kind !== 'metric_window') return [];
      const before = middle(detail.points.filter(({ at }) => at < split).map(({ count }) => count));
      const after = middle(detail.points.filter(({ at }) => at >= split).map(({ count }) => count));
      if (before === null || after === null || before === after) return [];
      const text = KNOWN.moved(detail.metric, { before, after, unit: detail.unit });
      return [{ what: 'moved', text, ...(service === undefined ? {} : { service }), evidence: [id] }];
    })
    .slice(0, MOST_MOVED);
}

/** The innermost line of the application's own code in the first stack trace that passes through it. */
function ownFrameOf({ evidence }: OpenCase): { fact: KnownFact; service: string | undefined } | undefined {
  for (const { id, service, detail } of evidence) {
    if (detail.kind !== 'stack_trace') continue;
    // A library's exception may be the cause of one that the application's code was in.
    const frames = [detail, ...(detail.others ?? [])].flatMap((exception) => exception.frames);
    const frame = frames.find(({ library }) => !library);
    if (frame === undefined) continue;
    const within = frame.function === '' ? '' : ` in ${frame.function}`;
    return { fact: { what: 'frame', text: `${frame.file}:${frame.line}${within}`, evidence: [id] }, service };
  }
  return undefined;
}

/** Lines of ordinary work say nothing of a failure, however much they are all that was read. */
function tellsOfWork({ detail }: Evidence): boolean {
  const logged = detail.kind === 'log_excerpt' || detail.kind === 'log_template';
  return logged && detail.severity !== undefined && !isComplaint(detail.severity);
}

/** What is known of a failure whose cause is not: what was thrown and where, what failed first, who died, what is loudest. */
export function knownFacts(open: OpenCase): KnownFact[] {
  const { evidence, incident } = open;
  const trace = firstTrace(open);
  const thrown = thrownIn(trace);
  const ownFrame = ownFrameOf(open);
  const [telling] = (incident?.telling ?? []).flatMap(
    (id) => evidence.find((piece) => piece.id === id && !tellsOfWork(piece)) ?? [],
  );
  const loudest = evidence
    .flatMap((piece) => (piece.detail.kind === 'log_template' ? [{ piece, count: piece.detail.count }] : []))
    .toSorted((a, b) => b.count - a.count)[0]?.piece;
  const of = (what: KnownFact['what'], piece: Evidence | undefined): KnownFact[] =>
    piece === undefined
      ? []
      : [
          {
            what,
            text: withoutCount(piece.title),
            ...(piece.service === undefined ? {} : { service: piece.service }),
            evidence: [piece.id],
          },
        ];
  const thrownFact: KnownFact[] =
    trace === undefined || thrown === null
      ? []
      : [
          {
            what: 'exception',
            text: thrown,
            ...(trace.service === undefined ? {} : { service: trace.service }),
            evidence: [trace.id],
          },
        ];
  const all = [
    ...thrownFact,
    ...(ownFrame === undefined ? [] : [ownFrame.fact]),
    ...of('first_failure', telling),
    ...(telling === undefined ? failedSpanOf(open) : []),
    ...deathsOf(open),
    ...movedOf(open),
    ...(trace === undefined ? of('loudest', loudest) : []),
  ];
  // What was thrown is mostly what failed first and what is loudest: each text is told once, as the first that it is.
  return all
    .filter(({ text }, index) => !all.slice(0, index).some((told) => fitsTemplate(told.text, text)))
    .slice(0, MOST_KNOWN);
}

/** Whether a text is a template, or one line of it: a hole stands for anything. */
function fitsTemplate(text: string, template: string): boolean {
  const [head = '', ...parts] = template.split('…');
  const tail = parts.pop();
  if (tail === undefined) return text === template;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - tail.length;
}

/** A name that can stand in a setting; a placeholder where there is none. */
function settingName(name: string | undefined | null): string {
  return name !== undefined && name !== null && /^[\w.-]{1,60}$/.test(name) ? name : SETTINGS.unnamed;
}

/** Whether the failures stand at the very begin of what was read, so that nobody saw how they began. */
function beginsWithFailure({ incident, read }: OpenCase): boolean {
  const starts = read.flatMap(({ from }) => (from === undefined ? [] : [Date.parse(from)]));
  const onset = Date.parse(incident?.onset?.at ?? '');
  return starts.length > 0 && onset - Math.min(...starts) < AT_THE_BEGIN_MS;
}

/** Whom the failing lines name and nobody read. */
function unreadCallee({ incident, read }: OpenCase): string | null {
  const known = new Set([
    ...read.flatMap(({ services }) => services),
    ...(incident?.services ?? []).map(({ name }) => name),
  ]);
  const named = [
    ...(incident?.services ?? []).flatMap(({ blames }) => blames),
    ...(incident?.signals ?? []).flatMap(({ target }) => target ?? []),
  ];
  return named.find((name) => !known.has(name)) ?? null;
}

/** Whose measurements and lines these are, where they are all of one. */
function onlyServiceOf({ evidence }: OpenCase): string | null {
  const [name, ...others] = new Set(evidence.flatMap(({ service }) => service ?? []));
  return name !== undefined && others.length === 0 ? name : null;
}

/** Which sources would decide an open case, with the line that connects each; the most useful first. */
export function missingSources(open: OpenCase): MissingSource[] {
  const { incident, read, evidence, missingAgents } = open;
  const who = incident?.firstService ?? onlyServiceOf(open);
  // What failed first may be a program that nobody here wrote; the code in the trace is the application's.
  const whoseCode = ownFrameOf(open)?.service ?? who;
  const kinds = new Set(read.map(({ kind }) => kind));
  const nothing = read.every(({ lines = 0, kind }) => lines === 0 && kind !== 'containers');
  const callee = unreadCallee(open);
  const platform = incident?.platform;
  const connected = read.filter(({ kind }) => kind === 'repository').map(({ what }) => what);
  // A repository in which nothing of the failure was found is another's, unless it bears the name of what fails.
  const inCode = evidence.some(({ detail }) => detail.kind === 'code_range');
  const otherCode = connected.length === 0 || (whoseCode !== null && !inCode && !connected.includes(whoseCode));
  const failing = evidence.length > 0;
  // Only a trace says that the failure went through code that could be read.
  const throughCode = evidence.some(({ detail }) => detail.kind === 'stack_trace');
  const missing: (MissingSource | false)[] = [
    ...missingAgents.map((agent): MissingSource => ({ what: 'agent', text: WOULD_DECIDE.agent(agentTitle(agent)) })),
    !nothing &&
      !kinds.has('log') && {
        what: 'service_log',
        text: WOULD_DECIDE.serviceLog(who),
        setting: SETTINGS.logs(settingName(who)),
      },
    nothing && { what: 'any_log', text: WOULD_DECIDE.anyLog(), setting: SETTINGS.logs(settingName(who)) },
    beginsWithFailure(open) && {
      what: 'earlier_log',
      text: WOULD_DECIDE.earlierLog(incident?.onset?.at ?? ''),
      setting: SETTINGS.logs(settingName(who)),
    },
    callee !== null && {
      what: 'callee_log',
      text: WOULD_DECIDE.calleeLog(callee),
      setting: SETTINGS.logs(settingName(callee)),
    },
    throughCode &&
      otherCode && {
        what: 'repository',
        text:
          connected.length === 0
            ? WOULD_DECIDE.repository(whoseCode)
            : WOULD_DECIDE.otherRepository(whoseCode, connected),
        setting: SETTINGS.repository(settingName(whoseCode)),
      },
    failing &&
      platform === 'compose' &&
      !kinds.has('containers') && { what: 'containers', text: WOULD_DECIDE.containers(), setting: SETTINGS.docker() },
  ];
  return missing.filter((one) => one !== false).slice(0, MOST_MISSING);
}
