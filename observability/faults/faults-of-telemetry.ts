import { setTimeout as sleep } from 'node:timers/promises';
import { allEnded, askSeveral } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault, FaultTools } from './fault.ts';
import type { Rig } from './rig.ts';

async function askAndEnd(rig: Rig, count: number): Promise<Asked[]> {
  const asked = await askSeveral(rig, count);
  await allEnded(rig, asked);
  return asked;
}

const phoenixAway: Fault = {
  name: 'phoenix-away',
  says: 'Phoenix is away while turns run, and the orchestrator is killed before it is back: no turn suffers, no span is lost',
  runs: [5, 1],
  needs: ['own-phoenix'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      await rig.phoenix.process.end('SIGTERM');
      all.push(...(await askAndEnd(rig, 5)));
      for (const orchestrator of rig.orchestrators) {
        await orchestrator.end('SIGKILL');
        await orchestrator.start();
      }
      await rig.phoenix.start();
      await Promise.all(rig.orchestrators.map((orchestrator) => orchestrator.untilReady()));
    }
    return { asked: all };
  },
};

/** Strikes at a random moment while five questions are on their way. */
async function strikeWhileAsked({ rig, runs, random }: FaultTools, strike: () => Promise<void>): Promise<Asked[]> {
  const all: Asked[] = [];
  for (let run = 0; run < runs; run += 1) {
    const asked = await askSeveral(rig, 5);
    all.push(...asked);
    await sleep(random() * 2_000);
    await strike();
    await allEnded(rig, asked);
  }
  return all;
}

const killPhoenix: Fault = {
  name: 'kill-phoenix',
  says: 'kill -9 of Phoenix at a random moment, five questions on their way: what it took and had not stored is sent again',
  runs: [20, 2],
  needs: ['own-phoenix'],
  strike: async (tools) => {
    const { phoenix } = tools.rig;
    const strike = async (): Promise<void> => {
      await phoenix.process.end('SIGKILL');
      await phoenix.start();
    };
    return { asked: await strikeWhileAsked(tools, strike) };
  },
};

const phoenixCannotStore: Fault = {
  name: 'phoenix-cannot-store',
  says: 'Phoenix answers, and its database takes no writes for a minute (15 s in the short form): what it took and lost is sent again',
  runs: [3, 1],
  needs: ['own-phoenix'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const release = rig.phoenix.lockDatabase();
      try {
        all.push(...(await askAndEnd(rig, 5)));
        await sleep(runs === 1 ? 15_000 : 60_000);
      } finally {
        release();
      }
    }
    return { asked: all };
  },
};

const killCollector: Fault = {
  name: 'kill-collector',
  says: 'kill -9 of the collector at a random moment, five questions on their way; it comes back 5 s later on its queue',
  runs: [20, 2],
  needs: ['collector'],
  strike: async (tools) => {
    const { collector } = tools.rig;
    const strike = async (): Promise<void> => {
      await collector?.end('SIGKILL');
      await sleep(5_000);
      await collector?.start();
      await collector?.untilReady();
    };
    return { asked: await strikeWhileAsked(tools, strike) };
  },
};

export const TELEMETRY_FAULTS: readonly Fault[] = [phoenixAway, killPhoenix, phoenixCannotStore, killCollector];
