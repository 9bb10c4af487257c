import { expect, test } from '@jest/globals';
import { signalsOf } from './failure-signals.ts';

test.each([
  ['FATAL ERROR: Reached heap limit Allocation failed', ['out_of_memory']],
  ['java.lang.OutOfMemoryError: Java heap space', ['out_of_memory']],
  ['process exited with code 137', ['killed']],
  ['signal: killed', ['killed']],
  ['database disk image is malformed', ['corrupt_data']],
  ['web exited with code 1, restarting', ['restart']],
  ['Readiness probe failed: 500', ['unhealthy']],
  ['write failed: ENOSPC', ['disk_full']],
  ['accept: too many open files', ['descriptor_limit']],
  ['connection pool exhausted', ['pool_exhausted']],
  ['FATAL: sorry, too many clients already', ['pool_exhausted']],
  ['timed out waiting for a connection from the pool', ['pool_exhausted', 'timeout']],
  ['getaddrinfo ENOTFOUND db', ['name_resolution']],
  ['connect ECONNREFUSED 10.0.0.1:5432', ['connection_refused']],
  ['write: broken pipe', ['connection_refused']],
  ['x509: certificate has expired', ['certificate']],
  ['answered 429 Too Many Requests', ['rate_limited']],
  ['EACCES: permission denied', ['permission']],
  ['context deadline exceeded', ['timeout']],
  ['the bank answered 503', ['upstream_failure']],
  ['502 Bad Gateway', ['upstream_failure']],
  ['exited with code 13', []],
  ['order 429123 placed', []],
  ['answered 404', []],
  ['all is well', []],
])('%s shows %j', (text, signals) => {
  expect(signalsOf(text)).toEqual(signals);
});
