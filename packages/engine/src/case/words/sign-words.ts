import type { Signal } from '@mats/contracts';

/** What a resource that gave way means, in words that follow the service's name. */
const GENERAL: Readonly<Partial<Record<Signal['kind'], string>>> = {
  out_of_memory: 'ran out of memory',
  disk_full: 'found its disk full',
  descriptor_limit: 'ran out of file descriptors',
  pool_exhausted: 'ran out of pooled connections',
  killed: 'was killed from outside (SIGKILL, exit code 137)',
  corrupt_data: 'found its stored data damaged',
  failing_requests: 'is where the failed requests begin to fail',
  slow: 'takes longer by itself, not because of what it calls',
  saturated: 'uses much more of a resource than before',
  changed_behaviour: 'does other things than before for the same requests',
};

/** What is used more than before, where that is known. */
const USES_MORE = {
  cpu: 'uses much more processor time than before',
  memory: 'uses much more memory than before',
  network: 'sends or receives much more than before',
} as const;

/** What a sign of a service means, behind its name. `target` and `resource` are empty where they are not known. */
export function signWords(sign: {
  readonly kind: Signal['kind'];
  readonly target: string;
  readonly resource: NonNullable<Signal['resource']> | '';
}): string {
  const { kind, target, resource } = sign;
  if (kind === 'slow' && target !== '') return `waits for ${target}, which answers late`;
  if (kind === 'saturated' && resource !== '') return USES_MORE[resource];
  return GENERAL[kind] ?? `reports ${kind.replaceAll('_', ' ')}`;
}
