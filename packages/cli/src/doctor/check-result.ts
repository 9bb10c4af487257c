/** One line of the doctor: what was looked at, whether it holds, what was seen, and what to do if not. */
export type CheckResult = {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
};

export function passed(name: string, detail: string): CheckResult {
  return { name, ok: true, detail };
}

export function failed(name: string, problem: { detail: string; fix: string }): CheckResult {
  return { name, ok: false, ...problem };
}

/** For what could not be looked at because something before it is broken. */
export function notReached(name: string, broken: string): CheckResult {
  return { name, ok: false, detail: `not reached: "${broken}" comes first`, fix: `Repair "${broken}" first.` };
}
