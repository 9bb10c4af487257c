import type { z } from 'zod';
import { noteSignInEnded } from '../app/sign-in-state.ts';
import { ApiFailure, BAD_ANSWER } from './api-failure.ts';
import { errorAnswerSchema } from './schemas.ts';

export interface RequestOptions {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  json?: unknown;
  signal?: AbortSignal;
}

/** The failure that an answer states, or a plain one when it states none. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = errorAnswerSchema.safeParse(body);
  if (response.status === 401) noteSignInEnded();
  return new ApiFailure(parsed.success ? parsed.data.error : BAD_ANSWER, response.status);
}

/**
 * Sends a request to the page's own server.
 * @throws ApiFailure when there is no answer or the answer is an error.
 */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', ...options.headers });
  const request: RequestInit = { method: options.method ?? 'GET', headers, credentials: 'same-origin' };
  if (options.json !== undefined) {
    headers.set('Content-Type', 'application/json');
    request.body = JSON.stringify(options.json);
  }
  if (options.signal !== undefined) request.signal = options.signal;
  const response = await fetch(path, request).catch((thrown: unknown) => {
    throw ApiFailure.from(thrown);
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

/**
 * Sends a request and reads the answer by a schema.
 * @throws ApiFailure also when the answer does not fit the schema.
 */
export async function sendFor<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  const response = await send(path, options);
  const body: unknown = await response.json().catch(() => null);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiFailure(BAD_ANSWER, response.status, { cause: parsed.error });
  return parsed.data;
}
