import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LOG_SHIPPERS: readonly CatalogueEntry[] = [
  {
    id: 'promtail.batch-refused',
    kind: 'outside_outage',
    program: 'promtail',
    forms: [
      {
        words: 'final error sending batch',
        pattern:
          /msg="final error sending batch(?:, no retries left, dropping data)?" .{0,60}status=(?<value>-?\d{1,3})/,
      },
      {
        words: 'error sending batch will retry',
        pattern: /msg="error sending batch, will retry" .{0,60}status=(?<value>-?\d{1,3})/,
      },
    ],
    nearby: [/host="?(?<peer>[\w.-]{1,100}(?::\d{1,5})?)/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'loki',
    specificity: 2,
    means: 'Loki does not take the logs of Promtail or Alloy: status {value}',
    check: {
      text: 'Read the error at the end of the line: -1 means no connection, 400 what Loki refuses, 401 a missing tenant, 429 a limit, 500 a broken ring',
      compose: 'docker compose exec {service} wget -qO- http://loki:3100/ready',
      kubernetes: 'kubectl exec ds/{service} -- wget -qO- http://loki:3100/ready',
      host: 'curl -s http://<loki>:3100/ready',
    },
    repair: [{ text: 'Repair what the answer names on the Loki side, or correct clients: url' }],
    source: 'grafana/loki clients/pkg/promtail/client/client.go',
    matches: [
      'level=error ts=2024-05-02T10:11:12Z caller=client.go:430 component=client host=loki:3100 msg="final error sending batch" status=400 tenant= error="server returned HTTP status 400 Bad Request (400): entry too far behind"',
      'level=warn ts=2024-05-02T10:11:12Z caller=client.go:419 component=client host=loki:3100 msg="error sending batch, will retry" status=-1 tenant= error="Post \\"http://loki:3100/loki/api/v1/push\\": dial tcp: lookup loki: no such host"',
    ],
    ignores: ['level=info component=client host=loki:3100 msg="Starting Promtail"'],
  },
  {
    id: 'fluent-bit.output-refused',
    kind: 'outside_outage',
    program: 'fluent-bit',
    forms: [
      {
        words: 'output http status',
        pattern:
          /\[output:(?<object>[\w-]{1,30}):[\w.-]{1,60}\] (?<peer>[\w.-]{1,100}:\d{1,5}, )?HTTP status=(?<value>[45]\d{2})/,
      },
      {
        words: 'engine chunk cannot be retried task_id',
        pattern:
          /\[engine\] chunk '[^']{1,80}' cannot be retried: task_id=\d{1,6}, input=(?<path>[\w.-]{1,60}) > output=(?<object>[\w.-]{1,60})/,
      },
      {
        words: 'engine failed to flush chunk retry in seconds task_id',
        pattern:
          /\[engine\] failed to flush chunk '[^']{1,80}', retry in (?<value>\d{1,6}) seconds: task_id=\d{1,6}, input=(?<path>[\w.-]{1,60}) .{0,30}> output=(?<object>[\w.-]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Fluent Bit does not get its chunks out through {object} ({value|it gives up})',
    check: {
      text: 'The line before names the reason: no connection, TLS, 401, 413, or a field that the index refuses (set Trace_Error On for es)',
      compose: 'docker compose logs {service} | grep -E "\\[output|net\\]|tls" | tail -20',
      kubernetes: 'kubectl logs ds/{service} | grep -E "\\[output|net\\]|tls" | tail -20',
      host: 'journalctl -u fluent-bit | grep -E "\\[output|net\\]|tls" | tail -20',
    },
    repair: [
      {
        text: 'Repair the receiver or the output section (Host, Port, tls, HTTP_User, Suppress_Type_Name On for Elasticsearch 8); storage.type filesystem keeps what waits',
      },
    ],
    source: 'fluent/fluent-bit src/flb_engine.c, plugins/out_es/es.c, plugins/out_http/http.c',
    matches: [
      "[2024/05/02 10:11:12] [ warn] [engine] failed to flush chunk '1-1714644672.855856569.flb', retry in 8 seconds: task_id=0, input=tail.0 > output=es.0 (out_id=0)",
      "[2024/05/02 10:11:12] [error] [engine] chunk '1-1714644672.855856569.flb' cannot be retried: task_id=4, input=tail.0 > output=loki.0",
      '[2024/05/02 10:11:12] [error] [output:es:es.0] HTTP status=401 URI=/_bulk, response:',
      '[2024/05/02 10:11:12] [error] [output:loki:loki.0] loki.example.com:443, HTTP status=429',
    ],
    ignores: [
      "[2024/05/02 10:11:20] [ info] [engine] flush chunk '1-1714644672.855856569.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=es.0 (out_id=0)",
    ],
  },
  {
    id: 'fluent-bit.buffer-full',
    kind: 'queue_full',
    program: 'fluent-bit',
    forms: [
      { words: 'paused mem buf overlimit', pattern: /\[input\] (?<object>[\w.-]{1,60}) paused \(mem buf overlimit/ },
      {
        words: 'paused storage buf overlimit',
        pattern: /\[input\] (?<object>[\w.-]{1,60}) paused \(storage buf overlimit/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Fluent Bit pauses the input {object}: its buffer is full, the output is too slow',
    check: {
      text: 'See which output fails or lags',
      compose: 'docker compose logs {service} | grep -E "retry in|HTTP status" | tail',
      kubernetes: 'kubectl logs ds/{service} | grep -E "retry in|HTTP status" | tail',
      host: 'curl -s localhost:2020/api/v1/metrics',
    },
    repair: [
      {
        text: 'Repair the output; then storage.type filesystem and a larger Mem_Buf_Limit bridge pauses without losing lines of rotated files',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart ds/{service}',
      },
    ],
    source: 'fluent/fluent-bit src/flb_input_chunk.c; documentation, Backpressure',
    matches: [
      '[2024/05/02 10:11:12] [ warn] [input] tail.0 paused (mem buf overlimit)',
      '[2024/05/02 10:11:12] [ warn] [input] forward.1 paused (storage buf overlimit 2048/2000)',
    ],
    ignores: ['[2024/05/02 10:11:14] [ info] [input] tail.0 resume (mem buf overlimit)'],
  },
  {
    id: 'fluent-bit.config-invalid',
    kind: 'invalid_setting',
    program: 'fluent-bit',
    forms: [
      {
        words: 'tried to instance a plugin name that exist',
        pattern:
          /section '(?<object>[^']{1,40})' tried to instance a plugin name that (?:doesn't|don't|does not) exist/,
      },
      { words: 'is not registered parser', pattern: /parser '(?<object>[^']{1,60})' is not registered/ },
      {
        words: 'configuration file contains errors aborting',
        pattern: /\[error\] configuration file contains errors, aborting/,
      },
      {
        words: 'unknown configuration property',
        pattern: /(?<object>[\w.-]{1,40}): unknown configuration property '(?<setting>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Fluent Bit refuses its configuration: {object|a section} {setting|is unknown}',
    check: {
      text: 'Let it read the files without running',
      compose:
        'docker compose run --rm {service} /fluent-bit/bin/fluent-bit -c /fluent-bit/etc/fluent-bit.conf --dry-run',
      kubernetes: 'kubectl logs ds/{service} --tail=20',
      host: 'fluent-bit -c /etc/fluent-bit/fluent-bit.conf --dry-run',
    },
    repair: [
      {
        text: 'Correct the name of plugin, parser or property (Parsers_File has to be named in [SERVICE]), and see whether this version has it',
        host: 'sudo systemctl restart fluent-bit',
      },
    ],
    source: 'fluent/fluent-bit src/flb_config.c, src/config_format, plugins/in_tail/tail_config.c',
    matches: [
      "[2024/05/02 10:11:12] [error] [config] section 'output' tried to instance a plugin name that doesn't exist",
      "[2024/05/02 10:11:12] [error] [input:tail:tail.0] parser 'dockr' is not registered",
      '[2024/05/02 10:11:12] [error] configuration file contains errors, aborting.',
      "[2024/05/02 10:11:12] [error] [config] loki: unknown configuration property 'Lables'. The following properties are allowed: tenant_id, labels",
    ],
    ignores: ['[2024/05/02 10:11:12] [ info] [input:tail:tail.0] parser docker in use'],
  },
  {
    id: 'fluentd.flush-failed',
    kind: 'outside_outage',
    program: 'fluentd',
    forms: [
      {
        words: 'failed to flush the buffer',
        pattern:
          /failed to flush the buffer(?:, and hit limit for retries\. dropping all chunks in the buffer queue)?\. (?:plugin_id="[^"]{1,60}" )?(?:retry_times=(?<value>\d{1,4}))?.{0,200}error(?:_class)?=(?<object>[\w:]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Fluentd does not get its buffer out: {object}, try {value|the last}',
    check: {
      text: 'Read error= at the end of the line and try the receiver',
      compose: 'docker compose logs {service} | grep "failed to flush" | tail -3',
      kubernetes: 'kubectl logs ds/{service} | grep "failed to flush" | tail -3',
      host: 'grep "failed to flush" /var/log/fluent/fluentd.log | tail -3',
    },
    repair: [
      {
        text: 'Repair the receiver or host, port, user and ssl_verify of the <match>; a file buffer with retry_forever keeps what waits',
      },
    ],
    source: 'fluent/fluentd lib/fluent/plugin/output.rb',
    matches: [
      '2024-05-02 10:11:12 +0000 [warn]: #0 failed to flush the buffer. retry_times=3 next_retry_time=2024-05-02 10:11:20 +0000 chunk="6177f" error_class=Fluent::Plugin::ElasticsearchOutput::RecoverableRequestFailure error="could not push logs to Elasticsearch cluster ({:host=>\\"es\\", :port=>9200, :scheme=>\\"http\\"}): Connection refused"',
      '2024-05-02 10:11:12 +0000 [error]: #0 failed to flush the buffer, and hit limit for retries. dropping all chunks in the buffer queue. retry_times=17 records=4412 error_class=Errno::ECONNREFUSED error="Connection refused"',
    ],
    ignores: ['2024-05-02 10:11:30 +0000 [warn]: #0 retry succeeded. chunk_id="6177f"'],
  },
  {
    id: 'fluentd.buffer-full',
    kind: 'queue_full',
    program: 'fluentd',
    forms: [{ words: 'buffer space has too many data', pattern: /buffer space has too many data/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The buffer of Fluentd is full',
    check: {
      text: 'See which output fails and how large the buffer is; the output is away or too slow',
      compose: 'docker compose exec {service} sh -c "du -sh /fluentd/log /var/log/fluent; df -h"',
      kubernetes: 'kubectl logs ds/{service} | grep -E "failed to flush|slow_flush" | tail',
      host: 'du -sh /var/log/fluent; grep -E "failed to flush|slow_flush" /var/log/fluent/fluentd.log | tail',
    },
    repair: [
      {
        text: 'Repair the output first; total_limit_size, flush_thread_count and overflow_action (block or drop_oldest_chunk) decide what happens meanwhile',
      },
    ],
    source: 'fluent/fluentd lib/fluent/plugin/buffer.rb BufferOverflowError',
    matches: [
      '2024-05-02 10:11:12 +0000 [warn]: #0 failed to write data into buffer by buffer overflow action=:throw_exception error_class=Fluent::Plugin::Buffer::BufferOverflowError error="buffer space has too many data"',
      'Fluent::Plugin::Buffer::BufferOverflowError: buffer space has too many data',
    ],
    ignores: ['total_limit_size 8GB # buffer space'],
  },
  {
    id: 'fluentd.plugin-missing',
    kind: 'missing_module',
    program: 'fluentd',
    forms: [
      {
        words: 'unknown plugin run gem search rd fluent plugin',
        pattern:
          /Unknown (?<value>output|input|filter|parser|formatter|buffer) plugin '(?<object>[\w@-]{1,60})'\. Run 'gem search/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Fluentd lacks the {value} plugin {object}',
    check: {
      text: 'List the plugins that are installed',
      compose: 'docker compose run --rm --entrypoint fluent-gem {service} list fluent-plugin',
      kubernetes: 'kubectl exec ds/{service} -- fluent-gem list fluent-plugin',
      host: 'fluent-gem list fluent-plugin',
    },
    repair: [
      {
        text: 'Install the gem fluent-plugin-{object}, in Docker into an image of your own',
        compose:
          'printf "FROM fluent/fluentd:v1.17\\nUSER root\\nRUN gem install fluent-plugin-{object}\\nUSER fluent\\n" > Dockerfile && docker compose build {service} && docker compose up -d {service}',
        host: 'sudo fluent-gem install fluent-plugin-{object} && sudo systemctl restart fluentd',
      },
    ],
    source: 'fluent/fluentd lib/fluent/plugin.rb',
    matches: [
      `2024-05-02 10:11:12 +0000 [error]: config error file="/fluentd/etc/fluent.conf" error_class=Fluent::ConfigError error="Unknown output plugin 'elasticsearch'. Run 'gem search -rd fluent-plugin' to find plugins"`,
      "Fluent::ConfigError: Unknown filter plugin 'kubernetes_metadata'. Run 'gem search -rd fluent-plugin' to find plugins",
    ],
    ignores: ["[info]: gem 'fluent-plugin-elasticsearch' version '5.4.3'"],
  },
  {
    id: 'vector.events-refused',
    kind: 'outside_outage',
    program: 'vector',
    forms: [
      {
        words: 'not retriable dropping the request',
        pattern: /Not retriable; dropping the request\.?"?,? reason=\\?"?(?<value>[^"\\]{1,120})/,
      },
      {
        words: 'healthcheck failed error',
        pattern:
          /vector::topology::builder: (?:msg=")?Healthcheck failed\.?"? error=(?<value>.{1,120}?)(?: component_kind|$)/,
      },
    ],
    nearby: [/component_id=(?<object>[\w.-]{1,60})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The receiver of the Vector sink {object|in question} refuses: {value}',
    check: {
      text: 'See which sink it is and what it answers to a request by hand',
      compose: 'docker compose exec {service} vector validate /etc/vector/vector.yaml',
      kubernetes: 'kubectl exec ds/{service} -- vector validate /etc/vector/vector.yaml',
      host: 'vector validate /etc/vector/vector.yaml',
    },
    repair: [
      {
        text: 'Correct endpoint, auth or encoding of the sink (400: format or fields, 401: token, 404: path or index); what was dropped is lost',
        host: 'sudo systemctl reload vector',
      },
    ],
    source: 'vectordotdev/vector src/sinks/util/retries.rs, src/topology/builder.rs',
    matches: [
      '2024-05-02T10:11:12.345Z ERROR sink{component_kind="sink" component_id=loki component_type=loki}:request{request_id=118}: vector::sinks::util::retries: Not retriable; dropping the request. reason="response status: 400 Bad Request" internal_log_rate_limit=true',
      '2024-05-02T10:11:12.345Z ERROR vector::topology::builder: msg="Healthcheck failed." error=Unexpected status: 401 Unauthorized component_kind="sink" component_type="elasticsearch" component_id=es',
    ],
    ignores: ['2024-05-02T10:11:12.345Z  INFO vector::topology::builder: Healthcheck passed.'],
  },
  {
    id: 'vector.config-invalid',
    kind: 'invalid_setting',
    program: 'vector',
    forms: [
      {
        words: 'vector cli configuration error',
        pattern: /vector::cli: Configuration error\.?"? error=(?<value>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vector does not start: {value}',
    check: {
      text: 'Let it check its files',
      compose: 'docker compose run --rm {service} validate /etc/vector/vector.yaml',
      kubernetes: 'kubectl logs ds/{service} --tail=20',
      host: 'vector validate /etc/vector/vector.yaml',
    },
    repair: [
      {
        text: 'Correct the component that is named: an input that no component offers, a field that the release renamed, or VRL that does not handle an error',
        host: 'sudo systemctl restart vector',
      },
    ],
    source: 'vectordotdev/vector src/cli.rs, src/config/loading',
    matches: [
      `2024-05-02T10:11:12.345Z ERROR vector::cli: Configuration error. error=Input "docker_logs" for transform "parse" doesn't match any components.`,
      '2024-05-02T10:11:12.345Z ERROR vector::cli: Configuration error. error=Sink "es" has no inputs',
    ],
    ignores: ['2024-05-02T10:11:12.345Z  INFO vector: Vector has started. debug="false" version="0.38.0"'],
  },
];
