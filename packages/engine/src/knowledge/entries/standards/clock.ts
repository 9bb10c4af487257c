import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const COMPARE_CLOCKS: Step = {
  text: 'Compare the clock of the writer with that of the other side and with the world',
  compose: 'docker compose exec {service} date -u; date -u; curl -sI https://example.com | grep -i ^date',
  kubernetes: 'kubectl exec deploy/{service} -- date -u; date -u; kubectl get nodes -o wide',
  host: 'timedatectl; chronyc tracking; curl -sI https://example.com | grep -i ^date',
};

const SET_CLOCK: Step = {
  text: 'Let NTP set the clock and keep it: a container has the clock of its host, a virtual machine that slept or was restored is behind',
  compose:
    'sudo systemctl restart chrony systemd-timesyncd 2>/dev/null; sudo chronyc makestep; docker compose restart {service}',
  kubernetes: 'sudo chronyc makestep   # on the node',
  host: 'sudo systemctl enable --now chrony && sudo chronyc makestep',
};

/** Clocks that are wrong, as those notice it who compare times. */
export const CLOCK: readonly CatalogueEntry[] = [
  {
    id: 'clock.request-time-skewed',
    kind: 'clock_wrong',
    forms: [
      { words: 'token must be a short lived token', pattern: /Invalid JWT: Token must be a short-lived token/ },
      {
        words: 'timestamp for this request',
        pattern: /Timestamp for this request (?:is outside of the recvWindow|was \d{1,9}ms ahead of the server's time)/,
      },
      {
        words: 'release file is not valid yet',
        pattern: /Release file for (?<object>\S{1,150}) is not valid yet \(invalid for another (?<value>[^)]{1,40})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The clock of this host differs from that of the server ({value|too much})',
    check: COMPARE_CLOCKS,
    repair: [SET_CLOCK],
    source:
      'Amazon S3 error responses RequestTimeTooSkewed; AWS Signature Version 4 troubleshooting; RFC 4120 KRB_AP_ERR_SKEW (37); Google OAuth errors; apt-pkg debmetaindex.cc; MinIO cmd/api-errors.go',
    matches: [
      "google.auth.exceptions.RefreshError: ('invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.', {})",
      "APIError(code=-1021): Timestamp for this request was 1000ms ahead of the server's time.",
      'E: Release file for http://deb.debian.org/debian/dists/bookworm/InRelease is not valid yet (invalid for another 3h 2min 1s). Updates for this repository will not be applied.',
    ],
    ignores: ['allowed clock skew set to 60s', 'request time 0.004, current time logged'],
  },
  {
    id: 'clock.token-from-the-future',
    kind: 'clock_wrong',
    forms: [
      { words: 'token used before issued', pattern: /\b[Tt]oken used before issued/ },
      {
        words: 'token is not valid yet',
        pattern: /(?:validation|invalid|unable|failed|jwt|token|err)[^:]{0,40}: ?[Tt]oken is not valid yet/i,
      },
      { words: 'jwt not active', pattern: /NotBeforeError: jwt not active/ },
      {
        words: 'the token is not yet valid',
        pattern: /[Tt]he token is not yet valid(?: \((?<object>iat|nbf)\)|\. ValidFrom)/,
      },
      { words: 'claim timestamp check failed', pattern: /"(?<object>nbf|iat)" claim timestamp check failed/ },
      {
        words: 'prematurejwtexception',
        pattern:
          /PrematureJwtException: JWT (?:early by \d{1,12} milliseconds before |must not be accepted before )(?<wanted>[\w:.-]{10,30})/,
      },
      { words: 'jwt used before', pattern: /Jwt used before (?<wanted>\d{4}-[\w:.-]{6,26})/ },
      { words: 'idx10222', pattern: /\bIDX10222: Lifetime validation failed/ },
      {
        words: 'current time is earlier than notbefore condition',
        pattern: /Current time is earlier than NotBefore condition \((?<value>[^)]{1,80})/,
      },
      {
        words: 'timing issues please check your clock settings',
        pattern: /Timing issues \(please check your clock settings\)/,
      },
      {
        words: 'oidc current time before the nbf not before time',
        pattern: /oidc: current time (?<value>.{1,60}?) before the nbf \(not before\) time/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A token was used before it is valid ({object|iat or nbf}): the clocks of issuer and checker differ',
    check: COMPARE_CLOCKS,
    repair: [
      SET_CLOCK,
      {
        text: 'Allow a little leeway in the checker (clockTolerance, leeway, ClockSkew, 30 to 60 seconds): clocks that NTP keeps still differ by milliseconds',
      },
    ],
    source:
      'RFC 7519 4.1.5, 4.1.6; golang-jwt errors.go; jsonwebtoken verify.js; PyJWT api_jwt.py; jose jwt_claims_set; jjwt; Spring Security JwtTimestampValidator; Microsoft.IdentityModel LogMessages; Keycloak',
    matches: [
      'invalid token: Token used before issued',
      'jwt validation failed: token is not valid yet',
      'NotBeforeError: jwt not active',
      'jwt.exceptions.ImmatureSignatureError: The token is not yet valid (iat)',
      'JWTClaimValidationFailed: "nbf" claim timestamp check failed',
      'io.jsonwebtoken.PrematureJwtException: JWT must not be accepted before 2025-01-01T00:00:30Z. Current time: 2025-01-01T00:00:00Z',
      'An error occurred while attempting to decode the Jwt: Jwt used before 2025-01-01T00:00:30Z',
      "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '1/1/2025', Current time (UTC): '12/31/2024'.",
      'Current time is earlier than NotBefore condition (2025-05-06 07:40:08 UTC < 2025-05-06 07:41:08 UTC)',
      'invalid_response: Timing issues (please check your clock settings)',
      'oidc: current time 2025-05-06 07:40:08 +0000 UTC before the nbf (not before) time: 2025-05-06 07:46:08 +0000 UTC',
    ],
    ignores: ['TokenExpiredError: jwt expired', 'the token is not yet used by any session'],
  },
  {
    id: 'ntp.clock-not-synchronised',
    kind: 'clock_wrong',
    forms: [
      { words: 'system clock wrong by seconds', pattern: /System clock wrong by (?<value>-?[\d.]{1,16}) seconds/ },
      {
        words: 'can t synchronise no',
        pattern: /Can't synchronise: no (?:selectable sources|majority|reachable sources)/,
      },
      {
        words: 'time just moved backwards by seconds',
        pattern: /Time just moved backwards by (?<value>[\d.]{1,16}) seconds/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The clock of this host is not kept by NTP (off by {value|an unknown time})',
    check: {
      text: 'See the sources of time and how far the clock is away',
      host: 'chronyc sources -v; chronyc tracking; timedatectl timesync-status',
      kubernetes: 'kubectl debug node/<node> -it --image=busybox -- chroot /host chronyc tracking',
      compose: 'timedatectl; chronyc sources -v',
    },
    repair: [
      SET_CLOCK,
      {
        text: 'Let UDP 123 out to the time servers, or name one that can be reached',
        host: 'sudo sed -i "s/^#\\?NTP=.*/NTP=<server>/" /etc/systemd/timesyncd.conf && sudo systemctl restart systemd-timesyncd',
      },
    ],
    source:
      'chrony reference.c, sources.c; systemd timesyncd-manager.c; Ceph health checks MON_CLOCK_SKEW; etcd rafthttp probing_status.go; CockroachDB; Dovecot master',
    matches: [
      'chronyd[611]: System clock wrong by 42.120711 seconds',
      "chronyd[611]: Can't synchronise: no selectable sources",
      "dovecot: master: Fatal: Time just moved backwards by 93 seconds. This might cause a lot of problems, so I'll just kill myself now.",
    ],
    ignores: [
      'chronyd[611]: Selected source 162.159.200.1',
      'systemd-timesyncd[402]: Initial synchronization to time server 162.159.200.1:123',
    ],
  },
  {
    id: 'ntp.server-silent',
    kind: 'clock_wrong',
    forms: [
      {
        words: 'timed out waiting for reply from 123',
        pattern: /Timed out waiting for reply from (?<peer>[\w.:]{2,45}):123\b/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The time server {peer} does not answer; the next one is asked',
    check: {
      text: 'See the sources of time and how far the clock is away',
      host: 'chronyc sources -v; chronyc tracking; timedatectl timesync-status',
      kubernetes: 'kubectl debug node/<node> -it --image=busybox -- chroot /host chronyc tracking',
      compose: 'timedatectl; chronyc sources -v',
    },
    repair: [
      SET_CLOCK,
      {
        text: 'Let UDP 123 out to the time servers, or name one that can be reached',
        host: 'sudo sed -i "s/^#\\?NTP=.*/NTP=<server>/" /etc/systemd/timesyncd.conf && sudo systemctl restart systemd-timesyncd',
      },
    ],
    source:
      'chrony reference.c, sources.c; systemd timesyncd-manager.c; Ceph health checks MON_CLOCK_SKEW; etcd rafthttp probing_status.go; CockroachDB; Dovecot master',
    matches: [
      'systemd-timesyncd[402]: Timed out waiting for reply from 162.159.200.1:123 (0.debian.pool.ntp.org).',
      'systemd-timesyncd[512]: Timed out waiting for reply from 185.125.190.57:123 (ntp.ubuntu.com).',
    ],
    ignores: [
      'chronyd[611]: Selected source 162.159.200.1',
      'systemd-timesyncd[402]: Initial synchronization to time server 162.159.200.1:123',
    ],
  },
];
