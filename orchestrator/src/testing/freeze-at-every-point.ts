import type { OwnedRun } from '../store/run-store.ts';
import type { TurnRecord } from '../store/patient-record.ts';

/**
 * Stops the n-th run at its n-th point, for good: before the first write, after it, before the second, and so on. A
 * run with fewer points than its number goes on to its end. Whoever ends the process then has ended runs at every
 * point that the database can tell from another.
 */
export function freezeAtEveryPoint(onFrozen: (run: string, point: number) => void): (record: TurnRecord) => TurnRecord {
  const numbers = new Map<string, number>();
  const passed = new Map<string, number>();
  const pass = (id: string): Promise<void> => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    const point = passed.get(id) ?? 0;
    passed.set(id, point + 1);
    if (point < number) return Promise.resolve();
    if (point === number) onFrozen(id, point);
    return new Promise(() => undefined);
  };
  const around = async <Result>(id: string, work: () => Promise<Result>): Promise<Result> => {
    await pass(id);
    const result = await work();
    await pass(id);
    return result;
  };
  return (record) => {
    const watch =
      <Given extends unknown[], Result>(work: (run: OwnedRun, ...given: Given) => Promise<Result>) =>
      (run: OwnedRun, ...given: Given): Promise<Result> =>
        around(run.id, () => work(run, ...given));
    return {
      ...record,
      appendEvent: watch(record.appendEvent),
      finish: watch(record.finish),
      saveFinding: watch(record.saveFinding),
      saveStep: watch(record.saveStep),
    };
  };
}
