import { expect, test } from '@jest/globals';
import { measureText } from './measure-text.ts';

test.each([
  ['process_resident_memory_bytes', 896_000_000, '896 MB'],
  ['process_resident_memory_bytes', 0, '0 B'],
  ['container_memory_usage_bytes', 2_104_000_000, '2.1 GB'],
  ['disk_bytes_total', 512, '512 B'],
  ['http_requests_total', 1_234_567, '1,230,000'],
  ['cpu_usage', 0.012_34, '0.0123'],
  ['byte_order', 2_000, '2,000'],
])('%s of %d is %s', (metric, value, text) => expect(measureText(metric, value)).toBe(text));
