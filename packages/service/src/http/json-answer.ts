import type { Response } from 'express';

/**
 * `response.json` as every service has it: no ETag, no look at what the caller may already hold. Express's own does
 * both for every small answer.
 */
export function answerJson(this: Response, body?: unknown): Response {
  const text = JSON.stringify(body) ?? '';
  if (!this.hasHeader('content-type')) this.setHeader('Content-Type', 'application/json; charset=utf-8');
  this.setHeader('Content-Length', Buffer.byteLength(text));
  if (this.req.method === 'HEAD') this.end();
  else this.end(text, 'utf8');
  return this;
}
