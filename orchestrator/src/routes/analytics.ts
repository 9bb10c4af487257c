import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ANALYTICS_FILTERS, MatsError } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import { analyticsOf, wholeDays } from '../analysis/analytics.ts';
import type { AnalyticsQuery, AnalyticsStore } from '../store/analytics-store.ts';

const USUAL_MS = 30 * 24 * 3600 * 1000;
const METADATA = /^metadata\.([\w.-]{1,100})$/;
const FILTERS: readonly string[] = ANALYTICS_FILTERS;

const timeSchema = z.object({ from: z.iso.datetime().exactOptional(), to: z.iso.datetime().exactOptional() });
const valueSchema = z.string().min(1).max(254);

/** What is asked for. @throws MatsError `invalid_request` that names what is not known, or the times that are no interval. */
function queryOf(request: Request, now: number): AnalyticsQuery {
  const { from: _from, to: _to, ...given } = request.query;
  const time = timeSchema.parse(request.query);
  const to = time.to === undefined ? now : Date.parse(time.to);
  const from = time.from === undefined ? to - USUAL_MS : Date.parse(time.from);
  if (from >= to) throw new MatsError('invalid_request', { reason: 'from: it is not before to' });
  const filters = Object.entries(given).map(([filter, value]) => {
    if (!FILTERS.includes(filter) && !METADATA.test(filter)) {
      const known = [...FILTERS, 'metadata.<key>'].join(', ');
      throw new MatsError('invalid_request', { reason: `${filter}: there is no such filter; there are ${known}` });
    }
    const parsed = valueSchema.safeParse(value);
    if (!parsed.success) throw new MatsError('invalid_request', { reason: `${filter}: one value is expected` });
    return { filter, value: parsed.data };
  });
  return { member: memberFor(request, 'read'), ...wholeDays(from, to), filters };
}

async function* linesOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** All turns of the asker's sessions together, and the turns themselves for other programs. */
export function analyticsRoutes(options: { analytics: AnalyticsStore; now: () => number }): Router {
  const { analytics, now } = options;
  const router = Router();
  router.get('/analytics', async (request, response) => {
    const query = queryOf(request, now());
    const [rows, longest, choices] = await Promise.all([
      analytics.counts(query),
      analytics.longest(query),
      analytics.choices(query),
    ]);
    response.json({
      from: query.from.toISOString(),
      to: query.to.toISOString(),
      step: query.step,
      ...analyticsOf(rows),
      longest,
      choices,
    });
  });
  router.get('/analytics/turns', async (request, response) => {
    const query = queryOf(request, now());
    response.type('application/x-ndjson');
    await pipeline(Readable.from(linesOf(analytics.turns(query))), response);
  });
  return router;
}
