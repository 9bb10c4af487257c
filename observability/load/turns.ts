import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { ask, untilEnded } from '../faults/asker.ts';
import { ENGINES } from '../faults/engines.ts';
import { usePhoenix } from '../faults/phoenix-server.ts';
import { startRig } from '../faults/rig.ts';
import type { Rig } from '../faults/rig.ts';
import { quantile } from './load.ts';
import type { Load, LoadResult } from './load.ts';

const [PGLITE] = ENGINES;
const SLOWER = 1.1;
const GROWTH = 0.1;
/** A process has everything in memory that it needs after so many turns. */
const WARM = 200;
/** Of so many turns the middle one is compared. */
const COMPARED = 9;

async function withRig<Result>(
  place: { folder: string; repositories: string },
  work: (rig: Rig) => Promise<Result>,
): Promise<Result> {
  if (PGLITE === undefined) throw new Error('there is no engine');
  const phoenix = await usePhoenix(place.folder, false);
  const rig = await startRig({ ...place, engine: PGLITE, phoenix, withNetwork: false, withCollector: false });
  try {
    return await work(rig);
  } finally {
    await rig.stop();
    await phoenix.process.end('SIGTERM');
  }
}

/** Milliseconds until the answer; undefined when there is none. */
async function timeTurn(rig: Rig, sessionId: string): Promise<number | undefined> {
  const begin = performance.now();
  const { id } = await ask(rig, { sessionId });
  const turn = await untilEnded(rig, id);
  return turn?.state === 'done' ? performance.now() - begin : undefined;
}

async function inOneSession(turns: number, place: { folder: string; repositories: string }): Promise<LoadResult> {
  return withRig(place, async (rig) => {
    // What every process does once is no part of it.
    for (let warm = 0; warm < 5; warm += 1) await timeTurn(rig, randomUUID());
    let lost = 0;
    const timed = async (sessionId: string): Promise<number[]> => {
      const time = await timeTurn(rig, sessionId);
      if (time === undefined) lost += 1;
      return time === undefined ? [] : [time];
    };
    const long = randomUUID();
    const compared = Math.min(COMPARED, turns);
    for (let turn = 0; turn < turns - compared; turn += 1) await timed(long);
    // In turns with the first one of other sessions, so that a machine that gets slower meanwhile favours neither.
    const times = { first: [] as number[], last: [] as number[] };
    for (let turn = 0; turn < compared; turn += 1) {
      times.last.push(...(await timed(long)));
      times.first.push(...(await timed(randomUUID())));
    }
    const [first, last] = [quantile(times.first, 0.5), quantile(times.last, 0.5)];
    const ratio = Math.round((last / first) * 100) / 100;
    return {
      figures: { turns, first_ms: first, last_ms: last, ratio },
      lost,
      above: ratio > SLOWER ? [`the last turns take ${ratio} times as long as the first, above ${SLOWER}`] : [],
    };
  });
}

/** Resident memory in MB. */
function memoryOf(pid: number | undefined): number {
  const [, kilobytes = '0'] = /VmRSS:\s{1,20}(\d{1,12})/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

async function oneAfterTheOther(turns: number, place: { folder: string; repositories: string }): Promise<LoadResult> {
  return withRig(place, async (rig) => {
    const services = [...rig.orchestrators, ...Object.values(rig.agents)];
    const memory = (): Map<string, number> => new Map(services.map(({ name, pid }) => [name, memoryOf(pid)]));
    let lost = 0;
    let warm = memory();
    for (let turn = 1; turn <= turns; turn += 1) {
      if ((await timeTurn(rig, randomUUID())) === undefined) lost += 1;
      if (turn === Math.min(WARM, Math.ceil(turns / 10))) warm = memory();
    }
    const end = memory();
    const growths = [...end].map(([name, mb]) => ({ name, growth: mb / (warm.get(name) ?? mb) - 1 }));
    return {
      figures: {
        turns,
        ...Object.fromEntries([...end].map(([name, mb]) => [`${name}_mb`, mb])),
        ...Object.fromEntries(
          growths.map(({ name, growth }) => [`${name}_growth`, Math.round(growth * 1_000) / 1_000]),
        ),
      },
      lost,
      above: growths
        .filter(({ growth }) => growth > GROWTH)
        .map(({ name, growth }) => `${name} grew by ${Math.round(growth * 100)} %, above ${GROWTH * 100}`),
    };
  });
}

export const longSession: Load = {
  name: 'long-session',
  says: 'turns of one session with real agents; the last must not take longer than first ones beside them: turns',
  amount: [100, 3],
  run: inOneSession,
};

export const memory: Load = {
  name: 'memory',
  says: `questions one after the other with real agents; what memory they keep after the first ${WARM}: turns`,
  amount: [2_000, 3],
  run: oneAfterTheOther,
};
