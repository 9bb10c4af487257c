import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEMRESATTRS_PROJECT_NAME } from '@arizeai/openinference-semantic-conventions';
import { SPAN_ATTRIBUTES, SPAN_NAMES } from '@mats/contracts';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { fetchSpans, removeSession } from './phoenix-api.ts';

/** Whether a span that the doctor sends itself comes out of Phoenix again, and if not, where it ended. */
export type ProbeResult =
  | { readonly stored: true; readonly sessionId: string; readonly removed: boolean }
  | { readonly stored: false; readonly reason: string };

const STORE_LIMIT_MS = 8_000;
const POLL_MS = 500;

async function makeSpan(project: string, sessionId: string): Promise<ReadableSpan> {
  const memory = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ [SEMRESATTRS_PROJECT_NAME]: project }),
    spanProcessors: [new SimpleSpanProcessor(memory)],
  });
  const attributes = { [SPAN_ATTRIBUTES.kind]: 'CHAIN', [SPAN_ATTRIBUTES.sessionId]: sessionId };
  provider.getTracer('mats-doctor').startSpan(SPAN_NAMES.doctor, { attributes }).end();
  await provider.forceFlush();
  const [span] = memory.getFinishedSpans();
  if (span === undefined) throw new Error('no span was made');
  return span;
}

async function send(span: ReadableSpan, endpoint: string): Promise<string | undefined> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: 3_000 });
  const problem = await new Promise<string | undefined>((resolve) => {
    exporter.export([span], (result) => resolve(result.code === 0 ? undefined : (result.error?.message ?? 'refused')));
  });
  await exporter.shutdown();
  return problem;
}

/** Sends one span to `endpoint` (Phoenix or a collector), looks for it in Phoenix and removes it there; never throws. */
export async function probe(
  endpoint: string,
  { phoenix, project }: { phoenix: string; project: string },
): Promise<ProbeResult> {
  try {
    const sessionId = `doctor-${randomUUID()}`;
    const span = await makeSpan(project, sessionId);
    const refused = await send(span, endpoint);
    if (refused !== undefined) return { stored: false, reason: `${endpoint} does not take spans: ${refused}` };
    for (let waited = 0; waited < STORE_LIMIT_MS; waited += POLL_MS) {
      if ((await fetchSpans(phoenix, { traceId: span.spanContext().traceId, project })).length > 0) {
        return { stored: true, sessionId, removed: await removeSession(phoenix, sessionId).catch(() => false) };
      }
      await sleep(POLL_MS);
    }
    return { stored: false, reason: `${endpoint} takes spans, but Phoenix does not show them` };
  } catch (error) {
    return { stored: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
