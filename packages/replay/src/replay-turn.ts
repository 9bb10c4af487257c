import { createArchitectAgent } from '@mats/architect';
import {
  agentTitle,
  canonicalJson,
  compareReports,
  findingSchema,
  invokeRequestSchema,
  MatsError,
  reportSchema,
} from '@mats/contracts';
import type { Evidence, FiledDelegation, FiledTurn, Finding, InvokeRequest, Report } from '@mats/contracts';
import type { ReportComparison, SessionFile, Tape } from '@mats/contracts';
import { contentOf, playParts, TapePlayer } from '@mats/evidence';
import type { OutsideParts } from '@mats/evidence';
import { createCodeAgent } from '@mats/investigator';
import type { Agent } from '@mats/service';
import { createSreAgent } from '@mats/sre';
import { redactAll } from '@mats/telemetry';
import { sha256Of } from './open-session-file.ts';

const AGENTS: ReadonlyMap<string, (parts: OutsideParts) => Agent> = new Map<string, (parts: OutsideParts) => Agent>([
  ['sre', createSreAgent],
  ['investigator', createCodeAgent],
  ['architect', createArchitectAgent],
]);

/** One call, made again. */
export interface CallReplay {
  readonly agent: string;
  /** Whether its finding and report are what they were. */
  readonly identical: boolean;
  /** What it asked for that is not on the tape. */
  readonly missed: readonly string[];
  /** False: no agent of this name runs here, so its finding was taken as it is. */
  readonly replayed: boolean;
}

/** One turn, done again. */
export interface TurnReplay {
  readonly turn: number;
  readonly identical: boolean;
  /** Why it could not be done again. */
  readonly notReplayed?: string;
  /** The version of MATS that answered it. */
  readonly version: string | null;
  /** `export`: secrets that the file does not hold changed the report, so it is held against what the file gave when it was made. */
  readonly against: 'recorded' | 'export';
  readonly agents: readonly CallReplay[];
  /** `a` is as recorded, `b` as replayed; left out where they are the same. */
  readonly difference?: ReportComparison;
  /** The report of the replay; left out where it is the recorded one. */
  readonly report?: Report;
}

interface Replayed {
  readonly call: CallReplay;
  readonly finding: Finding;
  readonly report: Report | undefined;
}

/** An agent that could not go on without something that was not recorded. */
interface Lacking {
  readonly agent: string;
  readonly lacks: readonly string[];
}

/** Why a turn cannot be repeated from its file; undefined: it can. */
function obstacle(turn: FiledTurn, file: SessionFile): string | undefined {
  if (turn.report === null) return `the turn has no report (${turn.state})`;
  if (turn.delegations.length === 0) return 'it was answered before calls of agents were recorded';
  if (!turn.delegations.some(({ report }) => report !== undefined)) return 'the Architect did not answer';
  const used = new Set(turn.delegations.flatMap(({ request }) => request.context.attachments.map(({ id }) => id)));
  for (const { id, name, leftOut } of file.attachments) {
    if (used.has(id) && leftOut !== undefined) return `the file ${name} is not in the export: ${leftOut}`;
  }
  for (const { agent, tape } of turn.delegations.filter((call) => AGENTS.has(call.agent))) {
    if (tape === null) return `the ${agentTitle(agent)} agent handed over no record of what it read`;
    if (tape.incomplete !== undefined)
      return `the record of the ${agentTitle(agent)} agent is not whole: ${tape.incomplete}`;
  }
  return undefined;
}

/** Span ids name spans of the recorded run; a replay makes none, so they stay what they were. */
function withSpanIds(evidence: readonly Evidence[], recorded: readonly Evidence[]): Evidence[] {
  const known = new Map(recorded.map(({ id, spanId }) => [id, spanId]));
  return evidence.map(({ spanId: _spanId, ...piece }) => {
    const spanId = known.get(piece.id);
    return spanId === undefined ? piece : { ...piece, spanId };
  });
}

/** As it arrives at the orchestrator: through JSON, the contract and redaction. */
function received<Value>(value: unknown, schema: { parse: (value: unknown) => Value }): Value {
  return redactAll(schema.parse(JSON.parse(JSON.stringify(value))));
}

/** The recorded request with the files of the session file and with what this replay has found. */
function requestOf(
  { request }: FiledDelegation,
  given: { readonly file: SessionFile; readonly found: ReadonlyMap<string, Finding> },
): InvokeRequest {
  const { file, found } = given;
  const { context } = request;
  const files = new Map(
    file.attachments.map((one) => {
      const content = attachmentOf(file, one.id);
      return [one.id, { ...one, bytes: content.length, sha256: sha256Of(content) }];
    }),
  );
  return invokeRequestSchema.parse({
    ...request,
    context: {
      ...context,
      attachments: context.attachments.map((one) => ({ ...one, ...files.get(one.id) })),
      findings: context.findings.map((finding) => found.get(canonicalJson(finding)) ?? finding),
    },
  });
}

/** The bytes of a file that came with the question, as agents are given them. */
function attachmentOf(file: SessionFile, id: string): Buffer {
  const blob = file.blobs[file.attachments.find((one) => one.id === id)?.sha256 ?? ''];
  return blob === undefined ? Buffer.alloc(0) : contentOf(blob);
}

async function* chunksOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}

/** Takes a finding as it is. */
function asRecorded({ agent, finding, report }: FiledDelegation): Replayed {
  return { call: { agent, identical: true, missed: [], replayed: false }, finding, report };
}

async function replayCall(
  call: FiledDelegation,
  given: { readonly file: SessionFile; readonly found: ReadonlyMap<string, Finding>; readonly tape: Tape },
): Promise<Replayed | Lacking> {
  const { file, tape } = given;
  const make = AGENTS.get(call.agent);
  if (make === undefined) return asRecorded(call);
  const player = new TapePlayer(tape, file.blobs);
  const parts = playParts(player, (id) => chunksOf(attachmentOf(file, id)));
  const asked = make(parts)({
    request: requestOf(call, given),
    signal: new AbortController().signal,
    step: () => undefined,
    evidence: () => undefined,
  });
  const result = await asked.catch((error: unknown) => {
    if (error instanceof MatsError && error.code === 'not_on_tape') return null;
    throw error;
  });
  if (result === null) return { agent: call.agent, lacks: player.missed };
  const plain = received(result.finding, findingSchema);
  const finding = { ...plain, evidence: withSpanIds(plain.evidence, call.finding.evidence) };
  const written = result.report === undefined ? undefined : received(result.report, reportSchema);
  const report =
    written === undefined
      ? undefined
      : { ...written, evidence: withSpanIds(written.evidence, call.report?.evidence ?? []) };
  const recorded = [call.finding, call.report ?? null, call.needs ?? null];
  const identical = canonicalJson([finding, report ?? null, result.needs ?? null]) === canonicalJson(recorded);
  return { call: { agent: call.agent, identical, missed: player.missed, replayed: true }, finding, report };
}

/** Does a turn again as its file has it; each call gets what the ones before it in this replay have found. */
export async function replayTurn(turn: FiledTurn, file: SessionFile): Promise<TurnReplay> {
  const notReplayed = obstacle(turn, file);
  const version = turn.delegations.at(-1)?.version ?? null;
  const head = { turn: turn.turn, version, against: turn.as_exported === undefined ? 'recorded' : 'export' } as const;
  if (notReplayed !== undefined) return { ...head, identical: false, notReplayed, agents: [] };
  const found = new Map<string, Finding>();
  const agents: CallReplay[] = [];
  let report: Report | null = null;
  for (const call of turn.delegations) {
    const { tape } = call;
    const done = tape === null ? asRecorded(call) : await replayCall(call, { file, found, tape });
    if ('lacks' in done) {
      const why = `the ${agentTitle(done.agent)} agent asks for what was not recorded: ${done.lacks.join(', ')}`;
      return { ...head, identical: false, notReplayed: why, agents };
    }
    found.set(canonicalJson(call.finding), done.finding);
    agents.push(done.call);
    report = done.report ?? report;
  }
  const difference = compareReports(turn.as_exported ?? turn.report, report);
  const { identical } = difference;
  return { ...head, identical, agents, ...(identical || report === null ? {} : { difference, report }) };
}
