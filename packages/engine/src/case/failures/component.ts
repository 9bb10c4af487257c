import type { CauseKind } from '@mats/contracts';
import type { CatalogueEntry } from '../../knowledge/catalogue-entry.ts';
import type { LineGroup } from '../../logs/digest/line-group.ts';
import type { FailureView } from '../../rules/failure-view.ts';
import { namedPeer } from './named-peer.ts';
import { isRepeated, namesProgram } from './writers.ts';

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

/** A unit of systemd that the service manager tells of. */
const UNIT = /^([\w@.\\:-]{1,120})\.(?:service|socket|mount|timer|path|scope)$/;

function joined(service: string | null, program: string | undefined): string | null {
  if (service === null) return program ?? null;
  return program === undefined || namesProgram(service, program) ? service : `${service}/${program}`;
}

/** Whether lines are the kernel's own. */
export function isKernel({ service }: Pick<LineGroup, 'service'>): boolean {
  return service === 'kernel';
}

/** Whether what is to be done about it is done at the server. */
function namesServer({ check, repair }: CatalogueEntry): boolean {
  return [check, ...repair].some(({ compose }) => compose?.includes('{server') === true);
}

/** The part to repair, as a person would call it: a service, the program in it, a peer, a part of the host. */
export function componentOf(view: FailureView): string {
  const { sighting, group } = view;
  const service = group.lines[0].part ?? group.service;
  if (sighting === null) return namedPeer(view) ?? service ?? '';
  const { entry, captures } = sighting;
  // Who advertises an address that only itself can reach is who has to be repaired.
  if (entry.kind === 'advertised_address' && view.server !== null) return joined(view.server, entry.peerProgram) ?? '';
  if (entry.fault === 'peer') {
    const peer = namedPeer(view)
      ?.replace(/^[a-z+]{2,20}:\/\//, '')
      .replace(/[:/].*$/s, '');
    return joined(peer ?? null, entry.peerProgram) ?? service ?? '';
  }
  const { object = '' } = captures;
  const part = entry.kind === null ? undefined : PARTS[entry.kind];
  const ofHost = entry.fault === 'own_host' && part !== undefined;
  if (ofHost && part === 'disk' && DEVICE.test(object)) return `disk ${object}`;
  // The kernel tells of others, and is not what has to be repaired; of a part of its own, such as lvm, it is.
  if (isKernel(group)) {
    const whose = entry.program === undefined || entry.program === 'linux' ? 'the host' : entry.program;
    return ofHost || part === 'kernel' ? `${part} of ${whose}` : object || whose;
  }
  // So does the service manager.
  const unit = entry.program === 'systemd' ? UNIT.exec(object)?.[1] : undefined;
  if (unit !== undefined) return ofHost ? `${part} of ${unit}` : unit;
  const repeats = isRepeated(entry) && view.server !== null && entry.fault !== 'own_code' && entry.fault !== 'change';
  const own = joined(repeats && namesServer(entry) ? view.server : service, entry.program) ?? '';
  return ofHost ? `${part} of ${own === '' ? 'the host' : own}` : own;
}
