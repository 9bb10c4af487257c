import { tellsOutcomeOnly } from './changed-failures.ts';
import type { ChangedTemplate } from './changed-failures.ts';
import type { IncidentTemplate } from './log-events.ts';
import { namesService, outsideNames } from './service-blame.ts';
import type { ServiceFailure } from './service-blame.ts';

/** How each service fails, and whom its failures blame. */
export function failuresOfServices(failures: readonly ChangedTemplate[], names: readonly string[]): ServiceFailure[] {
  return names.map((name) => {
    const all = failures.filter((entry) => entry.template.owner === name);
    const told = all.filter((entry) => !tellsOutcomeOnly(entry.template));
    const own = told.length > 0 ? told : all;
    const blamed = new Map<string, number>();
    const silent = new Set<string>();
    let ownFailures = 0;
    for (const entry of own) {
      const text = headlineOf(entry.template);
      const others = [
        ...names.filter((other) => other !== name && namesService(text, other)),
        ...(entry.signals.length > 0 ? outsideNames(text, names) : []),
      ];
      if (others.length === 0) ownFailures += entry.after;
      for (const other of others) blamed.set(other, (blamed.get(other) ?? 0) + entry.after);
      if (entry.signals.includes('timeout') || entry.signals.includes('connection_refused')) {
        for (const other of others) silent.add(other);
      }
    }
    const times = own.flatMap((entry) => entry.template.samples.flatMap((sample) => sample.time ?? []));
    return {
      name,
      errors: own.reduce((sum, entry) => sum + entry.after, 0),
      firstError: times.length === 0 ? null : Math.min(...times),
      blames: [...blamed].toSorted((a, b) => b[1] - a[1]).map(([other]) => other),
      ownFailures,
      silent: [...silent],
    };
  });
}

/** What an error says in words: its message without frames, since frames name folders, not neighbours. */
export function headlineOf(template: IncidentTemplate): string {
  const lines = template.samples.flatMap((sample) =>
    sample.text
      .split('\n')
      .filter((line) => !/^\s{0,16}(?:at |File "|from |#\d)/.test(line))
      .slice(0, 4),
  );
  // A container's name says who writes; it is often made of the names of the project and of other services.
  const plain = lines.map((line) =>
    line.replace(/"stack":"(?:[^"\\]|\\.){0,20000}"?/, '').replace(/"container(?:[._]?name)?":"[^"\\]{0,300}"/i, ''),
  );
  return [template.text, ...plain.map((line) => line.slice(0, 2_000))].join('\n');
}
