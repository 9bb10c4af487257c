import { AGENT_NAMES } from '@mats/contracts';
import { ask, untilEnded } from './asker.ts';
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

export const AGENT_FAULTS: readonly Fault[] = [agentHangs, agentAnswersLate, agentAnswersBadly];
