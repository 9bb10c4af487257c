import { randomUUID } from 'node:crypto';
import { argv } from 'node:process';
import { startTelemetry, withSpan } from '@mats/telemetry';
import { Router } from 'express';
import { createLogger, createService, runMain, runService } from '../index.ts';

const NAME = 'mats-echo';

/**
 * The smallest traced service: what the `http` bench measures. `node echo-service.ts <base URL for spans>` listens
 * on a free port and answers `POST /echo` with its body, inside the caller's session and a span.
 */
const echo = Router().post('/echo', async (request, response) => {
  await withSpan(
    {
      name: 'POST /echo',
      kind: 'CHAIN',
      attributes: { 'http.request.method': 'POST', 'http.route': '/echo', 'url.path': request.path },
    },
    (span) => {
      response.json(request.body);
      span.setAttributes({ 'http.response.status_code': response.statusCode });
      return Promise.resolve();
    },
  );
});

const log = createLogger({ name: NAME, level: 'info' });
runMain(log, () => {
  const telemetry = startTelemetry({ serviceName: NAME, endpoint: argv[2] ?? '', log });
  const app = createService({ name: NAME, log, routes: [echo], trustTrace: true, newId: randomUUID });
  return runService({ app, host: '127.0.0.1', port: 0, log, telemetry });
});
