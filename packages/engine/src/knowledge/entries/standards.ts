import type { CatalogueEntry } from '../catalogue-entry.ts';
import { AMQP } from './standards/amqp.ts';
import { ARGUMENTS } from './standards/arguments.ts';
import { CLOCK } from './standards/clock.ts';
import { CURL } from './standards/curl.ts';
import { DATA_FORMATS } from './standards/data-formats.ts';
import { DECRYPTION } from './standards/decryption.ts';
import { ERRNO_CONNECT } from './standards/errno-connect.ts';
import { ERRNO_DEVICES } from './standards/errno-devices.ts';
import { ERRNO_ELSEWHERE } from './standards/errno-elsewhere.ts';
import { ERRNO_FILES } from './standards/errno-files.ts';
import { ERRNO_LIMITS } from './standards/errno-limits.ts';
import { ERRNO_OTHERS } from './standards/errno-others.ts';
import { ERRNO_SOCKETS } from './standards/errno-sockets.ts';
import { ERRNO_STORAGE } from './standards/errno-storage.ts';
import { ERRNO_STREAMS } from './standards/errno-streams.ts';
import { ERRNO_UNREACHABLE } from './standards/errno-unreachable.ts';
import { EXEC } from './standards/exec.ts';
import { GENERIC } from './standards/generic.ts';
import { GRPC_AND_S3_CLIENTS } from './standards/grpc-and-s3-clients.ts';
import { GRPC_CODES } from './standards/grpc-codes.ts';
import { GRPC } from './standards/grpc.ts';
import { HTTP_ANSWERS } from './standards/http-answers.ts';
import { HTTP_CLIENT_STATUSES } from './standards/http-client-statuses.ts';
import { HTTP_CLIENTS } from './standards/http-clients.ts';
import { JWT } from './standards/jwt.ts';
import { KERBEROS } from './standards/kerberos.ts';
import { LDAP_RESULTS } from './standards/ldap-results.ts';
import { LDAP } from './standards/ldap.ts';
import { NAME_RESOLUTION } from './standards/name-resolution.ts';
import { OAUTH } from './standards/oauth.ts';
import { RESP } from './standards/resp.ts';
import { SETTINGS_READ } from './standards/settings-read.ts';
import { SETTINGS } from './standards/settings.ts';
import { SIGNALS } from './standards/signals.ts';
import { SMTP_CODES } from './standards/smtp-codes.ts';
import { SMTP } from './standards/smtp.ts';
import { SQLSTATE_ACCESS } from './standards/sqlstate-access.ts';
import { SQLSTATE_LIMITS } from './standards/sqlstate-limits.ts';
import { SQLSTATE_LOCKS } from './standards/sqlstate-locks.ts';
import { SYSTEM_CALLS } from './standards/system-calls.ts';
import { TLS_CLIENTS_REFUSED } from './standards/tls-clients-refused.ts';
import { TLS_CONNECTIONS } from './standards/tls-connections.ts';
import { TLS_KEYS } from './standards/tls-keys.ts';
import { TLS_REASONS } from './standards/tls-reasons.ts';
import { TLS_STACKS } from './standards/tls-stacks.ts';
import { TLS } from './standards/tls.ts';
import { WEBSOCKETS_AND_TELEMETRY } from './standards/websockets-and-telemetry.ts';
import { X509_NAMES } from './standards/x509-names.ts';
import { X509_VERIFICATION } from './standards/x509-verification.ts';
import { ZONES_AND_DURATIONS } from './standards/zones-and-durations.ts';

/** What holds in programs never seen: errno, signals, TLS, HTTP, SQLSTATE and the like. */
export const STANDARDS: readonly CatalogueEntry[] = [
  ...AMQP,
  ...ARGUMENTS,
  ...CLOCK,
  ...CURL,
  ...DECRYPTION,
  ...ERRNO_CONNECT,
  ...ERRNO_DEVICES,
  ...ERRNO_ELSEWHERE,
  ...ERRNO_FILES,
  ...ERRNO_LIMITS,
  ...ERRNO_OTHERS,
  ...ERRNO_SOCKETS,
  ...ERRNO_STORAGE,
  ...ERRNO_STREAMS,
  ...ERRNO_UNREACHABLE,
  ...EXEC,
  ...GENERIC,
  ...GRPC_CODES,
  ...GRPC,
  ...HTTP_ANSWERS,
  ...HTTP_CLIENT_STATUSES,
  ...HTTP_CLIENTS,
  ...JWT,
  ...KERBEROS,
  ...LDAP_RESULTS,
  ...LDAP,
  ...NAME_RESOLUTION,
  ...OAUTH,
  ...RESP,
  ...SETTINGS,
  ...SIGNALS,
  ...SMTP_CODES,
  ...SMTP,
  ...SQLSTATE_ACCESS,
  ...SQLSTATE_LIMITS,
  ...SQLSTATE_LOCKS,
  ...TLS_CLIENTS_REFUSED,
  ...TLS_CONNECTIONS,
  ...TLS_KEYS,
  ...TLS_REASONS,
  ...TLS,
  ...X509_NAMES,
  ...X509_VERIFICATION,
  ...TLS_STACKS,
  ...ZONES_AND_DURATIONS,
  ...DATA_FORMATS,
  ...WEBSOCKETS_AND_TELEMETRY,
  ...GRPC_AND_S3_CLIENTS,
  ...SETTINGS_READ,
  ...SYSTEM_CALLS,
];
