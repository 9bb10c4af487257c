import type { CauseKind } from '@mats/contracts';
import type { FailureView } from '../../rules/failure-view.ts';
import { namesProgram } from './writers.ts';

/** Which part of a host gives way. */
const PARTS: Readonly<Partial<Record<CauseKind, string>>> = {
  disk_full: 'disk',
  read_only_storage: 'disk',
  data_corruption: 'disk',
  clock_wrong: 'clock',
  memory_exhausted: 'memory',
  kernel_setting: 'kernel',
};

/** How Linux names disks and what is built on them. */
const DEVICE = /^(?:\/dev\/)?(?:sd[a-z]|hd[a-z]|vd[a-z]|xvd[a-z]|nvme\d|mmcblk\d|dm-\d|md\d)\w{0,12}$/;

function joined(service: string | null, program: string | undefined): string | null {
  if (service === null) return program ?? null;
  return program === undefined || namesProgram(service, program) ? service : `${service}/${program}`;
}

/** The part to repair, as a person would call it: a service, the program in it, a peer, a part of the host. */
export function componentOf({ sighting, group }: FailureView): string {
  const { service } = group;
  if (sighting === null) return service ?? '';
  const { entry, captures } = sighting;
  if (entry.fault === 'peer') {
    const peer = captures.peer?.replace(/^[a-z+]{2,20}:\/\//, '').replace(/[:/].*$/s, '');
    return joined(peer ?? null, entry.peerProgram) ?? service ?? '';
  }
  const own = joined(service, entry.program) ?? '';
  const part = entry.kind === null ? undefined : PARTS[entry.kind];
  if (entry.fault !== 'own_host' || part === undefined) return own;
  const { object = '' } = captures;
  if (part === 'disk' && DEVICE.test(object)) return `disk ${object}`;
  return `${part} of ${own === '' ? 'the host' : own}`;
}
