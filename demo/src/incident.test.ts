import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { faults } from './faults.ts';
import type { Fault } from './fault.ts';
import { listIncidents, readIncident, sampleIncident } from './incident.ts';
import { SHOP_SERVICES, type ShopService } from './shop-services.ts';

const MOST_BYTES = 300_000;
const revisions: { healthy: string; faults: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../shop/revisions.json', import.meta.url), 'utf8'),
);

function readLog(name: string, service: ShopService): string[] {
  const file = readIncident(name).logFiles.find((log) => log.service === service)?.file;
  return readFileSync(file ?? '', 'utf8').split('\n');
}

/** When the first service got the fault's branch; undefined when nothing is deployed for it. */
function deployedAt(fault: Fault): string | undefined {
  const revision = revisions.faults[fault.name];
  if (revision === undefined) return undefined;
  return SHOP_SERVICES.flatMap((service) =>
    readLog(fault.name, service).filter((line) => line.includes(`deployed revision ${revision}`)),
  )
    .map(timeOf)
    .toSorted()[0];
}

function timeOf(line: string): string {
  return /"time":"([^"]+)"/.exec(line)?.[1] ?? '';
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

  test.each(faults)(
    '$name: the first failing service logs the symptom, and not while the shop was healthy',
    (fault) => {
      const lines = readLog(fault.name, fault.service);
      const onset = deployedAt(fault);
      const healthy = onset === undefined ? 50 : lines.findIndex((line) => timeOf(line) >= onset);
      expect(healthy).toBeGreaterThan(20);
      expect(lines.slice(0, healthy).join('\n')).not.toContain(fault.symptom);
      expect(lines.slice(healthy).join('\n')).toContain(fault.symptom);
    },
  );

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
        expect(readFileSync(file, 'utf8')).not.toMatch(/\/tmp\/|node_modules/);
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
