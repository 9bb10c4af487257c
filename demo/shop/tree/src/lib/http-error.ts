/** An error with the status the caller gets. 4xx are answers, 5xx are failures. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
  }
}

/** Another service answered with an error, or did not answer. */
export class UpstreamError extends HttpError {
  readonly upstream: string;
  readonly upstreamStatus: number | undefined;

  constructor(upstream: string, message: string, upstreamStatus: number | undefined, options?: ErrorOptions) {
    const timedOut = upstreamStatus === undefined;
    super(timedOut ? 504 : 502, timedOut ? 'upstream_unavailable' : 'upstream_failed', message, options);
    this.name = 'UpstreamError';
    this.upstream = upstream;
    this.upstreamStatus = upstreamStatus;
  }
}

/** The status and code of whatever was thrown. */
export function describeError(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof HttpError) return { status: error.status, code: error.code, message: error.message };
  return { status: 500, code: 'internal', message: 'internal error' };
}
