import { expect, test } from '@jest/globals';
import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';
import { readLogLines } from '../../logs/digest/read-log-lines.ts';
import { kindOf } from './kind-of.ts';
import { viewFailures } from './view-failures.ts';

function told(port: number, onHost: boolean): readonly [string | null | undefined, string] {
  const line = `Nov 14 06:25:01 web1 shop[911]: Error: connect ECONNREFUSED 127.0.0.1:${port}`;
  const text = { file: 0, firstLine: 1, lines: [line], service: null };
  const lines = readLogLines([text], { referenceMs: Date.UTC(2026, 10, 14) });
  const [view] = viewFailures({ lines, question: 'Why?', onHost, ...wholeKnowledge() }).failures;
  return [view && kindOf(view), view?.sighting?.entry.means ?? ''];
}

test.each([8080, 5432])('port %i at localhost of a container is that of the container: the address is wrong', (port) =>
  expect(told(port, false)).toEqual(['wrong_address', expect.stringContaining('in a container')]),
);

test.each([8080, 5432])('port %i at localhost of a host is that of the host: what should listen does not', (port) =>
  expect(told(port, true)).toEqual(['connection_refused', expect.stringContaining('of this host')]),
);
