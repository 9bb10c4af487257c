import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Bench, BenchContext, BenchResult } from '../bench.ts';
import { startSpanSink } from '../load/span-sink.ts';
import { rounded, spread } from '../measuring/statistics.ts';

const SUBJECT = join(import.meta.dirname, '..', 'subjects', 'tenant-spans.ts');
const TENANTS = 500;
const SPANS = 20_000;
const run = promisify(execFile);

const heldSchema = z.object({
  heap_mb: z.number(),
  tenants: z.number(),
  tracers: z.number(),
  delivered: z.number(),
  dropped: z.number(),
});
type Held = z.infer<typeof heldSchema>;

async function held(endpoint: string, tenants: number): Promise<Held> {
  const args = ['--expose-gc', SUBJECT, endpoint, String(tenants), String(SPANS)];
  const { stdout } = await run(execPath, args, { timeout: 300_000 });
  return heldSchema.parse(JSON.parse(stdout));
}

async function measure(context: BenchContext): Promise<BenchResult> {
  const sink = await startSpanSink();
  const one: Held[] = [];
  const many: Held[] = [];
  try {
    for (let round = 0; round < context.rounds; round += 1) {
      one.push(await held(sink.url, 1));
      many.push(await held(sink.url, TENANTS));
      context.progress(
        `round ${round}: ${one.at(-1)?.heap_mb} MB with one tenant, ${many.at(-1)?.heap_mb} MB with ${TENANTS}`,
      );
    }
  } finally {
    await sink.close();
  }
  const heap = { one: spread(one.map(({ heap_mb }) => heap_mb)), many: spread(many.map(({ heap_mb }) => heap_mb)) };
  const above = heap.many.median - heap.one.median;
  return {
    above_mb: rounded(above, 2),
    per_tenant_kb: rounded((above * 1024) / (TENANTS - 1), 2),
    tenants: Math.min(...many.map(({ tenants }) => tenants)),
    tracers: Math.min(...many.map(({ tracers }) => tracers)),
    lost: Math.max(...[...one, ...many].map(({ delivered, dropped }) => SPANS - delivered + dropped)),
    one_tenant_mb: heap.one,
    many_tenants_mb: heap.many,
  };
}

/** What tenants cost a process that keeps all of them ready. */
export const tenants: Bench = {
  name: 'tenants',
  compares: `what a process holds after ${SPANS} spans of ${TENANTS} tenants with three services each, all kept ready, against the same spans of one tenant`,
  goals: [
    { figure: 'above_mb', atMost: 30, says: 'megabytes above one tenant' },
    { figure: 'tenants', atLeast: TENANTS, says: 'tenants ready at the end' },
    { figure: 'lost', atMost: 0, says: 'spans not delivered' },
  ],
  run: measure,
};
