// cspell:ignore storageclass
import { describe, expect, test } from '@jest/globals';
import { readTables, rowText, tableLines } from './read-tables.ts';

function rowsOf(...lines: readonly string[]): string[] {
  return [...readTables(lines).values()].map(rowText);
}
const ownersOf = (...lines: readonly string[]): (string | null)[] =>
  [...readTables(lines).values()].map(({ owner }) => owner);

describe('rows of tables that commands print', () => {
  test('have the names of columns that begin above their cells', () => {
    expect(
      rowsOf(
        'NAME        STATUS    VOLUME     CAPACITY   ACCESS MODES   STORAGECLASS   AGE',
        'data-db-0   Pending                                        fast-ssd       14m',
      ),
    ).toEqual(['NAME=data-db-0; STATUS=Pending; STORAGECLASS=fast-ssd; AGE=14m']);
  });

  test('keep what stands in brackets with the word before it', () => {
    expect(rowsOf('NAME READY STATUS RESTARTS AGE', 'cart-1 0/1 Error 14 (2m ago) 51m')).toEqual([
      'NAME=cart-1; READY=0/1; STATUS=Error; RESTARTS=14 (2m ago); AGE=51m',
    ]);
  });

  test('are read where numbers are ranged to the right', () => {
    expect(
      rowsOf(
        'Filesystem      Size  Used Avail Use% Mounted on',
        '/dev/sdb1       100G  100G     0 100% /srv/my uploads',
      ),
    ).toEqual(['Filesystem=/dev/sdb1; Size=100G; Used=100G; Avail=0; Use%=100%; Mounted on=/srv/my uploads']);
  });

  test('have one cell more than names where the first column has none', () => {
    expect(
      rowsOf('               total        used        free', 'Mem:            7953        7702         102'),
    ).toEqual(['Mem:; total=7953; used=7702; free=102']);
  });

  test('are read between bars that a database draws', () => {
    expect(rowsOf('  pid |  state ', '------+--------', ' 4411 | idle in transaction', '(1 row)')).toEqual([
      'pid=4411; state=idle in transaction',
    ]);
    expect(rowsOf('+----+------+', '| Id | Host |', '+----+------+', '|  8 | db   |', '+----+------+')).toEqual([
      'Id=8; Host=db',
    ]);
  });

  test('are read between tabs', () => {
    expect(rowsOf('name\tmessages\tconsumers', 'mail\t48\t0')).toEqual(['name=mail; messages=48; consumers=0']);
  });

  test('end at an empty line', () => {
    expect(rowsOf('NAME READY STATUS AGE', 'a 1/1 Running 1d', '', 'b 1/1 Running 1d')).toHaveLength(1);
  });

  test.each([
    ['a log in capitals', ['ERROR DATABASE CONNECTION REFUSED', 'INFO WORKER STARTED 12']],
    ['a table of Markdown', ['| problem | cause |', '|---|---|', '| disk full | logs |']],
    ['a trace with tabs', ['java.lang.Error: x', '\tat a.b(C.java:1)', '\tat a.c(C.java:2)']],
  ])('are none in %s', (_, lines) => {
    expect(rowsOf(...lines)).toEqual([]);
  });
});

describe('whom a row tells of', () => {
  test.each([
    ['a pod, by its workload', 'NAME READY STATUS RESTARTS AGE', 'cart-7b4c5d6f8d-9wz2m 1/1 Running 0 1d', 'cart'],
    ['a node by its name', 'NAME STATUS ROLES AGE VERSION', 'worker-3 Ready <none> 2d v1.29.3', 'worker-3'],
    ['a process', 'USER PID %CPU %MEM COMMAND', 'root 12 0.0 0.1 /usr/sbin/nginx -g daemon', 'nginx'],
    [
      'who listens',
      'State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process',
      'LISTEN 0 511 127.0.0.1:3000 0.0.0.0:* users:(("node",pid=881,fd=19))',
      'node',
    ],
  ])('is %s', (_, head, row, owner) => {
    expect(ownersOf(head, row)).toEqual([owner]);
  });

  test('is nobody where no column says so', () => {
    expect(ownersOf('name\tmessages\tconsumers', 'mail\t48\t0')).toEqual([null]);
  });
});

test('heads and rules belong to the table', () => {
  const lines = ['said', '+----+------+', '| Id | Host |', '+----+------+', '|  8 | db   |'];
  expect(tableLines(readTables(lines), lines)).toEqual(new Set([1, 2, 3, 4]));
});
