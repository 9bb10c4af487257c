import { context, trace } from '@opentelemetry/api';
import type { Context, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import { setSpanScope, spanScopeOf } from '../session/session-scope.ts';

/** Whose spans a tracer makes. */
export interface TracerOwner {
  tenantId?: string;
  serviceName?: string;
}

/** The context with an owner set; what the owner leaves open stays as it was. */
export function ownedBy(owner: TracerOwner, target: Context): Context {
  const { tenantId, serviceName } = owner;
  return setSpanScope(target, {
    ...spanScopeOf(target),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(serviceName === undefined ? {} : { serviceName }),
  });
}

type Work<Result> = (span: Span) => Result;

/** A tracer of OpenTelemetry whose spans belong to one tenant and service, for code that brings its own. */
export function createTenantTracer(owner: TracerOwner, inner: Tracer): Tracer {
  const startSpan = (name: string, options?: SpanOptions, target: Context = context.active()): Span =>
    inner.startSpan(name, options, ownedBy(owner, target));
  function startActiveSpan<Result>(name: string, ...rest: readonly unknown[]): Result {
    const work = rest.at(-1) as Work<Result>;
    const [options, target] = rest.slice(0, -1) as [SpanOptions?, Context?];
    const owned = ownedBy(owner, target ?? context.active());
    const span = inner.startSpan(name, options, owned);
    return context.with(trace.setSpan(owned, span), () => work(span));
  }
  return { startSpan, startActiveSpan };
}
