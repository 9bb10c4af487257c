import { describe, expect, test } from '@jest/globals';
import { statementOf } from './log-event.ts';
import { findNamedPlace } from './named-place.ts';
import { resourceKindOf } from './resource-kind.ts';

describe('findNamedPlace', () => {
  test.each([
    ['12:00:01.5 WARN  c.s.BasketServiceImpl#37 TraceID: 4 basket 12', 'c.s.BasketServiceImpl', 37],
    ['2024-05-01T12:00:00Z ERROR [main] com.acme.Basket:12 - broken', 'com.acme.Basket', 12],
    ['E0501 12:00:00.000000 1 cmd/cart/basket.go:88] broken', 'cmd/cart/basket.go', 88],
    ['{"level":"error","caller":"cart/basket.go:88","msg":"broken"}', 'cart/basket.go', 88],
    ['INFO Basket#9 ready', 'Basket', 9],
    ['12:00:01 INFO 1 --- [nio-1] com.acme.Basket : ready', 'com.acme.Basket', null],
  ])('%s', (text, file, line) => {
    expect(findNamedPlace(text)).toEqual({ file, line });
  });

  test.each(['INFO order Order#1234 was paid', 'listening on shop.example.com:8080', 'took 12:30'])(
    'not in: %s',
    (text) => {
      expect(findNamedPlace(text)).toBeNull();
    },
  );
});

describe('statementOf', () => {
  test('lines of one place are one statement, whatever they say', () => {
    const of = (text: string): string => statementOf(`12:00:0${text.length % 9} INFO a.b.Cart#7 ${text}`).id;
    expect(of('took 5 apples')).toBe(of('took a pear'));
  });

  test('without a place what is constant tells, brackets included', () => {
    const of = (text: string): string => statementOf(`12:00:01.123 INFO ${text}`).id;
    expect(of('[add][took 5]')).toBe(of('[add][took 17]'));
    expect(of('[add][took 5]')).not.toBe(of('[drop][took 5]'));
  });

  test('of JSON the message and the level count', () => {
    const line = (id: number): string =>
      JSON.stringify({ level: 'error', msg: 'no such basket', id, time: '2024-05-01' });
    expect(statementOf(line(1))).toMatchObject({ id: statementOf(line(2)).id, severity: 'error' });
  });
});

describe('resourceKindOf', () => {
  test.each([
    ['CpuUsage(m)', 'cpu'],
    ['container_memory_rss', 'memory'],
    ['PodClientLatencyP90(s)', 'client_latency'],
    ['http_server_request_duration_seconds', 'server_latency'],
    ['destination_50', 'server_latency'],
    ['source_p99', 'client_latency'],
    ['network_receive_bytes', 'throughput'],
    ['NodeCpuUsageRate(%)', null],
    ['temperature', null],
  ])('%s measures %s', (name, kind) => {
    expect(resourceKindOf(name)).toBe(kind);
  });
});
