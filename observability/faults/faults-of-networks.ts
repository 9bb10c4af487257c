import { setTimeout as sleep } from 'node:timers/promises';
import { allEnded, askSeveral } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault } from './fault.ts';

const cutNetwork: Fault = {
  name: 'cut-network',
  says: 'no byte passes between two parts for 10 s (3 s in the short form), each pair in turn, three questions on their way',
  runs: [10, 3],
  needs: ['toxiproxy'],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    const links = [...rig.links.values()];
    for (let run = 0; run < runs; run += 1) {
      const link = links[run % links.length];
      const asked = await askSeveral(rig, 3);
      all.push(...asked);
      await sleep(random() * 800);
      await link?.cut();
      await sleep(runs <= 3 ? 3_000 : 10_000);
      await link?.heal();
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

const slowNetwork: Fault = {
  name: 'slow-network',
  says: 'half a second of latency between all parts, and one connection of a hundred reset',
  runs: [10, 1],
  needs: ['toxiproxy'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (const [name, link] of rig.links) {
      await link.disturb({ type: 'latency', attributes: { latency: name === 'database' ? 50 : 500, jitter: 20 } });
      await link.disturb({ type: 'reset_peer', attributes: { timeout: 200 }, toxicity: 0.01 });
    }
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, 3);
      all.push(...asked);
      await allEnded(rig, asked);
    }
    for (const link of rig.links.values()) await link.heal();
    return { asked: all };
  },
};

const NARROW_KB = 8;

const narrowNetwork: Fault = {
  name: 'narrow-network',
  says: `${NARROW_KB} kB a second between orchestrator and agents, one of these ways after the other`,
  runs: [10, 1],
  needs: ['toxiproxy'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const links = [...rig.links].flatMap(([name, link]) => (name === 'database' || name === 'phoenix' ? [] : [link]));
    for (let run = 0; run < runs; run += 1) {
      const link = links[run % links.length];
      await link?.disturb({ type: 'bandwidth', attributes: { rate: NARROW_KB } });
      const asked = await askSeveral(rig, 2);
      all.push(...asked);
      await allEnded(rig, asked);
      await link?.heal();
    }
    return { asked: all };
  },
};

export const NETWORK_FAULTS: readonly Fault[] = [cutNetwork, slowNetwork, narrowNetwork];
