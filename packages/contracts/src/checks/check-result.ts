import { z } from 'zod';

/** One line of an examination: what was looked at, whether it holds, what was seen, and what to do if not. */
export const checkResultSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  fix: z.string().exactOptional(),
  /** It could not be looked at, because something before it is broken. */
  notReached: z.literal(true).exactOptional(),
});

/** The name of the check of what waits in the collector. */
export const COLLECTOR_QUEUE_CHECK = 'collector queue';

/** `GET /checks`: in the order of a question's way, so the first that fails names the broken hop. */
export const examinationSchema = z.object({ checks: z.array(checkResultSchema) });

export type CheckResult = Readonly<z.infer<typeof checkResultSchema>>;

export function passed(name: string, detail: string): CheckResult {
  return { name, ok: true, detail };
}

export function failed(name: string, problem: { detail: string; fix: string }): CheckResult {
  return { name, ok: false, ...problem };
}

/** For what could not be looked at because something before it is broken. */
export function notReached(name: string, broken: string): CheckResult {
  const detail = `not reached: "${broken}" comes first`;
  return { name, ok: false, detail, fix: `Repair "${broken}" first.`, notReached: true };
}
