/**
 * Measures the sides in turn, round after round (A/B/A/B), so that what the machine does meanwhile meets all of
 * them. Every second round runs backwards: no side always follows the same other one.
 *
 * @returns for each side its measurements, in the order of the rounds.
 */
export async function alternate<Name extends string, Measured>(
  sides: Readonly<Record<Name, () => Promise<Measured>>>,
  options: { rounds: number; onMeasured?: (side: Name, round: number, measured: Measured) => void },
): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(sides) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (let round = 0; round < options.rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const measured = await sides[name]();
      results[name].push(measured);
      options.onMeasured?.(name, round, measured);
    }
  }
  return results;
}
