import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allEnded, ask, askSeveral, backUp, restore, statusOf, tryToAsk, untilEnded } from './asker.ts';
import type { Asked } from './asker.ts';
import type { Fault, FaultTools } from './fault.ts';
import type { PostgresServer } from './postgres-server.ts';
import type { Rig } from './rig.ts';

/** A refusal has to come within so many milliseconds. */
const REFUSE_MS = 10_000;

function postgresOf(rig: Rig): PostgresServer {
  if (rig.postgres === undefined) throw new Error(`${rig.engine.name} has no Postgres`);
  return rig.postgres;
}

/** What is wrong with how a question is refused that cannot be kept. */
async function refusalFaults(rig: Rig, codes: readonly string[]): Promise<string[]> {
  const { status, code, ms } = await tryToAsk(rig).catch((error: unknown) => ({
    status: 0,
    code: String(error),
    ms: 0,
  }));
  if (!codes.includes(code)) return [`a question was answered ${status} ${code} instead of ${codes.join(' or ')}`];
  return ms > REFUSE_MS ? [`a question was refused after ${Math.round(ms)} ms`] : [];
}

async function isReady(rig: Rig): Promise<boolean> {
  const answers = await Promise.all(
    rig.orchestrators.map(({ url }) =>
      fetch(`${url}/readyz`, { signal: AbortSignal.timeout(15_000) }).catch(() => null),
    ),
  );
  return answers.every((answer) => answer?.ok === true);
}

const postgresStops: Fault = {
  name: 'postgres-stops',
  says: 'Postgres stops without a word for 10 s (2 s in the short form), 20 questions on their way (5)',
  runs: [10, 1],
  needs: ['postgres'],
  strike: async ({ rig, runs, random }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, runs === 1 ? 5 : 20);
      all.push(...asked);
      await sleep(random() * 1_000);
      await postgresOf(rig).stopAtOnce();
      await sleep(runs === 1 ? 2_000 : 10_000);
      await postgresOf(rig).start();
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

const connectionsReset: Fault = {
  name: 'postgres-connections-reset',
  says: 'all connections to Postgres are cut three times while turns run, as when it fails over',
  runs: [20, 2],
  needs: ['postgres'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asking = askSeveral(rig, 5);
      for (let time = 0; time < 3; time += 1) {
        await sleep(300);
        postgresOf(rig).sql(
          'postgres',
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mats'",
        );
      }
      const asked = await asking;
      all.push(...asked);
      await allEnded(rig, asked);
    }
    return { asked: all };
  },
};

const postgresFrozen: Fault = {
  name: 'postgres-frozen',
  says: 'Postgres takes connections and answers nothing for 30 s (8 s in the short form): not ready, and nothing twice',
  runs: [3, 1],
  needs: ['postgres'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, 5);
      all.push(...asked);
      await sleep(300);
      postgresOf(rig).freeze();
      const begin = performance.now();
      if (await isReady(rig)) broken.push('it says that it is ready');
      const ms = performance.now() - begin;
      if (ms > 5_000) broken.push(`it took ${Math.round(ms)} ms to say that it is not ready`);
      await sleep(Math.max(0, (runs === 1 ? 8_000 : 30_000) - ms));
      postgresOf(rig).thaw();
      await allEnded(rig, asked);
    }
    return { asked: all, broken };
  },
};

const postgresReadOnly: Fault = {
  name: 'postgres-read-only',
  says: 'Postgres takes no writes for 5 s: questions are refused at once, turns that run wait',
  runs: [5, 1],
  needs: ['postgres'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    const readOnly = (value: 'on' | 'off'): void => {
      postgresOf(rig).sql('postgres', `alter system set default_transaction_read_only = ${value}`);
      postgresOf(rig).sql('postgres', 'select pg_reload_conf()');
    };
    for (let run = 0; run < runs; run += 1) {
      const asked = await askSeveral(rig, 5);
      all.push(...asked);
      await sleep(200);
      readOnly('on');
      await sleep(200);
      broken.push(...(await refusalFaults(rig, ['storage_unavailable', 'storage_full'])));
      await sleep(5_000);
      readOnly('off');
      await allEnded(rig, asked);
    }
    return { asked: all, broken };
  },
};

async function fillDisk({ rig, runs }: FaultTools): Promise<{ asked: Asked[]; broken: string[] }> {
  const [orchestrator] = rig.orchestrators;
  const asked: Asked[] = [];
  const broken: string[] = [];
  const ballast = join(orchestrator?.dataFolder ?? '', '..', 'ballast');
  for (let run = 0; run < runs; run += 1) {
    const before = await askSeveral(rig, 3);
    asked.push(...before);
    await sleep(300);
    // Ends with an error when nothing more fits, as it shall.
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' });
    } catch {
      // It is full.
    }
    await sleep(1_500);
    broken.push(...(await refusalFaults(rig, ['storage_full', 'storage_unavailable'])));
    if (await isReady(rig)) broken.push('it says that it is ready while the disk is full');
    rmSync(ballast, { force: true });
    await allEnded(rig, before);
    const after = await ask(rig);
    asked.push(after);
    await untilEnded(rig, after.id);
  }
  return { asked, broken };
}

const diskFull: Fault = {
  name: 'disk-full',
  says: 'the disk of the data folder is full: questions are refused, turns that run wait, all goes on once there is room',
  runs: [5, 1],
  needs: ['embedded', 'small-disk'],
  settings: () => ({ 'mats-orchestrator': { MATS_MIN_FREE_MB: '5' } }),
  strike: fillDisk,
};

async function problemOf(rig: Rig, url: string): Promise<string> {
  const end = performance.now() + 30_000;
  let text = '';
  while (performance.now() < end) {
    const headers = { authorization: `Bearer ${rig.apiKey()}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/ask`, { method: 'POST', headers, body: '{"prompt":"x"}' }).catch(() => null);
    text = (await answer?.text()) ?? text;
    const found = /"code":"(storage_damaged|storage_in_use)"/.exec(text);
    if (found?.[1] !== undefined) return found[1];
    await sleep(200);
  }
  return text.slice(0, 200);
}

const corruptFile: Fault = {
  name: 'corrupt-file',
  says: 'a file of the database is overwritten: it says so, makes no new database, and goes on with the file put back',
  runs: [5, 1],
  needs: ['embedded'],
  strike: async ({ rig, runs }) => {
    const [orchestrator] = rig.orchestrators;
    if (orchestrator === undefined) return { asked: [] };
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const asked = await ask(rig);
      all.push(asked);
      await untilEnded(rig, asked.id);
      await orchestrator.end('SIGTERM');
      const file = join(orchestrator.dataFolder, 'pglite', 'global', 'pg_control');
      const whole = readFileSync(file);
      writeFileSync(file, Buffer.alloc(whole.length));
      await orchestrator.start();
      const problem = await problemOf(rig, orchestrator.url);
      if (problem !== 'storage_damaged') broken.push(`it says ${problem} instead of storage_damaged`);
      await orchestrator.end('SIGTERM');
      writeFileSync(file, whole);
      await orchestrator.start();
      await orchestrator.untilReady();
    }
    return { asked: all, broken };
  },
};

const twoInstances: Fault = {
  name: 'two-instances',
  says: 'a second orchestrator is started on the folder of the first: it refuses, and the first loses nothing',
  runs: [5, 1],
  needs: ['embedded'],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const second = await rig.startSecond();
      try {
        all.push(...(await askSeveral(rig, 3)));
        const problem = await problemOf(rig, second.url);
        if (problem !== 'storage_in_use') broken.push(`the second says ${problem} instead of storage_in_use`);
      } finally {
        await second.end('SIGKILL');
      }
      await allEnded(rig, all);
    }
    return { asked: all, broken };
  },
};

/** Nothing of what was kept is there any more. */
async function loseEverything(rig: Rig): Promise<void> {
  for (const orchestrator of rig.orchestrators) {
    await orchestrator.end('SIGKILL');
    rmSync(orchestrator.dataFolder, { recursive: true, force: true });
  }
  rmSync(join(rig.folder, 'attachments'), { recursive: true, force: true });
  rig.postgres?.sql('postgres', 'drop database mats with (force)');
  rig.postgres?.createDatabase('mats');
  for (const orchestrator of rig.orchestrators) await orchestrator.start();
  await Promise.all(rig.orchestrators.map((orchestrator) => orchestrator.untilReady()));
}

const backupRestored: Fault = {
  name: 'backup-restored',
  says: 'everything is lost and a backup put back: what was in it is there, what ran goes on, what came later is 404',
  runs: [5, 1],
  strike: async ({ rig, runs }) => {
    const all: Asked[] = [];
    const broken: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const ended = await ask(rig);
      await untilEnded(rig, ended.id);
      const onItsWay = await ask(rig);
      const backup = await backUp(rig);
      const later = await ask(rig);
      await allEnded(rig, [onItsWay, later]);
      await loseEverything(rig);
      await restore(rig, backup);
      const status = await statusOf(rig, later.id);
      if (status !== 404) broken.push(`what came after the backup is answered ${status}`);
      const after = await ask(rig);
      await allEnded(rig, [onItsWay, after]);
      // The last run's backup is all that is left of the others.
      if (run === runs - 1) all.push(ended, onItsWay, after);
    }
    return { asked: all, broken };
  },
};

export const STORAGE_FAULTS: readonly Fault[] = [
  postgresStops,
  connectionsReset,
  postgresFrozen,
  postgresReadOnly,
  diskFull,
  corruptFile,
  twoInstances,
  backupRestored,
];
