import { expect, test } from '@jest/globals';
import { serviceOfFileName } from './service-of-file-name.ts';

test.each([
  ['checkout.log', 'checkout'],
  ['logs/payment-service.log.2.gz', 'payment-service'],
  ['inventory-2026-01-31.txt', 'inventory'],
  ['web_error.log', 'web'],
  ['checkout-1.log', 'checkout'],
  ['app.log', null],
  ['error-20260131.log.gz', null],
  ['2026-01-31.log', null],
  ['stdout.txt', null],
  ['orders.service.log', 'orders'],
  ['compose.log', null],
  ['docker-compose-2026-11-29.txt', null],
  ['notes.txt', null],
  ['nginx.conf', null],
  ['api.example.org.log', 'api.example.org'],
  ['a.log', null],
  ['pasted-stack-trace-2.txt', null],
  ['stack-worker.log', 'stack-worker'],
  ['', null],
])('%p points to %p', (fileName, service) => {
  expect(serviceOfFileName(fileName)).toBe(service);
});
