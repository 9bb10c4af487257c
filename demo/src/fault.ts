import type { Conditions } from './conditions.ts';
import type { ShopService } from './shop-services.ts';

/** The one thing that is wrong, as a reviewer would point at it. */
export interface Guilt {
  /** The change-set in `shop/faults` whose commit is guilty. */
  readonly commit: string;
  readonly file: string;
  /** Texts of the guilty lines at the end of the branch, the first being the one to point at; each is in one line of the file. */
  readonly lines: readonly string[];
}

/** A seeded fault and its known answer. */
export interface Fault {
  readonly name: string;
  readonly kind: FaultKind;
  readonly title: string;
  /** What a person who meets the symptom would ask. */
  readonly question: string;
  /** What is deployed on top of `healthy`, oldest first: change-sets of `shop/faults` and `shop/innocent`. */
  readonly commits: readonly string[];
  /** Absent exactly when `noCodeCause`. */
  readonly guilt?: Guilt;
  /** The service that fails first. */
  readonly service: ShopService;
  /** The known answer in one sentence. */
  readonly cause: string;
  readonly noCodeCause: boolean;
  /** Kinds of cause that name it rightly, of the closed list in contracts; present exactly when `noCodeCause`. */
  readonly outside?: readonly string[];
  readonly verdict: 'root_cause' | 'probable_cause';
  /** A text that is in the first failing service's log while the fault is on, and never while the shop is healthy. */
  readonly symptom: string;
  /** `file:function` of a frame that the log must show, where the failure throws in our own code. */
  readonly frame?: string;
  /** What happens outside the shop while the fault is on. */
  readonly conditions?: Partial<Conditions>;
  /** Seconds of failing traffic in a capture; 20 unless stated. */
  readonly failingSeconds?: number;
}

export type FaultKind =
  | 'code'
  | 'timeout'
  | 'configuration'
  | 'resource-leak'
  | 'dependency'
  | 'memory'
  | 'disk'
  | 'database'
  | 'contract'
  | 'load'
  | 'outside';

/** Whether the fault can only be run where payment writes to a small volume of its own. */
export function needsSmallDisk(fault: Fault): boolean {
  return fault.kind === 'disk';
}
