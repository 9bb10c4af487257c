import type { Fault } from './fault.ts';
import { codeFaults } from './faults-in-code.ts';
import { settingFaults } from './faults-in-settings.ts';
import { outsideFaults } from './faults-outside.ts';

/** The known answers of every seeded fault. Everything that compares an answer compares it with this table. */
export const faults: readonly Fault[] = [...codeFaults, ...settingFaults, ...outsideFaults];

/** A fault by its name. Throws with the names there are. */
export function findFault(name: string): Fault {
  const fault = faults.find((candidate) => candidate.name === name);
  if (fault === undefined) {
    throw new Error(`no fault "${name}"; there are: ${faults.map((candidate) => candidate.name).join(', ')}`);
  }
  return fault;
}
