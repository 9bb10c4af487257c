import { SPAN_NAMES } from '@mats/contracts';
import type { AttachmentReference, Finding, RecordedTurn } from '@mats/contracts';
import { withSpan } from '@mats/telemetry';
import type { AgentDirectory } from '../agents/agent-directory.ts';
import type { AttachmentAddresses } from '../store/attachment-addresses.ts';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { TurnRecord } from '../store/patient-record.ts';
import type { Delegator } from './delegate.ts';
import type { StepTable } from './investigation-runner.ts';
import { looksLikeStackTrace, planInvestigation } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Question } from './step-context.ts';

const HEAD_BYTES = 256 * 1024;

/** How a file begins, as text. */
export async function beginningOf(id: string, attachments: Pick<AttachmentStore, 'open'>): Promise<string> {
  const { stream } = await attachments.open(id);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Attachments as agents get them: facts, and the address where the bytes are. */
export function attachmentReferences(options: {
  describe: AttachmentStore['describe'];
  addresses: AttachmentAddresses;
}): (ids: readonly string[]) => Promise<AttachmentReference[]> {
  return async (ids) => {
    const known = await options.describe(ids);
    const found = ids.flatMap((id) => known.get(id) ?? []);
    return found.map((attachment) => ({ ...attachment, url: options.addresses.urlOf(attachment.id) }));
  };
}

/** What the agents found in the latest turn in which they read something. */
function latestFindings(record: readonly RecordedTurn[]): Finding[] {
  const read = record.flatMap(({ findings }) => findings.filter(({ agent }) => agent !== 'architect'));
  return [...new Map(read.map((finding) => [finding.agent, finding])).values()];
}

/** The steps an investigation takes, with what they need. */
export function createStepTable(options: {
  store: TurnRecord;
  readBeginning: (attachment: string) => Promise<string>;
  describe: AttachmentStore['describe'];
  delegator: Delegator;
  agents: Pick<AgentDirectory, 'offers'>;
}): StepTable {
  const { store, readBeginning, describe, delegator, agents } = options;
  const recordOf = ({ sessionId, investigationId, again }: Question): Promise<RecordedTurn[]> =>
    store.sessionRecord(sessionId, investigationId, again);
  const plan = async (question: Question): Promise<Plan> => {
    const known = await describe(question.attachments);
    const heads = await Promise.all(question.attachments.map((id) => readBeginning(id)));
    const record = await recordOf(question);
    const before = new Set(record.flatMap((turn) => turn.attachments));
    return planInvestigation({
      agents: await agents.offers(),
      prompt: question.prompt,
      hasStackTrace: [question.prompt, ...heads].some(looksLikeStackTrace),
      attachmentBytes: [...known.values()].reduce((sum, attachment) => sum + attachment.bytes, 0),
      isFollowUp: record.length > 0 && question.attachments.every((id) => before.has(id)),
    });
  };
  return {
    plan: (question) =>
      withSpan({ name: SPAN_NAMES.plan, kind: 'TOOL', input: question.prompt }, async (span) => {
        const result = await plan(question);
        span.setOutput(`${result.kind}: ${result.waves.map((wave) => wave.join(' + ')).join(', then ')}`);
        return result;
      }),
    delegate: async (input, tools) => {
      const record = await recordOf(input.question);
      const carried = latestFindings(record).filter(({ agent }) => input.carry.includes(agent));
      const own = input.agent === 'architect' ? record : [];
      const output = await delegator.delegate(
        { ...input, findings: [...carried, ...input.findings], record: own },
        tools,
      );
      if (output.ok && output.needs === undefined) await store.saveFinding(tools.run, output.finding);
      return output;
    },
  };
}
