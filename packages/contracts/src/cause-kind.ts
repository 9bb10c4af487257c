import { z } from 'zod';

/** What sort of cause a candidate is: what is wrong, apart from the change that brought it. A closed list. */
export const CAUSE_KINDS = [
  'authentication_refused',
  'authorisation_denied',
  'file_permission',
  'name_resolution',
  /** Nobody listens at the address. */
  'connection_refused',
  /** Routing, firewall or network keep the peer out of reach. */
  'unreachable',
  'certificate_expired',
  'certificate_untrusted',
  'certificate_name_mismatch',
  'protocol_mismatch',
  'clock_wrong',
  'port_in_use',
  'disk_full',
  'descriptor_limit',
  'process_limit',
  'memory_exhausted',
  /** The slots of a server are taken. */
  'connection_limit',
  /** The pool of a client is taken. */
  'pool_exhausted',
  'queue_full',
  'cpu_starved',
  'kernel_setting',
  'missing_setting',
  'invalid_setting',
  'missing_file',
  /** A secret, bucket, topic, index or the like. */
  'missing_object',
  'missing_schema',
  'missing_module',
  'version_mismatch',
  'data_corruption',
  'deadlock',
  'lock_held',
  'read_only_storage',
  'rate_limited',
  'quota_exceeded',
  'payload_too_large',
  'outside_outage',
  'health_check_wrong',
  'image_unavailable',
  'wrong_architecture',
  'startup_order',
  'slow_dependency',
  'cluster_quorum',
  'advertised_address',
  'wrong_address',
  'stopped_on_purpose',
  'crash_signal',
  'code_defect',
] as const;

export const causeKindSchema = z.enum(CAUSE_KINDS);
export type CauseKind = z.infer<typeof causeKindSchema>;
