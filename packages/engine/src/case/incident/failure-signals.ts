import type { Signal } from '@mats/contracts';

export type SignalKind = Signal['kind'];

/**
 * Words by which runtimes, kernels and databases report that something outside the program's logic gave way. They
 * are the fixed texts of errno, libc, V8, the JVM, CPython and common drivers, not of any one system. Linear.
 */
const SIGNAL_FORMS: readonly (readonly [SignalKind, RegExp])[] = [
  [
    'out_of_memory',
    /\bheap out of memory\b|\bOutOfMemoryError\b|\bMemoryError\b|\bout of memory\b|\bOOM[- ]?[Kk]ill|\bENOMEM\b|Reached heap limit/,
  ],
  [
    'killed',
    /\bSIGKILL\b|\bexit(?:ed)?(?: with)?(?: code| status)?[ =:]{1,2}137\b|\bkilled by signal 9\b|\bsignal: killed\b/,
  ],
  [
    'corrupt_data',
    /disk image is malformed|file is not a database|\bchecksum (?:mismatch|failed|error)|\b(?:invalid|corrupt(?:ed)?) (?:page|block|index|record|file)\b|\bdata(?:base)? (?:is )?corrupt(?:ed|ion)?\b|\bEUCLEAN\b|\bbad (?:magic|superblock)\b/i,
  ],
  // Words of Docker, Kubernetes and systemd for a process that was started again, or found ill by its checks.
  [
    'restart',
    /\bexited with code \d{1,3}, restarting\b|\(OOM killed\), restarting\b|\bCrashLoopBackOff\b|\bBack-off restarting failed container\b|\bScheduled restart job, restart counter is at\b/,
  ],
  [
    'unhealthy',
    /\bcontainer is unhealthy\b|\bhealth_status: unhealthy\b|\b(?:Liveness|Readiness|Startup) probe failed\b/,
  ],
  ['disk_full', /\bENOSPC\b|[Nn]o space left on device|\bdisk (?:is )?full\b|[Dd]isk quota exceeded|\bEDQUOT\b/],
  ['descriptor_limit', /\bEMFILE\b|\bENFILE\b|[Tt]oo many open files/],
  [
    'pool_exhausted',
    /\b(?:connection |thread |client )?pool\b[^\n]{0,60}\b(?:exhaust\w*|timeout|timed out|empty|full|no (?:free|available|idle))|\b(?:exhaust\w*|timeout|timed out|no (?:free|available|idle)|waiting for)\b[^\n]{0,60}\b(?:connection|pool)\b|[Tt]oo many (?:connections|clients)|remaining connection slots/,
  ],
  [
    'name_resolution',
    /\bENOTFOUND\b|\bEAI_AGAIN\b|getaddrinfo|[Nn]ame or service not known|UnknownHostException|no such host|[Tt]emporary failure in name resolution/,
  ],
  [
    'connection_refused',
    /\bECONNREFUSED\b|[Cc]onnection refused|\bECONNRESET\b|[Cc]onnection reset|\bEHOSTUNREACH\b|socket hang up|broken pipe|\bEPIPE\b/,
  ],
  [
    'certificate',
    /CERT_HAS_EXPIRED|certificate (?:has )?expired|x509:|self[- ]signed certificate|SSLHandshakeException|certificate verify failed/,
  ],
  ['rate_limited', /\b429\b|[Tt]oo many requests|[Rr]ate[- ]?limit(?:ed| exceeded)/],
  ['permission', /\bEACCES\b|\bEPERM\b|[Pp]ermission denied|AccessDenied/],
  [
    'timeout',
    /\bETIMEDOUT\b|\bESOCKETTIMEDOUT\b|[Tt]imed? ?out\b|TimeoutError|TimeoutException|deadline exceeded|did not answer within|DeadlineExceeded/,
  ],
  [
    'upstream_failure',
    /\b(?:answered|returned|responded(?: with)?|status(?: code)?|HTTP)[ :=]{0,3}5\d\d\b|\b50[234]\b (?:Bad Gateway|Service Unavailable|Gateway Time-?out)|upstream/i,
  ],
];

/** The failure signs that a text shows, most specific first. */
export function signalsOf(text: string): SignalKind[] {
  return SIGNAL_FORMS.filter(([, form]) => form.test(text)).map(([kind]) => kind);
}

/** Signs of a resource giving way, or of a service that does by itself what its callers suffer from: they are a cause in themselves, unlike a failing neighbour. */
export const CAUSE_SIGNALS: ReadonlySet<SignalKind> = new Set([
  'out_of_memory',
  'disk_full',
  'descriptor_limit',
  'pool_exhausted',
  'killed',
  'corrupt_data',
  'slow',
  'saturated',
  'changed_behaviour',
]);
