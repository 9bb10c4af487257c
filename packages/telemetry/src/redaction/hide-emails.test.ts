import { describe, expect, test } from '@jest/globals';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { withSession } from '../session/session-scope.ts';
import { withSpan } from '../spans/with-span.ts';
import { startTelemetry } from '../start-telemetry.ts';
import { createEmailHider } from './hide-emails.ts';

const ANN = /^user-[0-9a-f]{16}$/;

describe('the pseudonym of an e-mail address', () => {
  const hide = createEmailHider('k');

  test('is the same for the same address, in whatever case, and another for another', () => {
    expect(hide('ann@example.org')).toMatch(ANN);
    expect(hide('Ann@Example.ORG')).toBe(hide('ann@example.org'));
    expect(hide('bob@example.org')).not.toBe(hide('ann@example.org'));
    expect(createEmailHider('other')('ann@example.org')).not.toBe(hide('ann@example.org'));
  });

  test('stands in the place of the address, and the rest stays', () => {
    const [name] = [hide('ann@example.org')];
    expect(hide('mail from ann@example.org, twice: <ann@example.org>')).toBe(`mail from ${name}, twice: <${name}>`);
    expect(hide("jörg.o'neil+x@例え.jp")).toMatch(ANN);
    expect(hide('GET /login?mail=ann%40example.org&x=1')).toBe(`GET /login?mail=${name}&x=1`);
    expect(hide('ann%2bx%40example.org')).toBe(hide('ann+x@example.org'));
    expect(hide('to ann@a.b.c.d.e.example.org')).not.toContain('example');
    expect(hide('no address: a@b, @home, user@')).toBe('no address: a@b, @home, user@');
  });
});

test('no span leaves with an e-mail address when they are hidden', async () => {
  const exporter = new InMemorySpanExporter();
  const telemetry = startTelemetry({ serviceName: 'test', exporter, syncExport: true, pii: 'hash' });
  await withSession({ sessionId: 's-1', userEmail: 'ann@example.org' }, () =>
    withSpan({ name: 'work', kind: 'CHAIN', input: 'Why did ann@example.org get 500?' }, (span) => {
      span.addEvent('told', { to: 'bob@example.org' });
      span.fail('refused for ann@example.org');
    }),
  );
  await telemetry.forceFlush();
  const [span] = exporter.getFinishedSpans();
  const text = JSON.stringify([span?.attributes, span?.events, span?.status]);
  expect(text).not.toContain('example.org');
  expect(span?.attributes['user.email']).toMatch(ANN);
  expect(span?.attributes['user.id']).toBe(span?.attributes['user.email']);
  await telemetry.shutdown();
});
