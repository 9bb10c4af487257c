import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseWeights } from '../door/investigate-case.ts';

const weightsSchema = z.record(z.string(), z.number());
const fileSchema = z.object({
  weights: z.record(z.string(), z.object({ failures: weightsSchema, judge: weightsSchema })),
});

const FILE = join(import.meta.dirname, 'left-out-weights.json');

/**
 * Weights that were fitted without the cases of a fold, as `npm run --silent eval -- fit` wrote them beside the ones that ship.
 *
 * @throws when the fold is unknown: weights that have seen a case must not be measured on it.
 */
export function leftOutWeights(): (fold: string) => CaseWeights {
  const { weights } = existsSync(FILE) ? fileSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : { weights: {} };
  return (fold) => {
    const known = weights[fold];
    if (known === undefined) throw new Error(`No weights were fitted without "${fold}": run \`eval -- fit judge\`.`);
    return known;
  };
}
