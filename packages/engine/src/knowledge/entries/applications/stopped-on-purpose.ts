import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO: Step = {
  text: 'See who stopped it and when: a deployment, an operator, a health check of the platform, or the host itself',
  compose:
    'docker compose ps -a; docker events --since 1h --until 0s --filter type=container | grep -E "kill|stop|die|oom"',
  kubernetes:
    'kubectl get events --sort-by=.lastTimestamp | grep -E "Killing|Scaled|Evict|Preempt|Unhealthy" | tail -20',
  host: 'journalctl -u {service} -n 50; last -x shutdown reboot | head; grep -h systemctl /var/log/auth.log ~/.bash_history | tail',
};
const START: Step = {
  text: 'Start it again when nobody wanted it to stay down; with restart: unless-stopped a stopped container does not come back by itself',
  compose: 'docker compose up -d {service}',
  kubernetes: 'kubectl scale deploy/{service} --replicas=1',
  host: 'sudo systemctl start {service}',
};

export const STOPPED_ON_PURPOSE: readonly CatalogueEntry[] = [
  {
    id: 'stopped.web-server',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'signal sigterm received exiting',
        pattern: /\[notice\] .{0,40}signal 15 \((?<signal>SIGTERM)\) received(?: from \d{1,8})?, exiting/,
      },
      {
        words: 'signal sigquit received shutting down',
        pattern: /\[notice\] .{0,40}signal 3 \((?<signal>SIGQUIT)\) received(?: from \d{1,8})?, shutting down/,
      },
      { words: 'ah00491 caught sigterm shutting down', pattern: /AH00491: caught (?<signal>SIGTERM), shutting down/ },
      {
        words: 'ah00492 caught sigwinch shutting down gracefully',
        pattern: /AH00492: caught (?<signal>SIGWINCH), shutting down gracefully/,
      },
      { words: 'i have to go', pattern: /I have to go\.\.\./ },
      {
        words: 'shutting down apps then terminating',
        pattern: /"?shutting down apps, then terminating"?,?\s?.{0,20}"?signal"?[:=]\s?"?(?<signal>SIG\w{3,5})/,
      },
      {
        words: 'proxy stopped cumulated conns fe be',
        pattern: /Proxy (?<object>[\w.-]{1,60}) stopped \(cumulated conns: FE: \d{1,12}, BE: \d{1,12}\)/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The web server was told to stop ({signal|by its operator or platform})',
    check: WHO,
    repair: [START],
    source:
      'nginx ngx_process_cycle.c; Apache httpd server/mpm; Traefik cmd/traefik; Caddy sigtrap.go; HAProxy proxy.c',
    matches: [
      '2024/05/02 10:11:12 [notice] 1#1: signal 15 (SIGTERM) received from 42, exiting',
      '2024/05/02 10:11:12 [notice] 1#1: signal 3 (SIGQUIT) received, shutting down',
      '[Thu May 02 10:11:12.345678 2024] [mpm_event:notice] [pid 1:tid 1] AH00491: caught SIGTERM, shutting down',
      '[Thu May 02 10:11:12.345678 2024] [mpm_prefork:notice] [pid 1] AH00492: caught SIGWINCH, shutting down gracefully',
      'time="2024-05-02T10:11:12Z" level=info msg="I have to go..."',
      '{"level":"info","ts":1714644672.3,"msg":"shutting down apps, then terminating","signal":"SIGTERM"}',
      '[WARNING]  (8) : Proxy web stopped (cumulated conns: FE: 412, BE: 0).',
    ],
    ignores: ['2024/05/02 10:11:12 [notice] 1#1: signal 17 (SIGCHLD) received from 29'],
  },
  {
    id: 'stopped.database',
    kind: 'stopped_on_purpose',
    forms: [
      { words: 'received scheduling shutdown', pattern: /Received (?<signal>SIGTERM|SIGINT) scheduling shutdown/ },
      { words: 'user requested shutdown', pattern: /# User requested shutdown\.\.\./ },
      {
        words: 'received shutdown from user',
        pattern: /Received SHUTDOWN from user (?<user><?[\w. -]{1,60}>?)\. Shutting down mysqld/,
      },
      {
        words: 'initiated by normal shutdown',
        pattern: /(?:mysqld|mariadbd) \(initiated by: (?<user>[^)]{1,80})\): Normal shutdown/,
      },
      {
        words: 'signalhandler received signal',
        pattern: /"ctx":"SignalHandler","msg":"Received signal","attr":\{"signal":15/,
      },
      {
        words: 'terminating process due to signal',
        pattern: /Terminating process due to signal (?<signal>SIG\w{3,5})/,
      },
      { words: 'sigterm received shutting down', pattern: /SIGTERM received - shutting down/ },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The database or broker was told to stop ({signal|by its operator or platform})',
    check: WHO,
    repair: [START],
    source:
      'PostgreSQL postmaster.c; Redis server.c; MySQL sql/mysqld.cc; MariaDB; MongoDB signal_handlers.cpp; Kafka LoggingSignalHandler; RabbitMQ erl_signal_handler',
    matches: [
      '1:signal-handler (1714644672) Received SIGTERM scheduling shutdown...',
      '1:M 02 May 2024 10:11:12.345 # User requested shutdown...',
      '2024-05-02T10:11:12.345678Z 0 [System] [MY-013172] [Server] Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: 8.0.36).',
      '2024-05-02 10:11:12 0 [Note] mariadbd (initiated by: unknown): Normal shutdown',
      '{"t":{"$date":"2024-05-02T10:11:12.345+00:00"},"s":"I","c":"CONTROL","id":23377,"ctx":"SignalHandler","msg":"Received signal","attr":{"signal":15,"error":"Terminated"}}',
      '[2024-05-02 10:11:12,345] INFO Terminating process due to signal SIGTERM (org.apache.kafka.common.utils.LoggingSignalHandler)',
      '2024-05-02 10:11:12.345 [info] <0.9.0> SIGTERM received - shutting down',
    ],
    ignores: ['2024-05-02 10:11:12.345 UTC [1] LOG:  database system was shut down at 2024-05-02 10:11:10 UTC'],
  },
  {
    id: 'stopped.application-server',
    kind: 'stopped_on_purpose',
    forms: [
      { words: 'handling signal', pattern: /\[INFO\] Handling signal: (?<signal>term|int|quit)\b/ },
      { words: 'shutting down master', pattern: /\[INFO\] Shutting down: Master/ },
      {
        words: 'gracefully stopping waiting for requests to finish',
        pattern: /- Gracefully stopping, waiting for requests to finish/,
      },
      { words: 'worker warm shutdown mainprocess', pattern: /worker: Warm shutdown \(MainProcess\)/ },
      {
        words: 'commencing graceful shutdown waiting for active requests to complete',
        pattern: /Commencing graceful shutdown\. Waiting for active requests to complete/,
      },
      { words: 'npm signal sigterm', pattern: /npm (?:ERR!|error) signal (?<signal>SIGTERM|SIGINT)/ },
      {
        words: 'jvm is terminating shutting down jetty',
        pattern: /JVM is terminating\. Shutting down (?:Jetty|Winstone)/,
      },
      { words: 'application is shutting down', pattern: /Application is shutting down\.\.\.$/ },
      { words: 'info waiting for application shutdown', pattern: /INFO: {1,6}Waiting for application shutdown\./ },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The application was told to stop ({signal|by its operator or platform})',
    check: WHO,
    repair: [START],
    source:
      'gunicorn arbiter.py; puma runner.rb; celery apps/worker.py; Spring Boot GracefulShutdown; php-fpm fpm_pctl.c; npm; .NET hosting; uvicorn lifespan/on.py',
    matches: [
      '[2024-05-02 10:11:12 +0000] [1] [INFO] Handling signal: term',
      '[2024-05-02 10:11:12 +0000] [1] [INFO] Shutting down: Master',
      '[1] - Gracefully stopping, waiting for requests to finish',
      'worker: Warm shutdown (MainProcess)',
      '2024-05-02T10:11:12.345Z  INFO 1 --- [ionShutdownHook] o.s.b.w.e.tomcat.GracefulShutdown        : Commencing graceful shutdown. Waiting for active requests to complete',
      'npm error signal SIGTERM',
      '2024-05-02 10:11:12.345+0000 [id=22]	INFO	winstone.Logger#logInternal: JVM is terminating. Shutting down Jetty',
      'info: Microsoft.Hosting.Lifetime[0] Application is shutting down...',
      'INFO:     Waiting for application shutdown.',
    ],
    ignores: ['[2024-05-02 10:11:12 +0000] [1] [INFO] Handling signal: hup'],
  },
  {
    id: 'stopped.monitoring',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'exiting gracefully received',
        pattern: /msg="Received (?:an OS signal|SIGTERM), exiting gracefully\.{3}"(?: signal=(?<signal>\w{1,12}))?/,
      },
      {
        words: 'shutdown started reason system signal',
        pattern: /msg="Shutdown started" reason="System signal: (?<signal>\w{1,12})"/,
      },
      { words: 'received sigint sigterm', pattern: /=== received SIGINT\/SIGTERM ===/ },
      { words: 'caught signal sigterm', pattern: /\[engine\] caught signal \((?<signal>SIGTERM|SIGINT)\)/ },
      {
        words: 'vector signal received sigterm',
        pattern: /vector::signal: Signal received\. signal="?(?<signal>SIGTERM|SIGINT)/,
      },
      { words: 'received graceful stop', pattern: /\[info\]: (?:#\d{1,3} )?Received graceful stop/ },
      { words: 'sigterm received shutting down', pattern: /SIGTERM received\. Shutting down/ },
      {
        words: 'got signal exiting',
        pattern: /Got signal \[signal:(?<signal>SIG\w{3,5})\(\d{1,2}\),sender_pid:\d{1,8}/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The monitoring or log service was told to stop ({signal|by its operator})',
    check: WHO,
    repair: [START],
    source:
      'prometheus cmd/prometheus/main.go; grafana pkg/server; dskit signals; fluent-bit; vector src/signal.rs; fluentd supervisor.rb; logstash runner.rb; zabbix sighandler.c',
    matches: [
      'ts=2024-05-02T10:11:12.345Z caller=main.go:964 level=warn msg="Received an OS signal, exiting gracefully..." signal=terminated',
      'logger=server t=2024-05-02T10:11:12Z level=info msg="Shutdown started" reason="System signal: terminated"',
      'level=info ts=2024-05-02T10:11:12Z caller=signals.go:55 msg="=== received SIGINT/SIGTERM ==="',
      '[2024/05/02 10:11:12] [engine] caught signal (SIGTERM)',
      '2024-05-02T10:11:12.345Z  INFO vector::signal: Signal received. signal="SIGTERM"',
      '2024-05-02 10:11:12 +0000 [info]: #0 Received graceful stop',
      '[2024-05-02T10:11:12,345][WARN ][logstash.runner] SIGTERM received. Shutting down.',
      '  1234:20240502:101112.345 Got signal [signal:SIGTERM(15),sender_pid:1,sender_uid:0,reason:0]. Exiting ...',
    ],
    ignores: ['level=info msg="See you next time!"'],
  },
  {
    id: 'stopped.container',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'container stopping',
        pattern: /^\s{0,4}(?:✔ )?Container (?<object>[\w.-]{1,80}) {1,4}(?:Stopping|Stopped|Removing|Removed)\b/,
      },
      {
        words: 'container failed to exit within of signal using the force',
        pattern:
          /Container (?:failed to exit|\w{12,64} failed to exit) within (?<value>\d{1,5}s?(?: seconds)?) of signal (?<signal>\d{1,2}) - using the force/,
      },
      {
        words: 'container stop image',
        pattern: /container (?:stop|kill) [\da-f]{12,64} \((?:.{0,200}, )?name=(?<object>[\w.-]{1,80})/,
      },
      {
        words: 'gracefully stopping press ctrl c again to force',
        pattern: /Gracefully [Ss]topping\.\.\. \(?press Ctrl\+C again to force/i,
      },
      { words: 'stopping container', pattern: /\bKilling\b.{0,120}Stopping container (?<object>[\w.-]{1,60})/ },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The container {object|of the service} was stopped by Docker, Compose or Kubernetes',
    check: WHO,
    repair: [START],
    source: 'docker compose progress output; moby daemon/stop.go; kubelet events (Killing)',
    matches: [
      ' Container shop-db-1  Stopping',
      'time="2024-05-02T10:11:12.345678901Z" level=info msg="Container failed to exit within 10s of signal 15 - using the force" container=4f3a1b2c',
      '2024-05-02T10:11:12.345678901Z container stop 4f3a1b2c5d6e (image=postgres:16, name=shop-db-1)',
      'Gracefully Stopping... press Ctrl+C again to force',
      '2m10s       Normal   Killing             pod/web-5d8f9c7b6-x2x7p   Stopping container web',
    ],
    ignores: [' Container shop-db-1  Started'],
  },
  {
    id: 'stopped.unit',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'systemd stopping service',
        pattern: /systemd\[\d{1,8}\]: Stopping (?<object>[\w@.\\-]{1,80}\.service)\b/,
      },
      {
        words: 'systemd stopping',
        pattern:
          /systemd\[\d{1,8}\]: Stopping (?<object>(?!.{0,60}(?:User|Session|Slice|Target|target|slice))[\w@ .,:()/-]{3,80}?)\.\.\.$/,
      },
      {
        words: 's6 rc info service stopping',
        pattern: /s6-rc: info: service (?<object>(?:svc-)?[\w.-]{1,60}): stopping/,
      },
      {
        words: 'received indicating exit request',
        pattern: /(?:WARN|INFO) received (?<signal>SIG\w{3,5}) indicating exit request/,
      },
      {
        words: 'app exited with code via signal',
        pattern:
          /App \[(?<object>[\w.-]{1,60}):\d{1,4}\] exited with code \[0\] via signal \[(?<signal>SIGINT|SIGTERM)\]/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'The service manager stopped {object|the service}',
    check: WHO,
    repair: [START],
    source: 'systemd src/core/unit.c, job.c; s6-rc; supervisor supervisord.py; pm2 lib/God.js',
    matches: [
      'May 02 10:11:12 web1 systemd[1]: Stopping nginx.service - A high performance web server and a reverse proxy server...',
      'May 02 10:11:12 web1 systemd[1]: Stopping PostgreSQL Cluster 16-main...',
      's6-rc: info: service svc-sonarr: stopping',
      '2024-05-02 10:11:12,345 WARN received SIGTERM indicating exit request',
      '2024-05-02T10:11:12: PM2 log: App [shop:0] exited with code [0] via signal [SIGINT]',
    ],
    ignores: [
      'May 02 10:11:12 web1 systemd[1]: Starting nginx.service - A high performance web server...',
      'May 02 10:11:12 web1 systemd[1]: Stopping User Manager for UID 1000...',
    ],
  },
  {
    id: 'stopped.host',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'systemd logind system is rebooting',
        pattern: /systemd-logind\[\d{1,8}\]: System is (?<value>rebooting)/,
      },
      {
        words: 'systemd logind the system will now',
        pattern: /systemd-logind\[\d{1,8}\]: The system will (?<value>reboot|power off|halt) now/,
      },
      {
        words: 'systemd logind system is powering down',
        pattern: /systemd-logind\[\d{1,8}\]: System is (?<value>powering down|halted|suspending)/,
      },
      { words: 'power key pressed', pattern: /systemd-logind\[\d{1,8}\]: Power key pressed/ },
      { words: 'system is going down', pattern: /The system is going down for (?<value>reboot|power[- ]?off|halt)/i },
      {
        words: 'unattended rebooting',
        pattern: /unattended-upgrades?.{0,60}(?:Rebooting|requires a reboot.{0,20}rebooting)/i,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The host was shut down or restarted ({value|on order})',
    check: {
      text: 'See who did it: an operator, unattended-upgrades, the hypervisor or the power button',
      host: 'last -x shutdown reboot | head; journalctl -b -1 -n 60; journalctl -b -1 -t sudo',
    },
    repair: [
      {
        text: 'Start what did not come back: enable the units, give containers restart: unless-stopped, and choose the time of automatic restarts',
        host: 'systemctl --failed; sudo systemctl enable --now docker {service}',
      },
    ],
    source: 'systemd src/login/logind-dbus.c, logind-button.c; unattended-upgrades',
    matches: [
      'May 02 10:11:12 web1 systemd-logind[612]: System is rebooting.',
      'May 02 10:11:12 web1 systemd-logind[612]: The system will power off now!',
      'May 02 10:11:12 web1 systemd-logind[612]: System is powering down.',
      'May 02 10:11:12 nas systemd-logind[612]: Power key pressed short.',
      'Broadcast message from root@web1: The system is going down for reboot NOW!',
      'May 02 03:11:12 web1 unattended-upgrade[812]: Found /var/run/reboot-required, rebooting',
    ],
    ignores: ['May 02 10:11:12 web1 systemd-logind[612]: New session 41 of user anna.'],
  },
];
