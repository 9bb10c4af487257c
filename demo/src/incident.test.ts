import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { faults } from './faults.ts';
import type { Fault } from './fault.ts';
import { listIncidents, readIncident, sampleIncident } from './incident.ts';
import type { ShopService } from './shop-services.ts';

const MOST_BYTES = 300_000;
const revisions: { healthy: string; faults: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../shop/revisions.json', import.meta.url), 'utf8'),
);

function readLog(name: string, service: ShopService): string[] {
  const file = readIncident(name).logFiles.find((log) => log.service === service)?.file;
  return readFileSync(file ?? '', 'utf8').split('\n');
}

/** Index of the line that says the fault's branch was deployed; 0 when nothing is deployed for it. */
function deployLine(lines: readonly string[], fault: Fault): number {
  const revision = revisions.faults[fault.name];
  return revision === undefined ? 0 : lines.findIndex((line) => line.includes(`deployed revision ${revision}`));
}

describe('captured incidents', () => {
  test('there is one of every fault', () => {
    expect(listIncidents()).toEqual(faults.map((fault) => fault.name).toSorted());
  });

  test.each(faults)('$name was captured from the commits of today', (fault) => {
    const incident = readIncident(fault.name);
    expect(incident.revisionBefore).toBe(revisions.healthy);
    expect(incident.revisionAfter).toBe(revisions.faults[fault.name] ?? revisions.healthy);
    expect(incident.question).toBe(fault.question);
  });

  test.each(faults)('$name: the first failing service logs the symptom, and only after the deploy', (fault) => {
    const lines = readLog(fault.name, fault.service);
    const first = lines.findIndex((line) => line.includes(fault.symptom));
    expect(first).toBeGreaterThan(Math.max(20, deployLine(lines, fault)));
  });

  test.each(faults.filter((fault) => fault.frame !== undefined))(
    '$name: a stack trace goes through $frame',
    (fault) => {
      const [file, name] = (fault.frame ?? '').split(':');
      const frame = new RegExp(`at [^\\\\\\n]*${name}[^\\\\\\n]*\\(file:///srv/app/${file}:\\d+:\\d+\\)`);
      expect(readLog(fault.name, fault.service).join('\n')).toMatch(frame);
    },
  );

  test.each(faults)(
    '$name: logs are of a size to commit and name no folder of the machine they were made on',
    (fault) => {
      for (const { file } of readIncident(fault.name).logFiles) {
        expect(statSync(file).size).toBeLessThanOrEqual(MOST_BYTES);
        expect(readFileSync(file, 'utf8')).not.toContain(`${tmpdir()}/shop-`);
      }
    },
  );

  test('the sample is the bad deploy', () => {
    expect(sampleIncident()).toMatchObject({ name: 'bad-deploy', question: 'Why does checkout return 500?' });
  });

  test('asking for another names those there are', () => {
    expect(() => readIncident('no-such')).toThrow('no captured incident "no-such"; there are: bad-deploy, ');
  });
});
