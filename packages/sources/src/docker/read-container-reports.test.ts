import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createFileLogSource } from '../files/file-log-source.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { readContainerReports } from './read-container-reports.ts';

const temporaryFolder = temporaryFolders();

const INSPECT = JSON.stringify(
  [{ Id: 'a'.repeat(64), Name: '/web', State: { Status: 'exited', ExitCode: 137, OOMKilled: true } }],
  null,
  4,
);
const event = (time: number, action: string): string =>
  JSON.stringify({
    status: action,
    Type: 'container',
    Action: action,
    time,
    Actor: { ID: 'a', Attributes: { name: 'web' } },
  });

test('what Docker printed is told from logs, and quoted at its lines', async () => {
  const folder = await temporaryFolder();
  const files = {
    'app.log': '[2026-01-01] starting\n',
    'broken.log': Buffer.from('89504e470d0a1a0a0000', 'hex'),
    'empty.log': '',
    'events.json': `${event(2, 'die')}\n${event(1, 'start')}\n`,
    'inspect.json': INSPECT,
    'json.log': '{"level":"info","message":"one"}\n',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const source = createFileLogSource({ patterns: [`${folder}/*`] });
  const { streams } = await source.list();
  const reports = await readContainerReports(source, streams);
  expect(reports.streams.map(({ label }) => label)).toEqual(['events.json', 'inspect.json']);
  expect(reports.events.map(({ kind, time }) => [kind, time])).toEqual([
    ['start', 1_000],
    ['die', 2_000],
  ]);
  const [state] = reports.containers;
  expect(state).toMatchObject({ name: 'web', exitCode: 137, oomKilled: true });
  const range = { startLine: state?.locator.startLine ?? 0, endLine: state?.locator.endLine ?? 0 };
  const inspected = streams.find(({ label }) => label === 'inspect.json');
  expect(inspected && (await source.readLines(inspected, range)).join('\n')).toBe(state?.text);
});
