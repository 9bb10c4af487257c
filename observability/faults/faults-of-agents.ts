import { AGENT_NAMES, agentService } from '@mats/contracts';
import { allEnded, ask, askSeveral, untilEnded, upload } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Misbehaviour } from './agent-door.ts';
import type { Fault, FaultTools } from './fault.ts';

/** Long enough for an agent that works on a busy machine. */
const TIMEOUT_MS = 15_000;
const BAD_ANSWERS: readonly Misbehaviour[] = ['status-500', 'no-json', 'wrong-schema', 'half-answer'];
const settings = (): Record<string, Record<string, string>> => ({
  'mats-orchestrator': { AGENT_TIMEOUT_MS: String(TIMEOUT_MS) },
});

/** Each agent in turn does so once. */
async function misbehaveInTurn({ rig, runs }: FaultTools, how: Misbehaviour): Promise<Asked[]> {
  const all: Asked[] = [];
  for (let run = 0; run < runs; run += 1) {
    const agent = AGENT_NAMES[run % AGENT_NAMES.length] ?? 'sre';
    rig.doors[agent].misbehave(how, 1);
    const asked = await ask(rig, { expects: 'partial' });
    all.push(asked);
    await untilEnded(rig, asked.id);
  }
  return all;
}

const agentHangs: Fault = {
  name: 'agent-hangs',
  says: 'an agent takes a call and never answers: an answer that says who is missing',
  runs: [6, 1],
  settings,
  strike: async (tools) => ({ asked: await misbehaveInTurn(tools, 'hangs') }),
};

const agentAnswersLate: Fault = {
  name: 'agent-answers-late',
  says: 'an agent answers after its time is over: its answer is not waited for and changes nothing',
  runs: [6, 1],
  settings,
  strike: async (tools) => ({ asked: await misbehaveInTurn(tools, { late: TIMEOUT_MS + 500 }) }),
};

const agentAnswersBadly: Fault = {
  name: 'agent-answers-badly',
  says: 'an agent answers with status 500, no JSON, another schema, half an answer: asked again, the same answer',
  runs: [BAD_ANSWERS.length * AGENT_NAMES.length, BAD_ANSWERS.length],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const agent = AGENT_NAMES[Math.floor(run / BAD_ANSWERS.length)] ?? 'sre';
      rig.doors[agent].misbehave(BAD_ANSWERS[run % BAD_ANSWERS.length] ?? 'no-json', 1);
      const asked = await ask(rig);
      all.push(asked);
      await untilEnded(rig, asked.id);
    }
    return { asked: all };
  },
};

const MB = 1_024 * 1_024;
/** What an agent's heap may grow to, as in a small container. */
const HEAP_MB = 256;

/** A log of its own times and ids, line after line, so that nothing of it can be kept once for many. */
function hugeLog(megabytes: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(megabytes * MB, '\n');
  for (let at = 0, line = 0; at < bytes.length - 200; line += 1) {
    const time = new Date(Date.UTC(2026, 2, 4, 10) + line * 7).toISOString();
    const words = line % 50 === 0 ? `ERROR checkout order ${line} failed` : `INFO checkout order ${line} done`;
    at += bytes.write(`${time} ${words} in ${line % 977} ms for ${(line * 7_919).toString(36)}\n`, at);
  }
  return bytes;
}

const hugeLogs: Fault = {
  name: 'huge-log',
  says: `a log of 150 MB (40 in the short form) for agents that may use ${HEAP_MB} MB: none dies of it, others are answered`,
  runs: [3, 1],
  settings: () =>
    Object.fromEntries(
      AGENT_NAMES.map((agent) => [agentService(agent).name, { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` }]),
    ),
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const id = await upload(rig, 'huge.log', hugeLog(runs === 1 ? 40 : 150));
      const asked = [await ask(rig, { attachments: [id], expects: 'any' }), ...(await askSeveral(rig, 3))];
      all.push(...asked);
      await allEnded(rig, asked);
      for (const agent of AGENT_NAMES) {
        if (rig.agents[agent].isRunning) continue;
        broken.push(`the ${agent} agent died of it`);
        await rig.agents[agent].start();
        await rig.agents[agent].untilReady();
      }
    }
    return { asked: all, broken };
  },
};

export const AGENT_FAULTS: readonly Fault[] = [agentHangs, agentAnswersLate, agentAnswersBadly, hugeLogs];
