import { CHANGE_RULES } from '../../rules/change-rules.ts';
import type { ChangeCode } from '../../rules/change-rules.ts';
import type { Deployment } from '../../signals/deployment.ts';
import type { SlicedLine } from '../slice/sliced-lines.ts';

/** A place in the code that the failure points to, strongest first. */
export interface Suspect {
  readonly path: string;
  readonly line?: number;
  readonly function?: string;
  /** The commit that `blame` names for the line. */
  readonly sha?: string;
  /** 0 to 1: how directly the failure points here. When left out, the order of the suspects says it. */
  readonly strength?: number;
}

/** The code that the failure depends on, as it was deployed: lines by their distance from the throw, and the texts of the files. */
export interface CodeReach {
  readonly lines: readonly SlicedLine[];
  readonly read: (path: string) => string | undefined;
}

/** What is known of the failure. Everything but `suspects` may be left out; nothing is guessed from what is missing. */
export interface Clue {
  readonly suspects: readonly Suspect[];
  /** What the failing values can have come from, where it is known: then changes beside it count little. */
  readonly reach?: CodeReach;
  /** Names of failing settings: environment variables, configuration keys. */
  readonly keys?: readonly string[];
  /** Packages whose code fails. */
  readonly dependencies?: readonly string[];
  /** Words that only this failure has: identifiers of its messages, templates, functions. */
  readonly terms?: readonly string[];
  /** Texts of the failure: messages of its exceptions, its log templates. They tell what kind of failure it is. */
  readonly messages?: readonly string[];
  /** Names of the failing parts: services, components, modules. The folders of the suspects are added. */
  readonly parts?: readonly string[];
  /** Names of the parts that do not fail, or only because of others. */
  readonly otherParts?: readonly string[];
  /** Epoch milliseconds of the first sign of the failure. */
  readonly onset?: number;
  /** The latest moment at which that can have been, where its zone is not known: nothing before it is made afterwards for certain. */
  readonly latestOnset?: number;
  /** True when a deployment shortly before the failure brought these commits: then their own times say nothing. */
  readonly deployed?: boolean;
  /** What went live when, as far as it is known. */
  readonly deployments?: readonly Deployment[];
  /** Epoch milliseconds at which measurements of the failing parts left their levels: they may tell of the failure long before it shows. */
  readonly changes?: readonly number[];
}

/** One piece of evidence for (weight above 0) or against a commit. */
export interface Reason {
  readonly code: ChangeCode;
  /** Log odds. */
  readonly weight: number;
  /** True when it ties the content of the commit to the failure; time and kind do not. */
  readonly connects: boolean;
  /** Names, places and values that it is about. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** A reason by its rule; `share` is how much of the rule's weight it has. */
export function because(code: ChangeCode, values: Reason['values'] = {}, share = 1): Reason {
  const { weight, connects } = CHANGE_RULES[code];
  return { code, weight: weight * share, connects, values };
}
