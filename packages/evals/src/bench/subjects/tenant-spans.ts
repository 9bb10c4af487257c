import { argv } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { startTelemetry } from '@mats/telemetry';

const SERVICES = ['routing', 'search', 'summary'];
const MEGABYTE = 1024 * 1024;

/**
 * Makes spans for so many tenants in turn and prints what the process holds afterwards:
 * `node --expose-gc tenant-spans.ts <endpoint> <tenants> <spans>`.
 */
const [endpoint = '', tenants = '1', spans = '10000'] = argv.slice(2);
const telemetry = startTelemetry({ serviceName: 'bench', endpoint, tenants: { maxCached: Number(tenants) } });

for (let index = 0; index < Number(spans); index += 1) {
  const tenantId = `tenant-${index % Number(tenants)}`;
  const serviceName = SERVICES[index % SERVICES.length] ?? 'bench';
  await telemetry.span('search', { tenantId, serviceName, input: 'machine learning' }, () => undefined);
  // Queues of any length are not what is measured.
  if (index % 512 === 511) await telemetry.forceFlush();
}
await telemetry.forceFlush();
// What was let go is free only after it has been looked at more than once.
for (let round = 0; round < 3; round += 1) {
  await setImmediate();
  globalThis.gc?.();
}
const { heapUsed, external } = process.memoryUsage();
const stats = telemetry.getStats();
process.stdout.write(
  `${JSON.stringify({
    heap_mb: (heapUsed + external) / MEGABYTE,
    tenants: stats.cachedTenants,
    tracers: stats.cachedTracers,
    delivered: stats.delivered,
    dropped: stats.dropped,
  })}\n`,
);
await telemetry.shutdown();
