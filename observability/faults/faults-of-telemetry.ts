import { setTimeout as sleep } from 'node:timers/promises';
import { allEnded, askSeveral } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault } from './fault.ts';
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

const killPhoenix: Fault = {
  name: 'kill-phoenix',
  says: 'kill -9 of Phoenix at a random moment, five questions on their way: what it took and had not stored is sent again',
  runs: [20, 2],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, 5);
      all.push(...asked);
      await sleep(random() * 2_000);
      await rig.phoenix.process.end('SIGKILL');
      await rig.phoenix.start();
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

export const TELEMETRY_FAULTS: readonly Fault[] = [phoenixAway, killPhoenix];
