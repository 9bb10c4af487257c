import { describe, expect, test } from '@jest/globals';
import { traceSummaries } from '../stack/trace-summaries.ts';
import { unpackExport } from './unpack-export.ts';

const REFUSED = 'FATAL:  password authentication failed for user "ledger"';
const QUOTED = REFUSED.replaceAll('"', '""');
const at = (minute: number): string => `2026-11-29T10:0${minute}:01.100Z`;
const shown = (minute: number): string => `pg | 2026-11-29T10:0${minute}:01.100000000Z ${REFUSED}`;
const BOTH = `${shown(1)}\n${shown(2)}`;
const ns = (minute: number): string => `${Date.parse(at(minute))}000000`;

const EXPORTS: readonly (readonly [string, string])[] = [
  [
    'a table of Datadog, latest first',
    `Date,Host,Service,Content\n${at(2)},h1,pg,"${QUOTED}"\n${at(1)},h1,pg,"${QUOTED}"\n`,
  ],
  [
    'a table with semicolons and line ends of Windows',
    `"@timestamp";"kubernetes.container.name";"message"\r\n"${at(1)}";"pg";"${QUOTED}"\r\n"${at(2)}";"pg";"${QUOTED}"\r\n`,
  ],
  [
    'streams of Loki',
    JSON.stringify({
      status: 'success',
      data: {
        resultType: 'streams',
        result: [{ stream: { container: 'pg' }, values: [1, 2].map((minute) => [ns(minute), REFUSED]) }],
      },
    }),
  ],
  [
    'hits of Elasticsearch, printed over several lines',
    JSON.stringify(
      {
        hits: {
          hits: [1, 2].map((minute) => ({
            _index: 'logs',
            _source: { '@timestamp': at(minute), service: { name: 'pg' }, message: REFUSED },
          })),
        },
      },
      null,
      2,
    ),
  ],
  [
    'entries of Google Cloud',
    JSON.stringify(
      [1, 2].map((minute) => ({
        insertId: `i${minute}`,
        timestamp: at(minute),
        resource: { type: 'k8s_container', labels: { namespace_name: 'prod', container_name: 'pg' } },
        textPayload: `${REFUSED}\n`,
      })),
    ),
  ],
  [
    'events of CloudWatch',
    JSON.stringify({
      events: [1, 2].map((minute) => ({ timestamp: Date.parse(at(minute)), message: REFUSED, logGroup: '/ecs/pg' })),
    }),
  ],
  [
    'results of CloudWatch Insights',
    JSON.stringify({
      results: [1, 2].map((minute) => [
        { field: '@timestamp', value: at(minute) },
        { field: '@message', value: REFUSED },
        { field: '@logStream', value: 'a/b/0123' },
        { field: '@log', value: '123456789012:/ecs/pg' },
      ]),
    }),
  ],
  [
    'a table of Azure Monitor',
    JSON.stringify({
      tables: [
        {
          name: 'PrimaryResult',
          columns: [{ name: 'TimeGenerated' }, { name: 'ContainerName_s' }, { name: 'Log_s' }],
          rows: [1, 2].map((minute) => [at(minute), 'pg', REFUSED]),
        },
      ],
    }),
  ],
  [
    'results of Splunk, one a line',
    [1, 2]
      .map((minute) =>
        JSON.stringify({ preview: false, result: { _time: at(minute), container_name: 'pg', _raw: REFUSED } }),
      )
      .join('\n'),
  ],
  [
    'logs of the API of Datadog',
    JSON.stringify({
      data: [1, 2].map((minute) => ({
        id: `a${minute}`,
        type: 'log',
        attributes: { timestamp: at(minute), service: 'pg', status: 'error', message: REFUSED },
      })),
    }),
  ],
  [
    'messages of Graylog',
    JSON.stringify({
      messages: [1, 2].map((minute) => ({
        index: 'graylog_0',
        message: { timestamp: at(minute), container_name: 'pg', message: REFUSED },
      })),
    }),
  ],
  [
    'a frame of Grafana',
    JSON.stringify({
      schema: { fields: [{ name: 'timestamp' }, { name: 'body' }, { name: 'service_name' }] },
      data: { values: [[1, 2].map((minute) => Date.parse(at(minute))), [REFUSED, REFUSED], ['pg', 'pg']] },
    }),
  ],
  [
    'lines of logcli',
    [1, 2].map((minute) => JSON.stringify({ labels: { app: 'pg' }, line: REFUSED, timestamp: at(minute) })).join('\n'),
  ],
];

test.each(EXPORTS)('%s is unpacked into the lines that were logged, oldest first', (_name, text) => {
  // Where fields tell of a pod, lines are as kubectl prints them.
  const ofPods = /kubernetes|namespace_name/.test(text);
  expect(unpackExport(text)).toBe(ofPods ? BOTH.replaceAll('pg | ', '[pod/pg/pg] ') : BOTH);
});

test('records that are printed over several lines each are read as records of a line each', () => {
  const records = [1, 2].map((minute) => ({
    __REALTIME_TIMESTAMP: String(Date.parse(at(minute)) * 1000),
    _SYSTEMD_UNIT: 'pg.service',
    PRIORITY: '3',
    MESSAGE: REFUSED,
  }));
  expect(unpackExport(records.map((record) => JSON.stringify(record, null, 8)).join('\n'))).toBe(BOTH);
});

test('alerts are lines of whom they are about, with what they say', () => {
  const alert = {
    labels: { alertname: 'TargetDown', job: 'payment', severity: 'critical' },
    annotations: { summary: 'payment is down', description: 'All of its targets\nare down.' },
    startsAt: at(1),
  };
  const over = { ...alert, status: 'resolved', startsAt: at(2), annotations: {} };
  expect(unpackExport(JSON.stringify({ version: '4', alerts: [{ ...alert, status: 'firing' }, over] }))).toBe(
    'payment | 2026-11-29T10:01:01.100000000Z CRITICAL TargetDown is firing: payment is down All of its targets are down.\n' +
      'payment | 2026-11-29T10:02:01.100000000Z INFO TargetDown is over',
  );
});

describe('an event of Sentry', () => {
  const event = (platform: string, ending: string): string => {
    const frames = [
      {
        filename: `/app/main.${ending}`,
        function: 'main',
        lineno: 3,
        module: 'shop.Main',
        context_line: '  pay(cart)',
      },
      { filename: `/app/pay.${ending}`, function: 'pay', lineno: 7, colno: 5, module: 'shop.Pay' },
    ];
    return JSON.stringify({
      platform,
      timestamp: Date.parse(at(1)) / 1000,
      tags: { service: 'shop' },
      exception: { values: [{ type: 'LostError', value: 'no cart', stacktrace: { frames } }] },
    });
  };

  test.each([
    ['node', 'js', 'LostError: no cart [pay /app/pay.js:7, main /app/main.js:3]'],
    ['python', 'py', 'LostError: no cart [pay /app/pay.py:7, main /app/main.py:3]'],
    ['java', 'java', 'LostError: no cart [shop.Pay.pay /app/pay.java:7, shop.Main.main /app/main.java:3]'],
    ['csharp', 'cs', 'LostError: no cart [shop.Pay.pay /app/pay.cs:7, shop.Main.main /app/main.cs:3]'],
    ['php', 'php', 'LostError: no cart'],
    ['ruby', 'rb', 'LostError: no cart [pay /app/pay.rb:7, main /app/main.rb:3]'],
    ['go', 'go', 'no cart'],
  ])('of %s is a trace as its runtime prints it', (platform, ending, told) => {
    expect(traceSummaries(unpackExport(event(platform, ending)) ?? '').join('\n')).toContain(told);
  });

  test('as the page lists it, with tags in pairs and exceptions among the entries', () => {
    const listed = {
      platform: 'node',
      dateCreated: at(1),
      tags: [{ key: 'service', value: 'shop' }],
      entries: [{ type: 'exception', data: { values: [{ type: 'LostError', value: 'no cart' }] } }],
    };
    expect(unpackExport(JSON.stringify(listed))).toBe('shop | 2026-11-29T10:01:01.100000000Z ERROR LostError: no cart');
  });
});

test('a level is told where the line does not state it, and the lines of a trace stay together', () => {
  const text = JSON.stringify([
    { timestamp: at(1), severity: 'ERROR', service: 'shop', message: 'refused\n    at pay (pay.js:3:1)' },
    { timestamp: at(2), severity: 'ERROR', service: 'shop', message: 'ERROR again' },
  ]);
  expect(unpackExport(text)?.split('\n')).toEqual([
    'shop | 2026-11-29T10:01:01.100000000Z ERROR refused',
    'shop |     at pay (pay.js:3:1)',
    'shop | 2026-11-29T10:02:01.100000000Z ERROR again',
  ]);
});

test('a record with an error beside its message stays a record', () => {
  const record = { '@timestamp': at(1), message: 'failed', error: { stack_trace: 'E: x\n at y' } };
  expect(unpackExport(JSON.stringify([record]))).toBe(`2026-11-29T10:01:01.100000000Z ${JSON.stringify(record)}`);
});

test('times without a zone stay as they are written; those of Kibana in a form without words', () => {
  const table = (time: string): string => `Time,message\n"${time}",lost\n`;
  expect(unpackExport(table('2026-11-29 10:01:01'))).toBe('2026-11-29 10:01:01 lost');
  expect(unpackExport(table('Nov 29, 2026 @ 10:01:01.100'))).toBe('2026-11-29 10:01:01.100 lost');
});

test('what is no export stays as it is', () => {
  const texts = [
    '2026-11-29T10:01:01Z ERROR lost, time and message\n2026-11-29T10:01:02Z ERROR lost, again\n',
    `{"time":"${at(1)}","level":"error","msg":"lost"}\n{"time":"${at(2)}","level":"error","msg":"lost"}\n`,
    'time,latency_ms\n2026-11-29T10:01:01Z,12\n',
    JSON.stringify({ name: 'shop', dependencies: { express: '5.0.0' } }),
    JSON.stringify([{ message: 'no time' }]),
    '[1, 2',
    '',
  ];
  expect(texts.map(unpackExport)).toEqual(texts.map(() => null));
});
