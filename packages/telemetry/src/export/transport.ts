import type { SpanEndpoint } from '../settings/endpoint.ts';

/** Certificates as PEM text. */
export interface TlsFiles {
  /** Whom to trust. */
  ca?: string;
  /** Who we are. */
  cert?: string;
  key?: string;
}

export interface TransportOptions {
  endpoint: SpanEndpoint;
  headers: Readonly<Record<string, string>>;
  tls: TlsFiles;
  compression: 'none' | 'gzip';
}

/** What became of a batch that reached the endpoint. */
export interface SendOutcome {
  /** Spans that the endpoint will never take, or undefined when it refused the batch for good. */
  rejected: number | undefined;
  reason: string;
}

/** Sends serialised batches (`ExportTraceServiceRequest`). */
export interface SpanTransport {
  /** Batches are cut below this many bytes. */
  readonly maxBatchBytes: number;
  /** Resolves when the endpoint has answered for good; throws when the batch can be sent again later. */
  send(batch: Uint8Array, timeoutMs: number): Promise<SendOutcome>;
  close(): void;
}

export const ACCEPTED: SendOutcome = { rejected: 0, reason: '' };

/** A failure that passes: the batch is kept and sent again. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}
