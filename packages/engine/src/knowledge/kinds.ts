import type { CauseKind } from '@mats/contracts';
import type { Step } from './catalogue-entry.ts';

/** What a kind of failure means and what settles it, where no entry of the catalogue knows more. */
export interface KindFacts {
  /** What is wrong, in a few words, before the line that says so. */
  readonly means: string;
  readonly check: Step;
  readonly repair: readonly Step[];
}

const LOGS: Pick<Step, 'compose' | 'kubernetes' | 'host'> = {
  compose: 'docker compose logs --since 1h {service}',
  kubernetes: 'kubectl logs deploy/{service} --previous',
  host: 'journalctl -u {service} --since -1h',
};
const RESTART: Pick<Step, 'compose' | 'kubernetes' | 'host'> = {
  compose: 'docker compose up -d {service}',
  kubernetes: 'kubectl rollout restart deploy/{service}',
  host: 'sudo systemctl restart {service}',
};
const SETTINGS: Pick<Step, 'compose' | 'kubernetes' | 'host'> = {
  compose: 'docker compose config {service}',
  kubernetes: 'kubectl describe deploy/{service}; kubectl get configmap,secret',
  host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
};
const DISK: Pick<Step, 'compose' | 'kubernetes' | 'host' | 'windows'> = {
  compose: 'df -h; df -i; docker system df',
  kubernetes: 'kubectl exec deploy/{service} -- df -h; kubectl get pvc',
  host: 'df -h; df -i; du -xh / | sort -h | tail -20',
  windows: 'Get-PSDrive -PSProvider FileSystem | Format-Table Name, Used, Free, Root',
};
const MEMORY: Pick<Step, 'compose' | 'kubernetes' | 'host'> = {
  compose: 'docker stats --no-stream; dmesg -T | grep -i "killed process"',
  kubernetes: 'kubectl top pod; kubectl describe pod -l app={service}',
  host: 'free -h; dmesg -T | grep -i "killed process"',
};
const REACH: Pick<Step, 'compose' | 'kubernetes' | 'host'> = {
  compose: 'docker compose exec {service} nc -vz {peer|the-host} {port|443}',
  kubernetes: 'kubectl exec deploy/{service} -- nc -vz {peer|the-host} {port|443}',
  host: 'nc -vz {peer|the-host} {port|443}; ip route get {peer|the-address}',
};
const CERTIFICATE: Pick<Step, 'host'> = {
  host: 'openssl s_client -connect {peer|the-host}:{port|443} -servername {peer|the-host} </dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName',
};

/** Each kind of failure; a line that nobody knows is explained by these. */
export const KIND_FACTS: Readonly<Record<CauseKind, KindFacts>> = {
  authentication_refused: {
    means: 'A login is refused',
    check: {
      text: 'Compare the user name, password or key that the client is given with what the server has',
      ...SETTINGS,
    },
    repair: [
      {
        text: 'Give both sides the same credentials, in the environment, .env file or secret, and restart the client',
        ...RESTART,
      },
    ],
  },
  authorisation_denied: {
    means: 'An action is not permitted',
    check: { text: 'Look which role, policy, scope or grant the account has, and which the action needs', ...LOGS },
    repair: [{ text: 'Grant the account the missing permission, role or policy, and nothing more' }],
  },
  file_permission: {
    means: 'A file or folder may not be read or written',
    check: {
      text: 'Compare the owner and mode of the path with the user that the process runs as',
      host: 'ls -lnd {path|the-path}; id',
    },
    repair: [{ text: 'Give the folder or volume to that user', host: 'sudo chown -R <uid>:<gid> {path|the-path}' }],
  },
  name_resolution: {
    means: '{peer|A host name} is not found',
    check: {
      text: 'Resolve the name from where the failing part runs',
      compose: 'docker compose exec {service} getent hosts {peer|the-name}',
      kubernetes: 'kubectl exec deploy/{service} -- nslookup {peer|the-name}',
      host: 'getent hosts {peer|the-name}; resolvectl query {peer|the-name}',
    },
    repair: [
      {
        text: 'Correct the host name in the setting, or bring both parts onto one network so that DNS knows the service',
      },
    ],
  },
  connection_refused: {
    means: 'Nobody listens at {peer|the address}',
    check: {
      text: 'See whether the other end runs, and on which address and port it listens',
      compose: 'docker compose ps; docker compose logs --tail 50 {peer|the-other-service}',
      kubernetes: 'kubectl get pods,endpoints',
      host: 'ss -ltnp',
    },
    repair: [
      {
        text: 'Start the other end, or correct host and port; inside of a container, localhost is the container itself',
        ...RESTART,
      },
    ],
  },
  unreachable: {
    means: '{peer|The other end} is out of reach',
    check: { text: 'Test the way to it: route, firewall, security group, network policy', ...REACH },
    repair: [{ text: 'Open the port in the firewall or network policy, or correct the route or network' }],
  },
  certificate_expired: {
    means: 'A certificate has expired',
    check: { text: 'Read until when the certificate that is served is valid', ...CERTIFICATE },
    repair: [
      {
        text: 'Renew the certificate and reload whoever serves it',
        host: 'certbot renew && sudo systemctl reload nginx',
      },
    ],
  },
  certificate_untrusted: {
    means: 'A certificate is not trusted',
    check: { text: 'Read who issued the certificate, and whether its chain is served whole', ...CERTIFICATE },
    repair: [{ text: 'Serve the full chain, or add the issuing CA to the trust store of the client' }],
  },
  certificate_name_mismatch: {
    means: 'A certificate is for another name',
    check: { text: 'Read for which names the certificate is', ...CERTIFICATE },
    repair: [{ text: 'Use a name that stands in the certificate, or issue it for the name that is used (SAN)' }],
  },
  protocol_mismatch: {
    means: 'Both ends speak different protocols',
    check: {
      text: 'See what the port speaks: TLS or plain, HTTP or another protocol, which version',
      host: 'curl -v http://{peer|the-host}:{port|80}/; openssl s_client -connect {peer|the-host}:{port|443}',
    },
    repair: [
      { text: 'Use the scheme, port and protocol version that the other end speaks (http or https, TLS on or off)' },
    ],
  },
  clock_wrong: {
    means: 'A clock is wrong',
    check: { text: 'Compare the clocks of both hosts and see whether NTP runs', host: 'timedatectl; chronyc tracking' },
    repair: [{ text: 'Let NTP set the clock', host: 'sudo timedatectl set-ntp true; sudo chronyc makestep' }],
  },
  port_in_use: {
    means: 'A port is in use already',
    check: { text: 'See who listens on the port', host: 'sudo ss -ltnp "sport = :{port|80}"' },
    repair: [{ text: 'Stop the process that holds the port, or use another port' }],
  },
  disk_full: {
    means: 'A disk is full',
    check: { text: 'See which file system has no space or inodes left, and what fills it', ...DISK },
    repair: [
      {
        text: 'Free space or enlarge the volume, then restart what failed',
        compose: 'docker system prune',
        host: 'sudo journalctl --vacuum-size=200M',
        destructive: true,
      },
    ],
  },
  descriptor_limit: {
    means: 'The limit of open files is reached',
    check: {
      text: 'Compare the open files of the process with its limit (ulimit -n)',
      host: 'ls /proc/<pid>/fd | wc -l; grep "open files" /proc/<pid>/limits',
    },
    repair: [{ text: 'Raise nofile (ulimits in compose, LimitNOFILE in systemd), or find what does not close files' }],
  },
  process_limit: {
    means: 'The limit of processes or threads is reached',
    check: {
      text: 'Count the threads and compare them with the limits of user, cgroup and kernel',
      host: 'ps -eLf | wc -l; ulimit -u; cat /sys/fs/cgroup/pids.max',
    },
    repair: [{ text: 'Raise the limit (pids_limit, TasksMax, nproc), or find what starts so many threads' }],
  },
  memory_exhausted: {
    means: 'Memory is exhausted',
    check: { text: 'Compare what it uses with its limit, and see who was killed', ...MEMORY },
    repair: [{ text: 'Raise the memory limit, or lower what is held at once (heap, workers, batch size)' }],
  },
  connection_limit: {
    means: 'The server has no connection left',
    check: { text: 'Count the connections by client and compare them with the limit (max_connections)', ...LOGS },
    repair: [{ text: 'Close idle connections or pool them, or raise the limit of the server' }],
  },
  pool_exhausted: {
    means: 'The connection pool is exhausted',
    check: { text: 'See which requests hold connections for long: slow queries, transactions, leaks', ...LOGS },
    repair: [
      {
        text: 'Release connections sooner or make the pool larger (pool size, time-out), within what the server allows',
      },
    ],
  },
  queue_full: {
    means: 'A queue is full',
    check: { text: 'Compare how fast the queue fills and empties, and look at its consumers', ...LOGS },
    repair: [{ text: 'Add consumers or make them faster, or raise the limit of the queue' }],
  },
  cpu_starved: {
    means: 'The processor does not keep up',
    check: {
      text: 'See who uses the processor, and whether the container is throttled',
      compose: 'docker stats --no-stream',
      kubernetes: 'kubectl top pod',
      host: 'top -b -n 1 | head -20',
    },
    repair: [{ text: 'Give it more CPU (limits, requests, cores), or less work' }],
  },
  kernel_setting: {
    means: 'A kernel setting is too low',
    check: { text: 'Read the kernel parameter that the message names', host: 'sysctl {setting|<parameter>}' },
    repair: [
      {
        text: 'Set it on the host and keep it over a reboot',
        host: 'sudo sysctl -w {setting|<parameter>}={wanted|<value>}; echo "{setting|<parameter>}={wanted|<value>}" | sudo tee /etc/sysctl.d/90-local.conf',
      },
    ],
  },
  missing_setting: {
    means: 'A setting is missing',
    check: { text: 'See which environment variables and settings reach the process', ...SETTINGS },
    repair: [{ text: 'Set the variable or key (.env, environment, config map) and restart', ...RESTART }],
  },
  invalid_setting: {
    means: 'A setting is invalid',
    check: { text: 'Read the setting that the message names as it reaches the process', ...SETTINGS },
    repair: [{ text: 'Correct or remove the setting in the configuration and restart', ...RESTART }],
  },
  missing_file: {
    means: 'A file is missing',
    check: {
      text: 'See whether the path exists where the process runs: is the volume or config mounted, the path spelled right',
      host: 'ls -l {path|the-path}',
    },
    repair: [{ text: 'Put the file there, correct the path, or mount the volume that holds it' }],
  },
  missing_object: {
    means: 'Something it needs does not exist',
    check: {
      text: 'List what is there (secret, bucket, topic, index, queue) and compare the names',
      kubernetes: 'kubectl get secret,configmap,pvc',
      ...LOGS,
    },
    repair: [{ text: 'Create it, or correct the name or region that is asked for' }],
  },
  missing_schema: {
    means: 'A table or column is missing',
    check: { text: 'Compare the migrations that ran with those of the deployed version', ...LOGS },
    repair: [{ text: 'Run the pending migrations against this database, after a backup' }],
  },
  missing_module: {
    means: 'A module or library is missing',
    check: { text: 'See whether it is installed where the program runs, in the version that is wanted', ...LOGS },
    repair: [{ text: 'Install it, add it to the dependencies or the image, and build again' }],
  },
  version_mismatch: {
    means: 'Two versions do not go together',
    check: {
      text: 'Compare both versions: of data and program, client and server, library and runtime',
      compose: 'docker compose images',
      ...LOGS,
    },
    repair: [{ text: 'Pin the previous version that matches, or upgrade the other side (dump and restore, migrate)' }],
  },
  data_corruption: {
    means: 'Stored data is damaged',
    check: {
      text: 'Keep a copy of the files as they are, then check the disk and file system',
      host: 'dmesg -T | grep -iE "i/o error|ext4|xfs|nvme"; smartctl -a /dev/<disk>',
    },
    repair: [{ text: 'Restore the last good backup, or repair with the tool of the program', destructive: true }],
  },
  deadlock: {
    means: 'Two transactions wait for each other',
    check: { text: 'Read which two statements deadlock, and in which order they lock', ...LOGS },
    repair: [{ text: 'Let both lock in the same order, keep transactions short, and retry the one that is ended' }],
  },
  lock_held: {
    means: 'A lock is held by somebody else',
    check: { text: 'Find who holds the lock: another instance, a run that died, a long transaction', ...LOGS },
    repair: [{ text: 'End the holder, or release the stale lock once nobody uses it', destructive: true }],
  },
  read_only_storage: {
    means: 'The storage is read-only',
    check: {
      text: 'See why it is read-only: a mount option, a file system error, a full disk, a replica',
      host: 'mount | grep " ro,"; dmesg -T | grep -i "remount"; df -h',
    },
    repair: [
      { text: 'Remove the reason (free space, repair the file system, write to the primary), then allow writes again' },
    ],
  },
  rate_limited: {
    means: 'Requests are limited',
    check: { text: 'Compare the number of requests with the limit, and see who sends them', ...LOGS },
    repair: [{ text: 'Send less, back off and retry later, or ask for a higher limit' }],
  },
  quota_exceeded: {
    means: 'A quota is used up',
    check: { text: 'Read the quota and what uses it', kubernetes: 'kubectl describe quota', ...LOGS },
    repair: [{ text: 'Free what is not needed, or raise the quota or limit' }],
  },
  payload_too_large: {
    means: 'A request or message is too large',
    check: { text: 'Compare its size with the limit of each part it passes (proxy, application, broker)', ...LOGS },
    repair: [{ text: 'Raise the limit (client_max_body_size, max.message.bytes and the like), or send less at once' }],
  },
  outside_outage: {
    means: '{peer|A service outside} fails',
    check: {
      text: 'Read its status page, and try a request of your own',
      host: 'curl -sv https://{peer|the-service}/ -o /dev/null',
    },
    repair: [{ text: 'Ask who runs it; meanwhile retry later, fail fast or use a fallback' }],
  },
  health_check_wrong: {
    means: 'The health check is wrong',
    check: {
      text: 'Run the check by hand where it runs, and read how long the start takes',
      compose: 'docker inspect --format "{{json .State.Health}}" {service}',
      kubernetes: 'kubectl describe pod -l app={service}',
    },
    repair: [
      {
        text: 'Correct its path, port or command, or give the start more time (start_period, initialDelaySeconds, failureThreshold)',
      },
    ],
  },
  image_unavailable: {
    means: 'An image cannot be pulled',
    check: {
      text: 'Pull it by hand: does the name and tag exist, is the registry reachable, is a login needed',
      host: 'docker pull {object|<image>}',
    },
    repair: [{ text: 'Correct name or tag, log in to the registry (imagePullSecrets), or wait for the pull limit' }],
  },
  wrong_architecture: {
    means: 'The binary is for another processor',
    check: {
      text: 'Compare the platform of the image or binary with that of the host',
      host: 'uname -m; docker image inspect --format "{{.Architecture}}" {object|<image>}',
    },
    repair: [
      {
        text: 'Use an image for this platform (linux/arm64, linux/amd64), or build it for both',
        host: 'docker buildx build --platform linux/amd64,linux/arm64 .',
      },
    ],
  },
  startup_order: {
    means: 'It starts before what it needs is ready',
    check: { text: 'Compare when it starts with when the other end is ready', ...LOGS },
    repair: [
      {
        text: 'Wait for the other end to be healthy (depends_on: condition: service_healthy, readiness probe, retry)',
        ...RESTART,
      },
    ],
  },
  slow_dependency: {
    means: '{peer|Something it waits for} is slow',
    check: { text: 'Find what is slow: queries, locks, the disk, the network, a called service', ...LOGS },
    repair: [{ text: 'Make it faster (index, cache, capacity), or raise the time-out above what it takes' }],
  },
  cluster_quorum: {
    means: 'The cluster has no majority',
    check: { text: 'See which members are up and whether they reach each other', ...LOGS },
    repair: [{ text: 'Bring back enough members for a majority, then the network between them' }],
  },
  advertised_address: {
    means: 'A server names an address that its clients cannot reach',
    check: { text: 'Compare the address that the server advertises with the one its clients can reach', ...SETTINGS },
    repair: [
      {
        text: 'Advertise a name that clients resolve (advertised.listeners, announce-ip, external URL), not localhost or an inner address',
        ...RESTART,
      },
    ],
  },
  wrong_address: {
    means: 'A wrong address is used',
    check: {
      text: 'Read host, port and scheme of the address in the settings; inside of a container, localhost is the container itself',
      ...SETTINGS,
    },
    repair: [{ text: 'Use the name of the other service and its own port', ...RESTART }],
  },
  stopped_on_purpose: {
    means: 'It was stopped on purpose',
    check: {
      text: 'Find who or what stopped it: a deployment, an update tool, a schedule, a person',
      compose: 'docker events --since 2h; last -n 5',
      kubernetes: 'kubectl get events --sort-by=.lastTimestamp',
      host: 'journalctl --since -2h | grep -iE "stop|shutdown"; last -x | head',
    },
    repair: [{ text: 'Start it again', ...RESTART }],
  },
  crash_signal: {
    means: 'It was ended by a signal',
    check: { text: 'See which signal ended it and why: the kernel, a native library, somebody', ...MEMORY },
    repair: [
      { text: 'Raise memory when the kernel killed it; update the native library or binary when it crashed by itself' },
    ],
  },
  code_defect: {
    means: 'The code fails',
    check: {
      text: 'Read the stack trace: the topmost frame of your own code, and what was null or out of range there',
      ...LOGS,
    },
    repair: [{ text: 'Handle that input, add a test with it, or roll back to the version before' }],
  },
};
