import { setTimeout as sleep } from 'node:timers/promises';
import { AGENT_NAMES } from '@mats/contracts';
import type { BuiltInAgent } from '@mats/contracts';
import { allEnded, ask, askSeveral, untilEnded, untilEvent } from './asker.ts';
import type { Asked, Outage } from './asker.ts';
import type { Fault, FaultTools, Struck } from './fault.ts';
import type { RestartableProcess } from './process.ts';
import type { Rig } from './rig.ts';

const AT_ONCE = 3;
const LONGEST_WAIT_MS = 1_500;
const RESUME_MS = 5_000;
const TAKE_OVER_MS = 10_000;
/** Twice as long as until others go on. */
const FROZEN_MS = 2 * TAKE_OVER_MS;
/** What Docker waits after SIGTERM where nothing else is said. */
const GRACE_MS = 10_000;
const EVENTS_OF_A_TURN = 25;

async function startAgain(...processes: readonly RestartableProcess[]): Promise<void> {
  for (const process of processes) await process.start();
  await Promise.all(processes.map((process) => process.untilReady()));
}

/** Starts what has just gone; what was under way has to go on once it is there. */
async function comeBack(...gone: readonly RestartableProcess[]): Promise<Outage> {
  const goneAt = Date.now();
  await startAgain(...gone);
  return { goneAt, backAt: Date.now(), resumeWithinMs: RESUME_MS };
}

/** For another one to go on at once. */
function goneForGood(): Outage {
  const now = Date.now();
  return { goneAt: now, backAt: now, resumeWithinMs: TAKE_OVER_MS };
}

function during(outage: Outage, asked: readonly Asked[]): Asked[] {
  return asked.map((one) => ({ ...one, outage }));
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** What is wrong with how it stops when it is told to. */
async function stopFaults(victim: RestartableProcess, limitMs: number): Promise<string[]> {
  const begin = performance.now();
  const how = await victim.end('SIGTERM');
  const ms = Math.round(performance.now() - begin);
  return [
    ...(how === '0' ? [] : [`it ended with ${how}`]),
    ...(ms > limitMs ? [`it took ${ms} ms to stop, above ${limitMs}`] : []),
  ];
}

const killOrchestrator: Fault = {
  name: 'kill-orchestrator',
  says: 'kill -9 of an orchestrator at a random moment, three questions on their way',
  runs: [200, 3],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asking = askSeveral(rig, AT_ONCE);
      await sleep(random() * LONGEST_WAIT_MS);
      const victim = pick(rig.orchestrators, random);
      await victim.end('SIGKILL');
      const outage = await comeBack(victim);
      const asked = await asking;
      all.push(...during(outage, asked));
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

type Orchestrator = Rig['orchestrators'][number];

/** Loses an orchestrator at a random moment, three questions on their way, with which the other one has to go on. */
async function loseOne(
  { rig, runs, random }: FaultTools,
  victims: {
    lose: (victim: Orchestrator) => unknown;
    giveBack: (victim: Orchestrator, asked: readonly Asked[]) => Promise<void>;
  },
): Promise<Struck> {
  const all: Asked[] = [];
  for (let run = 0; run < runs; run += 1) {
    const asked = await askSeveral(rig, AT_ONCE);
    await sleep(random() * LONGEST_WAIT_MS);
    const victim = pick(rig.orchestrators, random);
    await victims.lose(victim);
    all.push(...during(goneForGood(), asked));
    await victims.giveBack(victim, asked);
  }
  return { asked: all };
}

const orchestratorStaysDead: Fault = {
  name: 'orchestrator-stays-dead',
  says: 'kill -9 of one of two orchestrators, which is not started again until all has ended: the other takes over within 10 s',
  runs: [20, 2],
  needs: ['two-orchestrators'],
  strike: (tools) =>
    loseOne(tools, {
      lose: (victim) => victim.end('SIGKILL'),
      giveBack: async (victim, asked) => {
        await allEnded(tools.rig, asked);
        await startAgain(victim);
      },
    }),
};

const orchestratorFreezes: Fault = {
  name: 'orchestrator-freezes',
  says: 'one of two orchestrators stands still for 20 s, as if it were cut off with its machine: the other takes over within 10 s',
  runs: [20, 2],
  needs: ['two-orchestrators'],
  strike: (tools) =>
    loseOne(tools, {
      lose: (victim) => tools.rig.freeze(victim),
      giveBack: async (victim, asked) => {
        await sleep(FROZEN_MS);
        tools.rig.thaw(victim);
        await allEnded(tools.rig, asked);
      },
    }),
};

const killAtEveryEvent: Fault = {
  name: 'kill-at-every-event',
  says: 'kill -9 of the orchestrator right after the first event of a turn, the second, and so on',
  runs: [EVENTS_OF_A_TURN, 2],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const at = runs === EVENTS_OF_A_TURN ? run + 1 : 4 + run * 6;
      const asked = await ask(rig);
      await untilEvent(rig, asked.id, ({ seq }) => seq >= at);
      for (const orchestrator of rig.orchestrators) await orchestrator.end('SIGKILL');
      all.push(...during(await comeBack(...rig.orchestrators), [asked]));
      await untilEnded(rig, asked.id);
    }
    return { asked: all };
  },
};

const stopOrchestrator: Fault = {
  name: 'stop-orchestrator',
  says: 'SIGTERM to an orchestrator at a random moment, three questions on their way; exit code 0 within 20 s',
  runs: [50, 2],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asking = askSeveral(rig, AT_ONCE);
      await sleep(random() * LONGEST_WAIT_MS);
      const victim = pick(rig.orchestrators, random);
      broken.push(...(await stopFaults(victim, 2 * GRACE_MS)));
      const outage = await comeBack(victim);
      const asked = await asking;
      all.push(...during(outage, asked));
      await allEnded(rig, asked);
    }
    return { asked: all, broken };
  },
};

const stopWhileAgentHangs: Fault = {
  name: 'stop-while-agent-hangs',
  says: 'SIGTERM to every orchestrator in turn while an agent does not answer; exit code 0 within 10 s, and the same answer',
  runs: [9, 3],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const agent: BuiltInAgent = AGENT_NAMES[run % AGENT_NAMES.length] ?? 'sre';
      rig.doors[agent].misbehave('hangs', 1);
      const asked = await ask(rig);
      all.push(asked);
      await untilEvent(rig, asked.id, ({ body }) => body.type === 'agent.started' && body.agent === agent);
      for (const orchestrator of rig.orchestrators) {
        broken.push(...(await stopFaults(orchestrator, GRACE_MS)));
        await startAgain(orchestrator);
      }
      await untilEnded(rig, asked.id);
    }
    return { asked: all, broken };
  },
};

const updateUnderLoad: Fault = {
  name: 'update-under-load',
  says: 'SIGTERM and a start of every orchestrator in turn, 50 questions on their way (10 in the short form)',
  runs: [5, 1],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asking = askSeveral(rig, runs === 1 ? 10 : 50);
      await sleep(1_000);
      for (const orchestrator of rig.orchestrators) {
        await orchestrator.end('SIGTERM');
        await startAgain(orchestrator);
      }
      const asked = await asking;
      all.push(...asked);
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

const killAgents: Fault = {
  name: 'kill-agents',
  says: 'kill -9 of an agent while it works on a call, each agent in turn',
  runs: [30, 3],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const agent: BuiltInAgent = AGENT_NAMES[run % AGENT_NAMES.length] ?? 'sre';
      const asked = await ask(rig);
      all.push(asked);
      await untilEvent(rig, asked.id, ({ body }) => body.type === 'agent.started' && body.agent === agent);
      await sleep(random() * 200);
      await rig.agents[agent].end('SIGKILL');
      await startAgain(rig.agents[agent]);
      await untilEnded(rig, asked.id);
    }
    return { asked: all };
  },
};

const killEverything: Fault = {
  name: 'kill-everything',
  says: 'kill -9 of orchestrators, agents and database at once, as when the machine goes down; then all are started',
  runs: [10, 1],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, AT_ONCE);
      await sleep(random() * LONGEST_WAIT_MS);
      const services = [...Object.values(rig.agents), ...rig.orchestrators];
      await Promise.all([...services.map((service) => service.end('SIGKILL')), rig.postgres?.stopAtOnce()]);
      await rig.postgres?.start();
      all.push(...during(await comeBack(...services), asked));
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

const poison: Fault = {
  name: 'poison',
  says: 'a turn whose process dies whenever it runs: given up after three tries, and others go on',
  runs: [3, 1],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      rig.doors.sre.misbehave('hangs', 100);
      const asked = await ask(rig, { expects: 'given-up' });
      all.push(asked);
      for (let crash = 0; crash < 3; crash += 1) {
        for (const orchestrator of rig.orchestrators) await orchestrator.end('SIGKILL');
        await startAgain(...rig.orchestrators);
      }
      await untilEnded(rig, asked.id);
      rig.doors.sre.misbehave('hangs', 0);
      const other = await ask(rig);
      all.push(other);
      await untilEnded(rig, other.id);
    }
    return { asked: all };
  },
};

export const PROCESS_FAULTS: readonly Fault[] = [
  killOrchestrator,
  orchestratorStaysDead,
  orchestratorFreezes,
  killAtEveryEvent,
  stopOrchestrator,
  stopWhileAgentHangs,
  updateUnderLoad,
  killAgents,
  killEverything,
  poison,
];
