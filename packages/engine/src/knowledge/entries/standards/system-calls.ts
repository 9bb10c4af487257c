import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SEE_PATH: Step = {
  text: 'See what is at {path} for the account that the program runs as',
  compose: 'docker compose exec {service} ls -la {path}',
  kubernetes: 'kubectl exec deploy/{service} -- ls -la {path}',
  host: 'namei -l {path}; id',
};
const REACH: Step = {
  text: 'Try the same connection from where the program runs',
  compose: 'docker compose exec {service} nc -vz {peer} {port}',
  kubernetes: 'kubectl exec deploy/{service} -- nc -vz {peer} {port}',
  host: 'nc -vz {peer} {port}; ip route get {peer}',
};
/** What strace puts before a call, and the calls that take a path. */
const OF_PATH = String.raw`^(?:\[pid {1,6}\d{1,8}\] |\d{1,8} {1,4})?(?:[\d:.]{8,20} )?(?:open|openat|openat2|execve|stat|newfstatat|statx|access|faccessat2?|chdir|mkdir|mkdirat|readlink|rename|unlink|unlinkat)\((?:AT_FDCWD, )?"(?<path>[^"]{1,400})"[^\n]{0,200}\) = -1 `;
const OF_ADDRESS = String.raw`^(?:\[pid {1,6}\d{1,8}\] |\d{1,8} {1,4})?(?:[\d:.]{8,20} )?connect\(\d{1,8}, \{sa_family=AF_INET6?, sin6?_port=htons\((?<port>\d{1,5})\), [^\n]{0,80}?(?:inet_addr\(|inet_pton\(AF_INET6, )"(?<peer>[\d.a-f:]{2,45})"[^\n]{0,80}\) = -1 `;

/** Calls of the system that failed, as strace prints them. */
export const SYSTEM_CALLS: readonly CatalogueEntry[] = [
  {
    id: 'strace.path-missing',
    kind: 'missing_file',
    forms: [{ words: '1 enoent', pattern: new RegExp(`${OF_PATH}ENOENT `) }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program does not find {path}',
    check: SEE_PATH,
    repair: [{ text: 'Put the file there, mount what holds it, or correct the path in the settings' }],
    source: 'strace(1); open(2), ERRORS: ENOENT',
    matches: [
      'openat(AT_FDCWD, "/etc/worker/tls/ca.pem", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)',
      '[pid  2217] execve("/usr/local/bin/convert", ["convert"], 0x7ffd /* 12 vars */) = -1 ENOENT (No such file or directory)',
    ],
    ignores: ['openat(AT_FDCWD, "/etc/worker/worker.yml", O_RDONLY) = 3'],
  },
  {
    id: 'strace.path-refused',
    kind: 'file_permission',
    forms: [
      { words: '1 eacces', pattern: new RegExp(`${OF_PATH}EACCES `) },
      { words: '1 eperm', pattern: new RegExp(`${OF_PATH}EPERM `) },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The program may not use {path}',
    check: SEE_PATH,
    repair: [
      {
        text: 'Give file and folders above it to the account of the program, or run it as their owner',
        host: 'sudo chown <user>: {path}',
      },
    ],
    source: 'strace(1); open(2), ERRORS: EACCES, EPERM',
    matches: [
      'openat(AT_FDCWD, "/var/lib/app/db.sqlite", O_RDWR|O_CREAT, 0644) = -1 EACCES (Permission denied)',
      'unlink("/run/app.pid") = -1 EPERM (Operation not permitted)',
    ],
    ignores: ['openat(AT_FDCWD, "/var/lib/app/db.sqlite", O_RDWR|O_CREAT, 0644) = 5'],
  },
  {
    id: 'strace.connect-refused',
    kind: 'connection_refused',
    forms: [{ words: 'connect 1 econnrefused', pattern: new RegExp(`${OF_ADDRESS}ECONNREFUSED `) }],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Nobody listens at {peer}:{port}, to which the program connects',
    check: REACH,
    repair: [{ text: 'Start whoever should listen there, or correct host and port in the settings' }],
    source: 'strace(1); connect(2), ERRORS: ECONNREFUSED',
    matches: [
      'connect(9, {sa_family=AF_INET, sin_port=htons(6379), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 ECONNREFUSED (Connection refused)',
      '[pid  31] 10:11:12.123456 connect(7, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("10.0.0.5")}, 16) = -1 ECONNREFUSED (Connection refused)',
    ],
    ignores: ['connect(9, {sa_family=AF_INET, sin_port=htons(6379), sin_addr=inet_addr("127.0.0.1")}, 16) = 0'],
  },
  {
    id: 'strace.connect-unreachable',
    kind: 'unreachable',
    forms: [
      { words: 'connect 1 etimedout', pattern: new RegExp(`${OF_ADDRESS}(?<value>ETIMEDOUT) `) },
      { words: 'connect 1 ehostunreach', pattern: new RegExp(`${OF_ADDRESS}(?<value>EHOSTUNREACH) `) },
      { words: 'connect 1 enetunreach', pattern: new RegExp(`${OF_ADDRESS}(?<value>ENETUNREACH) `) },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: '{peer}:{port} is out of reach for the program ({value})',
    check: REACH,
    repair: [
      {
        text: 'Open the port in the firewall or security group, correct the route, or correct the address in the settings',
      },
    ],
    source: 'strace(1); connect(2), ERRORS: ETIMEDOUT, ENETUNREACH',
    matches: [
      'connect(9, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("10.0.4.12")}, 16) = -1 ETIMEDOUT (Connection timed out)',
      'connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("10.9.0.1")}, 16) = -1 EHOSTUNREACH (No route to host)',
      'connect(9, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2a00::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH (Network is unreachable)',
    ],
    ignores: [
      'connect(9, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("10.0.4.12")}, 16) = -1 EINPROGRESS (Operation now in progress)',
    ],
  },
  {
    id: 'strace.socket-missing',
    kind: 'wrong_address',
    forms: [
      {
        words: 'connect sa_family af_unix 1 enoent',
        pattern: /\bconnect\(\d{1,8}, \{sa_family=AF_UNIX, sun_path=@?"(?<path>[^"]{1,200})"\}, \d{1,4}\) = -1 ENOENT /,
      },
      {
        words: 'connect sa_family af_unix 1 econnrefused',
        pattern:
          /\bconnect\(\d{1,8}, \{sa_family=AF_UNIX, sun_path=@?"(?<path>[^"]{1,200})"\}, \d{1,4}\) = -1 ECONNREFUSED /,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nobody listens at the local socket {path}',
    check: {
      text: 'See whether the server runs and where it puts its socket',
      host: 'ls -l {path}; sudo ss -lxp | grep -F {path}',
    },
    repair: [{ text: 'Start the server, or name the path at which it makes its socket' }],
    source: 'strace(1); unix(7); connect(2), ERRORS',
    matches: [
      'connect(4, {sa_family=AF_UNIX, sun_path="/run/mysqld/mysqld.sock"}, 110) = -1 ENOENT (No such file or directory)',
      'connect(4, {sa_family=AF_UNIX, sun_path="/run/php/php-fpm.sock"}, 110) = -1 ECONNREFUSED (Connection refused)',
    ],
    ignores: ['connect(4, {sa_family=AF_UNIX, sun_path="/run/mysqld/mysqld.sock"}, 110) = 0'],
  },
  {
    id: 'strace.address-in-use',
    kind: 'port_in_use',
    forms: [
      {
        words: 'bind 1 eaddrinuse',
        pattern:
          /\bbind\(\d{1,8}, \{sa_family=AF_INET6?, sin6?_port=htons\((?<port>\d{1,5})\)[^\n]{0,120}\) = -1 EADDRINUSE /,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Port {port} is in use already',
    check: { text: 'See who listens at port {port}', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [{ text: 'Stop the other one, or give the program another port' }],
    source: 'strace(1); bind(2), ERRORS: EADDRINUSE',
    matches: [
      'bind(6, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = -1 EADDRINUSE (Address already in use)',
      '[pid 3] bind(6, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0)}, 28) = -1 EADDRINUSE (Address already in use)',
    ],
    ignores: ['bind(6, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0'],
  },
  {
    id: 'strace.waits-for-file-lock',
    kind: 'lock_held',
    forms: [
      { words: 'flock lock_ex', pattern: /\bflock\((?<object>\d{1,8}), LOCK_EX(?: <unfinished \.\.\.>)?\s{0,4}$/ },
      {
        words: 'fcntl f_setlkw f_wrlck',
        pattern:
          /\bfcntl\((?<object>\d{1,8}), F_(?:OFD_)?SETLKW, \{l_type=F_WRLCK[^)\n]{0,120}(?: <unfinished \.\.\.>)?\s{0,4}$/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'The program waits for the lock of a file that another process holds (descriptor {object})',
    check: { text: 'See which file that is and who holds it', host: 'ls -l /proc/<pid>/fd/{object}; sudo lslocks' },
    repair: [
      { text: 'End the process that holds it when it should be gone', host: 'sudo kill <pid>', destructive: true },
    ],
    source: 'strace(1); flock(2); fcntl(2), F_SETLKW',
    matches: [
      'flock(3, LOCK_EX',
      '[pid 12] flock(5, LOCK_EX <unfinished ...>',
      'fcntl(4, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=0} <unfinished ...>',
    ],
    ignores: ['flock(3, LOCK_EX) = 0', 'flock(3, LOCK_EX|LOCK_NB) = -1 EAGAIN (Resource temporarily unavailable)'],
  },
];
