import { gunzipSync } from 'node:zlib';
import { createArchitectAgent } from '@mats/architect';
import {
  findingSchema,
  hashesOf,
  invokeRequestSchema,
  packedTapeSchema,
  reportSchema,
  SESSION_FILE_FORMAT,
  SESSION_FILE_SCHEMA,
} from '@mats/contracts';
import type { FiledDelegation, Finding, PackedBytes, SessionFile } from '@mats/contracts';
import { createIncidentSources, tapedAgent } from '@mats/evidence';
import type { OutsideParts } from '@mats/evidence';
import { createCodeAgent } from '@mats/investigator';
import type { Agent } from '@mats/service';
import { createRepositories } from '@mats/sources/git';
import { createSreAgent } from '@mats/sre';
import { redactAll } from '@mats/telemetry';
import { sha256Of } from '../open-session-file.ts';

/** What is asked, of what an installation reads. Paths are absolute. */
export interface RecordedQuestion {
  readonly prompt: string;
  readonly logPaths: readonly string[];
  readonly repositories: Readonly<Record<string, string>>;
  /** Epoch milliseconds at which it is asked; the clock goes on by one with every look at it. */
  readonly now: number;
}

const IN_ORDER = [
  ['sre', createSreAgent],
  ['investigator', createCodeAgent],
  ['architect', createArchitectAgent],
] as const;

async function callAgent(
  name: string,
  given: {
    make: (parts: OutsideParts) => Agent;
    question: RecordedQuestion;
    findings: Finding[];
    blobs: Record<string, PackedBytes>;
  },
): Promise<FiledDelegation> {
  const { make, question, findings, blobs } = given;
  let time = question.now;
  const repositories = createRepositories({ configured: new Map(Object.entries(question.repositories)), roots: [] });
  const sources = createIncidentSources({ orchestratorUrl: 'http://localhost:9', logPaths: question.logPaths });
  const request = invokeRequestSchema.parse({
    message: question.prompt,
    session_id: 'recorded',
    context: { findings },
  });
  try {
    const agent = tapedAgent({ sources, repositories, now: () => (time += 1) }, make);
    const result = await agent({
      request,
      signal: new AbortController().signal,
      step: () => undefined,
      evidence: () => undefined,
    });
    const packed = packedTapeSchema.parse(JSON.parse(gunzipSync(Buffer.from(result.tape, 'base64')).toString('utf8')));
    Object.assign(blobs, packed.blobs);
    const finding = redactAll(findingSchema.parse(result.finding));
    const report = result.report === undefined ? {} : { report: redactAll(reportSchema.parse(result.report)) };
    return { key: name, agent: name, version: '0.1.0', request, finding, ...report, tape: packed.tape };
  } finally {
    await Promise.all([repositories.close(), sources.close()]);
  }
}

/** The same file with other parts, hashed anew. */
export function rehashed(file: Omit<SessionFile, 'sha256'>): SessionFile {
  return { ...file, sha256: hashesOf(file, sha256Of) };
}

/** Puts a question to the agents in this process and files what they read and answered, as an export does. */
export async function recordSession(question: RecordedQuestion): Promise<SessionFile> {
  const blobs: Record<string, PackedBytes> = {};
  const delegations: FiledDelegation[] = [];
  for (const [name, make] of IN_ORDER) {
    const findings = delegations.map(({ finding }) => finding);
    delegations.push(await callAgent(name, { make, question, findings, blobs }));
  }
  const at = new Date(question.now).toISOString();
  return rehashed({
    format: SESSION_FILE_FORMAT,
    schema: SESSION_FILE_SCHEMA,
    origin: { versions: { mats: '0.1.0', node: process.version }, installation: 'test', exported_at: at },
    session: { id: 'recorded', title: question.prompt, owner: 'ada@example.com', created_at: at },
    turns: [
      {
        id: `inv_${'1'.repeat(32)}`,
        trace_id: '2'.repeat(32),
        turn: 1,
        state: 'done',
        prompt: question.prompt,
        repositories: [],
        sample: false,
        attachments: [],
        created_at: at,
        finished_at: at,
        events: [],
        delegations,
        report: delegations.at(-1)?.report ?? null,
        markdown: null,
        error: null,
      },
    ],
    attachments: [],
    redacted: 0,
    blobs,
  });
}
