/** Header names, written as they go over the wire. Node lower-cases what it receives: compare with `.toLowerCase()`. */
export const HEADERS = {
  sessionId: 'X-Session-ID',
  traceId: 'X-Trace-ID',
  investigationId: 'X-Investigation-ID',
  /** The ended session that was asked in, where another goes on from it. */
  continuesSession: 'X-Continues-Session',
  sessionWarning: 'X-Session-Warning',
  userEmail: 'X-User-Email',
  userId: 'X-User-ID',
  tenantId: 'X-Tenant-ID',
  requestId: 'X-Request-ID',
  idempotencyKey: 'Idempotency-Key',
  traceparent: 'traceparent',
  baggage: 'baggage',
  /** The orchestrator's answer to the UI server: the span under which `ui_request` belongs. */
  traceresponse: 'traceresponse',
} as const;

/** What a browser or proxy may send to, and read from, the services: the lists that CORS would be built from. */
export const ALLOWED_REQUEST_HEADERS = [HEADERS.sessionId, HEADERS.requestId, HEADERS.idempotencyKey] as const;
export const EXPOSED_RESPONSE_HEADERS = [HEADERS.sessionId, HEADERS.traceId, HEADERS.investigationId] as const;
