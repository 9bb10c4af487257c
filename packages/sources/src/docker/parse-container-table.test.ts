import { expect, test } from '@jest/globals';
import { parseContainerTable } from './parse-container-table.ts';

const origin = { source: 'attachment', name: 'a', label: 'ps.txt' } as const;
const told = (text: string): unknown[] | null =>
  parseContainerTable(text.split('\n'), origin)?.map(({ name, service, status, exitCode, health, locator }) => [
    name,
    service,
    status,
    exitCode ?? null,
    health ?? null,
    locator.startLine,
  ]) ?? null;

test('rows of docker compose ps are containers with their service, state, exit code and health', () => {
  const text = `NAME          IMAGE            COMMAND                  SERVICE   CREATED         STATUS                         PORTS
shop-api-1    shop/api:1.2     "docker-entrypoint.s…"   api       2 minutes ago   Restarting (1) 5 seconds ago   
shop-db-1     postgres:17      "docker-entrypoint.s…"   db        2 minutes ago   Exited (3) 2 minutes ago       
shop-web-1    nginx:1.27       "/docker-entrypoint.…"   web       2 minutes ago   Up 2 minutes (unhealthy)       0.0.0.0:80->80/tcp
`;
  expect(told(text)).toEqual([
    ['shop-api-1', 'api', 'restarting', 1, null, 2],
    ['shop-db-1', 'db', 'exited', 3, null, 3],
    ['shop-web-1', 'web', 'running', null, 'unhealthy', 4],
  ]);
});

test('rows of docker ps are containers by their names', () => {
  const text = `CONTAINER ID   IMAGE         COMMAND    CREATED       STATUS                     PORTS     NAMES
0123456789ab   postgres:17   "run.sh"   2 hours ago   Exited (137) 2 hours ago             db
ab0123456789   nginx:1.27    "run.sh"   2 hours ago   Up 2 hours                 80/tcp    web`;
  expect(told(text)).toEqual([
    ['db', 'db', 'exited', 137, null, 2],
    ['web', 'web', 'running', null, null, 3],
  ]);
});

test('a table of other things, a log and a table with a log below it are none', () => {
  expect(told('NAME    READY   STATUS    RESTARTS   AGE\norders  0/1     Error     4          2m')).toBeNull();
  expect(told('2026-11-29T10:00:00Z NAME IMAGE STATUS\n')).toBeNull();
  expect(told('NAME   IMAGE   STATUS\nweb    nginx   Up 2 hours\n2026-11-29T10:00:00Z ERROR lost')).toBeNull();
});
