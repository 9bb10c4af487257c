import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ask, askAndLeave, followWithDrops, readEvents, untilEnded } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault } from './fault.ts';

const CALLERS = 20;
const HOUR_MS = 3_600_000;

const sameKeyAtOnce: Fault = {
  name: 'same-key-at-once',
  says: `${CALLERS} callers send one question under one key at the same moment: one turn, and all get it`,
  runs: [20, 2],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const options = { key: randomUUID(), sessionId: randomUUID() };
      const answers = await Promise.all(Array.from({ length: CALLERS }, () => ask(rig, options)));
      const ids = new Set(answers.map(({ id }) => id));
      if (ids.size !== 1) broken.push(`${CALLERS} callers got ${ids.size} turns`);
      all.push(...answers.slice(0, 1));
    }
    return { asked: all, broken };
  },
};

const callerLeaves: Fault = {
  name: 'caller-leaves',
  says: 'a caller goes away right after it has asked: the turn runs, and the same key finds it',
  runs: [50, 3],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const [key, sessionId] = [randomUUID(), randomUUID()];
      await askAndLeave(rig, key, sessionId);
      all.push(await ask(rig, { key, sessionId }));
    }
    return { asked: all };
  },
};

const readerDrops: Fault = {
  name: 'reader-drops',
  says: 'whoever watches a turn loses the connection after every second event and comes back: no event missing or twice',
  runs: [20, 2],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await ask(rig);
      all.push(asked);
      const seen = await followWithDrops(rig, asked.id, 2);
      await untilEnded(rig, asked.id);
      const log = await readEvents(rig, asked.id);
      const isSame = JSON.stringify(seen) === JSON.stringify(log);
      if (!isSame) broken.push(`${seen.length} events were seen of ${log.length}`);
    }
    return { asked: all, broken };
  },
};

const clockJumps: Fault = {
  name: 'clock-jumps',
  says: 'the clock of the machine jumps an hour ahead and an hour back while turns run',
  runs: [20, 2],
  settings: (folder) => {
    const shifted = {
      NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'shift-clock.ts')).href}`,
      MATS_CLOCK_OFFSET_FILE: join(folder, 'clock-offset'),
    };
    const names = ['mats-orchestrator', 'mats-sre-agent', 'mats-investigator-agent', 'mats-architect-agent'];
    return Object.fromEntries(names.map((name) => [name, shifted]));
  },
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    const file = join(rig.folder, 'clock-offset');
    for (let run = 0; run < runs; run += 1) {
      const asked = await ask(rig);
      all.push(asked);
      await sleep(random() * 1_000);
      writeFileSync(file, String(run % 2 === 0 ? HOUR_MS : -HOUR_MS));
      await untilEnded(rig, asked.id);
    }
    return { asked: all };
  },
};

export const CALLER_FAULTS: readonly Fault[] = [sameKeyAtOnce, callerLeaves, readerDrops, clockJumps];
