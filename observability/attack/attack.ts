import type { RunningPlatform } from '../support/start-platform.ts';
import type { SeenTraffic } from './span-catcher.ts';

/** What an attack did: how much was tried and how much got through, with a few words for each that did. */
export interface AttackResult {
  readonly tried: number;
  readonly escaped: readonly string[];
  /** How much of it each service got, where that is promised of each. */
  readonly of?: Readonly<Record<string, number>>;
}

/** The platform under attack, started for it on loopback, and what left it. */
export interface AttackTarget {
  readonly platform: RunningPlatform;
  /** Below it lies everything that the services write. */
  readonly folder: string;
  readonly spans: SeenTraffic;
  /** How many requests a generator makes for each service. */
  readonly requests: number;
}

export interface Attack {
  readonly name: string;
  readonly says: string;
  readonly run: (target: AttackTarget) => Promise<AttackResult>;
}
