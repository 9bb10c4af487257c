import { describe, expect, test } from '@jest/globals';
import { readLineFacts } from './line-facts.ts';

const ASSUMPTIONS = { zoneOffsetMinutes: 0, referenceMs: Date.UTC(2026, 0, 10) };
const TEN = '2026-01-09T10:00:00.000Z';

/** Line, time, severity, service, message. */
const LINES: readonly (readonly [
  name: string,
  line: string,
  time: string | null,
  severity: string | null,
  service: string | null,
  message: string,
])[] = [
  [
    'access log',
    '10.0.0.1 - ann [09/Jan/2026:11:00:00 +0100] "GET /a?b=1 HTTP/1.1" 503 12 "-" "curl"',
    TEN,
    'error',
    null,
    'GET /a status=503',
  ],
  [
    'nginx error log',
    '2026/01/09 10:00:00 [error] 31#31: *1 connect() failed',
    TEN,
    'error',
    null,
    '*1 connect() failed',
  ],
  [
    'Apache error log',
    '[Fri Jan 09 10:00:00.000000 2026] [core:error] [pid 1:tid 2] [client 10.0.0.1:5] File gone',
    TEN,
    'error',
    null,
    'File gone',
  ],
  ['klog', 'E0109 10:00:00.000000    1234 controller.go:114] loading failed', TEN, 'error', null, 'loading failed'],
  [
    'syslog of RFC 5424',
    '<34>1 2026-01-09T10:00:00.000Z host su - ID47 - failed for a user',
    TEN,
    'fatal',
    'su',
    'failed for a user',
  ],
  [
    'syslog of RFC 3164',
    '<11>Jan  9 10:00:00 host payments[42]: charge failed',
    TEN,
    'error',
    'payments',
    'charge failed',
  ],
  ['Postgres', '2026-01-09 10:00:00.000 UTC [77] shop@db ERROR:  duplicate key', TEN, 'error', null, 'duplicate key'],
  [
    'Python logging',
    '2026-01-09 10:00:00,000 - app.pay - ERROR - something failed',
    TEN,
    'error',
    null,
    'something failed',
  ],
  ['Python without a time', 'ERROR:root:something failed', null, 'error', null, 'something failed'],
  [
    'Spring Boot',
    '2026-01-09 10:00:00.000  INFO 1 --- [nio-1] c.e.demo.OrderController                : order placed',
    TEN,
    'info',
    null,
    'order placed',
  ],
  ['logback', '2026-01-09 10:00:00,000 [main] WARN  com.acme.Main - slow query', TEN, 'warn', null, 'slow query'],
  ['Ruby logger', 'E, [2026-01-09T10:00:00.000000 #77] ERROR -- app: boom', TEN, 'error', null, 'boom'],
  ['Monolog', '[2026-01-09 10:00:00] production.ERROR: no connection', TEN, 'error', null, 'no connection'],
  ['Rust env_logger', '[2026-01-09T10:00:00Z ERROR shop::pay] thing failed', TEN, 'error', null, 'thing failed'],
  [
    'Serilog',
    '2026-01-09 10:00:00.000 +00:00 [ERR] An exception occurred',
    TEN,
    'error',
    null,
    'An exception occurred',
  ],
  [
    'logfmt',
    'time="2026-01-09T10:00:00Z" level=warning service=pay msg="retrying later"',
    TEN,
    'warn',
    'pay',
    'retrying later',
  ],
  ['pino', '{"level":50,"time":1767952800000,"name":"pay","msg":"boom"}', TEN, 'error', 'pay', 'boom'],
  [
    'a request that failed at level info',
    '{"level":30,"time":1767952800000,"res":{"statusCode":502},"msg":"request completed"}',
    TEN,
    'info',
    null,
    'request completed status=502',
  ],
  [
    'Docker JSON',
    '{"log":"ERROR boom\\n","stream":"stderr","time":"2026-01-09T10:00:00.000000000Z"}',
    TEN,
    'error',
    null,
    'boom',
  ],
  ['Docker Compose', 'web-1  | 2026-01-09T10:00:00.000Z ERROR checkout failed', TEN, 'error', 'web', 'checkout failed'],
  ['Docker with times', '2026-01-09T10:00:00.000000000Z ERROR: boom', TEN, 'error', null, 'boom'],
  ['a container runtime', '2026-01-09T10:00:00.000000000Z stderr F ERROR boom', TEN, 'error', null, 'boom'],
  ['a zone behind UTC', '2026-01-09T05:00:00.000-05:00 info started', TEN, 'info', null, 'started'],
  ['a yearless time', '01-09 10:00:00.000  1702  2395 W Window: lost', TEN, 'warn', null, 'lost'],
  ['no header at all', 'Error: connect ECONNREFUSED', null, null, null, 'Error: connect ECONNREFUSED'],
];

describe('readLineFacts', () => {
  test.each(LINES)('reads %s', (_, line, time, severity, service, message) => {
    const read = readLineFacts(line, ASSUMPTIONS, null);
    expect({
      time: Number.isNaN(read.time) ? null : new Date(read.time).toISOString(),
      severity: read.facts.severity,
      service: read.facts.service,
      message: read.facts.message,
    }).toEqual({ time, severity, service, message });
  });

  test('says which times name their zone', () => {
    expect(readLineFacts('2026-01-09T10:00:00Z INFO a', ASSUMPTIONS, null).facts.zoned).toBe(true);
    expect(readLineFacts('2026-01-09 10:00:00 INFO a', ASSUMPTIONS, null).facts.zoned).toBe(false);
  });

  test('uses the assumed zone for times without one', () => {
    const read = readLineFacts('2026-01-09 12:00:00 INFO a', { ...ASSUMPTIONS, zoneOffsetMinutes: 120 }, null);
    expect(new Date(read.time).toISOString()).toBe(TEN);
  });
});
