import { describe, expect, test } from '@jest/globals';
import { formatBytes, formatCount, formatValue, unitOf } from './format-number.ts';

describe('numbers with units', () => {
  test.each([
    [0, '0 B'],
    [512, '512 B'],
    [3482, '3.4 kB'],
    [200 * 1024 * 1024, '200 MB'],
    [5 * 1024 ** 4, '5120 GB'],
  ])('%d bytes read %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  test('counts agree with their noun', () => {
    expect(formatCount(1, 'line')).toBe('1 line');
    expect(formatCount(12_408, 'line')).toBe('12,408 lines');
    expect(formatCount(0, 'series')).toBe('0 series');
  });

  test('readings keep as many digits as they need', () => {
    expect(formatValue(1234.5, 'ms')).toBe('1,235 ms');
    expect(formatValue(0.254, '')).toBe('0.25');
    expect(formatValue(999_999, '')).toBe('999,999');
    expect(formatValue(1_250_000, 'requests')).toBe('1.3M requests');
  });

  test.each(['bytes', 'By', 'B'])('a reading in %s grows its unit with it', (unit) => {
    expect(formatValue(896_000_000, unit)).toBe('854 MB');
  });

  test.each([
    ['process_resident_memory_bytes', '', 'B'],
    ['http_request_duration_seconds_p95', '', 's'],
    ['node_network_receive_bytes_total', '', 'B'],
    ['process_cpu_seconds_total', 'ms', 'ms'],
    ['seconds', '', ''],
    ['queue_depth', '', ''],
  ])('the unit of %s, given as “%s”, is “%s”', (name, given, unit) => {
    expect(unitOf(name, given)).toBe(unit);
  });
});
