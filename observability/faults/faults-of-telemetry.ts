import { setTimeout as sleep } from 'node:timers/promises';
import { ask, untilEnded } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault } from './fault.ts';
import type { Rig } from './rig.ts';

async function askAndEnd(rig: Rig, count: number): Promise<Asked[]> {
  const asked = await Promise.all(Array.from({ length: count }, () => ask(rig)));
  for (const { id } of asked) await untilEnded(rig, id);
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
      const asked = await Promise.all(Array.from({ length: 5 }, () => ask(rig)));
      all.push(...asked);
      await sleep(random() * 2_000);
      await rig.phoenix.process.end('SIGKILL');
      await rig.phoenix.start();
      for (const { id } of asked) await untilEnded(rig, id);
    }
    return { asked: all };
  },
};

export const TELEMETRY_FAULTS: readonly Fault[] = [phoenixAway, killPhoenix];
