import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOTNET_RUNTIME: readonly CatalogueEntry[] = [
  {
    id: 'dataprotection.key-missing',
    kind: 'missing_object',
    program: 'aspnetcore',
    forms: [
      {
        words: 'the antiforgery token could not be decrypted',
        pattern: /The antiforgery token could not be decrypted/,
      },
      { words: 'error unprotecting the session cookie', pattern: /Error unprotecting the session cookie/ },
      {
        words: 'the key was not found in the key ring',
        pattern: /The key \{(?<object>[0-9a-f-]{36})\} was not found in the key ring/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Cookies were made with a key ({object|not named}) that this instance does not have',
    check: {
      text: 'See where the keys are kept: in a container without volume they are new after every start, and differ between replicas',
      compose: 'docker compose exec {service} sh -c "ls -la ~/.aspnet/DataProtection-Keys"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -la ~/.aspnet/DataProtection-Keys"',
      host: 'ls -la ~/.aspnet/DataProtection-Keys /var/www/.aspnet/DataProtection-Keys',
    },
    repair: [
      {
        text: 'Keep the keys on a volume or in Redis or the database for all instances (PersistKeysTo..., SetApplicationName); users sign in once more for cookies of lost keys',
        compose: 'docker compose up -d {service}  # after volumes: - keys:/home/app/.aspnet/DataProtection-Keys',
        kubernetes: 'kubectl edit deploy/{service}  # a volume at /home/app/.aspnet/DataProtection-Keys',
      },
    ],
    source: 'dotnet/aspnetcore DataProtection, Antiforgery, Session Resources.resx',
    matches: [
      'Microsoft.AspNetCore.Antiforgery.AntiforgeryValidationException: The antiforgery token could not be decrypted.',
      'warn: Microsoft.AspNetCore.Session.SessionMiddleware[7] Error unprotecting the session cookie.',
      'System.Security.Cryptography.CryptographicException: The key {5f0c2d3a-1b2c-4d5e-8f90-a1b2c3d4e5f6} was not found in the key ring.',
    ],
    ignores: [
      "Storing keys in a directory '/root/.aspnet/DataProtection-Keys' that may not be persisted outside of the container.",
    ],
  },
  {
    id: 'dotnet.http-timed-out',
    kind: 'slow_dependency',
    program: 'dotnet',
    forms: [
      {
        words: 'the request was canceled due to the configured httpclient timeout of seconds elapsing',
        pattern:
          /The request was canceled due to the configured HttpClient\.Timeout of (?<limit>[\d.]{1,12}) seconds elapsing/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A call from .NET gets no answer within {limit} seconds',
    check: {
      text: 'Look which address is called (the HttpClient log line "Start processing HTTP request") and ask it by hand',
      compose: 'docker compose logs --since 15m {service} | grep "Start processing HTTP request" | tail -5',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep "Start processing HTTP request" | tail -5',
      host: 'curl -sS -o /dev/null -m 10 -w "%{http_code} %{time_total}\\n" <the address>',
    },
    repair: [
      {
        text: 'Repair what is slow there; where the answer is right to take long, raise HttpClient.Timeout for this client',
      },
    ],
    source: 'dotnet/runtime System.Net.Http Strings.resx net_http_request_timedout',
    matches: [
      'System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
      'The request was canceled due to the configured HttpClient.Timeout of 5 seconds elapsing.',
    ],
    ignores: ['HttpClient.Timeout is 100 seconds'],
  },
  {
    id: 'dotnet.http-refused',
    kind: 'connection_refused',
    program: 'dotnet',
    forms: [
      {
        words: 'httprequestexception connection refused',
        pattern:
          /HttpRequestException: Connection refused \((?!localhost\b|127\.)(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\)/,
      },
      {
        words: 'connection refused socketexception 111',
        pattern: /Connection refused \((?!localhost\b|127\.)(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody listens at {peer}:{port}, which the .NET program calls',
    check: {
      text: 'See whether the other service runs and listens on that port on all addresses',
      compose: 'docker compose ps; docker compose logs --tail 20 {peer}',
      kubernetes: 'kubectl get pod,svc,endpoints | grep {peer}',
      host: 'nc -vz {peer} {port}',
    },
    repair: [
      {
        text: 'Start it, or correct the address: in a container localhost is the container itself; .NET 8 images listen on 8080 and no longer on 80',
        compose: 'docker compose up -d {peer}',
        kubernetes: 'kubectl rollout restart deploy/{peer}',
        host: 'sudo systemctl restart {peer}',
      },
    ],
    source: 'dotnet/runtime System.Net.Http ConnectHelper, SocketException',
    matches: [
      'System.Net.Http.HttpRequestException: Connection refused (stock:80)',
      ' ---> System.Net.Sockets.SocketException (111): Connection refused Connection refused (orders:5001)',
    ],
    ignores: ['System.Net.Http.HttpRequestException: Name or service not known (stock:80)'],
  },
  {
    id: 'dotnet.threads-starved',
    kind: 'cpu_starved',
    program: 'aspnetcore',
    forms: [
      {
        words: 'the heartbeat has been running for which is longer than this could be caused by thread pool starvation',
        pattern:
          /the heartbeat has been running for "?(?<value>[\d:.]{1,20})"? which is longer than "?(?<limit>[\d:.]{1,20})"?\. This could be caused by thread pool starvation/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The thread pool of .NET is starved, the heartbeat takes {value}',
    check: {
      text: 'See whether the processor is throttled or threads block on synchronous calls',
      compose:
        'docker stats --no-stream; docker compose exec {service} dotnet-counters collect --counters System.Runtime -p 1 --duration 00:00:10',
      kubernetes: 'kubectl top pod; kubectl exec deploy/{service} -- grep throttled /sys/fs/cgroup/cpu.stat',
      host: 'dotnet-counters monitor -n {service} --counters System.Runtime',
    },
    repair: [
      {
        text: 'Await in place of .Result and .Wait(); until then raise the minimum of threads or the processor limit',
        compose: 'docker compose up -d {service}  # after DOTNET_ThreadPool_ForceMinWorkerThreads=64 and cpus: 2',
        kubernetes: 'kubectl set resources deploy/{service} --limits=cpu=2',
      },
    ],
    source: 'dotnet/aspnetcore Kestrel KestrelTrace HeartbeatSlow',
    matches: [
      'warn: Microsoft.AspNetCore.Server.Kestrel[22] As of "02/03/2025 10:11:12 +00:00", the heartbeat has been running for "00:00:05.1234567" which is longer than "00:00:01". This could be caused by thread pool starvation.',
      'As of "02/03/2025 10:11:13 +00:00", the heartbeat has been running for "00:00:01.0012345" which is longer than "00:00:01". This could be caused by thread pool starvation.',
    ],
    ignores: ['Heartbeat sent to the broker'],
  },
  {
    id: 'dotnet.inotify-limit',
    kind: 'kernel_setting',
    program: 'dotnet',
    forms: [
      {
        words: 'the configured user limit on the number of inotify has been reached',
        pattern:
          /The configured user limit \((?<limit>\d{1,9})\) on the number of inotify (?<object>instances|watches) has been reached/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host allows no more inotify {object} (limit {limit})',
    check: {
      text: 'See the limits of the host; containers of one user share them',
      host: 'sysctl fs.inotify.max_user_instances fs.inotify.max_user_watches',
    },
    repair: [
      {
        text: 'Raise the limit on the host',
        host: 'printf "fs.inotify.max_user_instances=1024\\nfs.inotify.max_user_watches=524288\\n" | sudo tee /etc/sysctl.d/60-inotify.conf && sudo sysctl --system',
      },
      {
        text: 'Or stop watching configuration files in production',
        compose: 'docker compose up -d {service}  # after DOTNET_hostBuilder__reloadConfigOnChange=false',
        kubernetes: 'kubectl set env deploy/{service} DOTNET_hostBuilder__reloadConfigOnChange=false',
      },
    ],
    source: 'dotnet/runtime System.IO.FileSystem.Watcher Strings.resx IOException_INotifyInstanceUserLimitExceeded',
    matches: [
      'System.IO.IOException: The configured user limit (128) on the number of inotify instances has been reached, or the per-process limit on the number of open file descriptors has been reached.',
      'System.IO.IOException: The configured user limit (8192) on the number of inotify watches has been reached.',
    ],
    ignores: ['inotify instances in use: 12'],
  },
];
