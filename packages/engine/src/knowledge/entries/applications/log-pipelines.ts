import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LOG_PIPELINES: readonly CatalogueEntry[] = [
  {
    id: 'logstash.elasticsearch-away',
    kind: 'connection_refused',
    program: 'logstash',
    forms: [
      {
        words: 'attempted to send a bulk request but elasticsearch appears to be unreachable or down',
        pattern:
          /Attempted to send a bulk request(?: to elasticsearch,)? but (?:no|Elasticsearch|there are no).{0,60}(?:unreachable or down).{0,200}?(?:Unreachable: \[(?<peer>[^\]]{1,120})\])?/i,
      },
      {
        words: 'attempted to resurrect connection to dead es instance but got an error',
        pattern:
          /Attempted to resurrect connection to dead ES instance, but got an error(?:\.?)\s?\{:?"?url"?(?:=>|: )"(?<peer>[^"]{1,120})"/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'Logstash does not reach Elasticsearch at {peer|its hosts}',
    check: {
      text: 'The error in the line tells refused, TLS or 401; then ask Elasticsearch itself',
      compose:
        'docker compose exec {service} curl -sk -u elastic {peer|http://elasticsearch:9200}/_cluster/health?pretty',
      kubernetes:
        'kubectl exec deploy/{service} -- curl -sk -u elastic {peer|http://elasticsearch:9200}/_cluster/health?pretty',
      host: 'curl -sk -u elastic {peer|http://localhost:9200}/_cluster/health?pretty',
    },
    repair: [
      {
        text: 'Bring Elasticsearch back, or correct hosts, user, password and ssl_certificate_authorities of the output (8 and newer speak HTTPS)',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart logstash',
      },
    ],
    source: 'logstash-output-elasticsearch http_client/pool.rb, plugin_mixins/elasticsearch/common.rb',
    matches: [
      '[2024-05-02T10:11:12,345][ERROR][logstash.outputs.elasticsearch][main] Attempted to send a bulk request but Elasticsearch appears to be unreachable or down {:message=>"Elasticsearch Unreachable: [http://es:9200/_bulk][Manticore::SocketException] Connect to es:9200 failed: Connection refused"}',
      '[2024-05-02T10:11:12,345][WARN ][logstash.outputs.elasticsearch][main] Attempted to resurrect connection to dead ES instance, but got an error {:url=>"http://es:9200/", :exception=>LogStash::Outputs::ElasticSearch::HttpClient::Pool::HostUnreachableError, :message=>"Elasticsearch Unreachable: [http://es:9200/][Manticore::SocketException] Connection refused"}',
    ],
    ignores: [
      '[2024-05-02T10:11:12,345][WARN ][logstash.outputs.elasticsearch][main] Restored connection to ES instance {:url=>"http://es:9200/"}',
    ],
  },
  {
    id: 'logstash.config-invalid',
    kind: 'invalid_setting',
    program: 'logstash',
    forms: [
      {
        words: 'failed to execute action logstash configurationerror',
        pattern:
          /Failed to execute action .{0,160}LogStash::ConfigurationError.{0,60}:message=>"(?<value>(?:[^"\\]|\\.){1,160})/,
      },
      {
        words: 'the given configuration is invalid reason',
        pattern: /The given configuration is invalid\. Reason: (?<value>.{1,160})/,
      },
    ],
    nearby: [/at line (?<limit>\d{1,6}), column/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Logstash refuses its pipeline: {value}',
    check: {
      text: 'Let it read the files; the line counts over all files of the pipeline joined together',
      compose: 'docker compose run --rm {service} logstash -t -f /usr/share/logstash/pipeline',
      kubernetes: 'kubectl logs deploy/{service} --tail=20',
      host: 'sudo /usr/share/logstash/bin/logstash --path.settings /etc/logstash -t',
    },
    repair: [
      {
        text: 'Correct the brace, quote or arrow that is expected there, and restart',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart logstash',
      },
    ],
    source: 'elastic/logstash logstash-core/lib/logstash/agent.rb, runner.rb',
    matches: [
      '[2024-05-02T10:11:12,345][ERROR][logstash.agent] Failed to execute action {:action=>LogStash::PipelineAction::Create/pipeline_id:main, :exception=>"LogStash::ConfigurationError", :message=>"Expected one of [ \\\\t\\\\r\\\\n], \\"#\\", \\"}\\" at line 12, column 5 (byte 180) after filter {", :backtrace=>[]}',
      '[FATAL][logstash.runner] The given configuration is invalid. Reason: Expected one of #, input, filter, output at line 1, column 1 (byte 1)',
    ],
    ignores: [
      '[INFO ][logstash.runner] Using config.test_and_exit mode. Config Validation Result: OK. Exiting Logstash',
    ],
  },
  {
    id: 'logstash.plugin-missing',
    kind: 'missing_module',
    program: 'logstash',
    forms: [
      {
        words: 'couldn t find any plugin named are you sure this is correct',
        pattern:
          /Couldn't find any (?<value>input|output|filter|codec) plugin named '(?<object>[\w-]{1,60})'\. Are you sure this is correct/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Logstash lacks the {value} plugin {object}',
    check: {
      text: 'List the plugins',
      compose: 'docker compose run --rm {service} logstash-plugin list',
      kubernetes: 'kubectl exec deploy/{service} -- logstash-plugin list',
      host: '/usr/share/logstash/bin/logstash-plugin list',
    },
    repair: [
      {
        text: 'Install it, in Docker into an image of your own, or correct its name in the pipeline',
        host: 'sudo /usr/share/logstash/bin/logstash-plugin install logstash-{value}-{object} && sudo systemctl restart logstash',
      },
    ],
    source: 'elastic/logstash logstash-core/lib/logstash/plugins/registry.rb',
    matches: [
      `[ERROR][logstash.plugins.registry] Unable to load plugin. {:type=>"output", :name=>"influxdb"} :exception=>"LogStash::PluginLoadingError", :message=>"Couldn't find any output plugin named 'influxdb'. Are you sure this is correct? Trying to load the influxdb output plugin resulted in this error"`,
      "LogStash::PluginLoadingError: Couldn't find any filter plugin named 'grock'. Are you sure this is correct?",
    ],
    ignores: ['Installing logstash-output-influxdb\nInstallation successful'],
  },
  {
    id: 'logstash.event-refused',
    kind: 'invalid_setting',
    program: 'logstash',
    forms: [
      {
        words: 'could not index event to elasticsearch',
        pattern:
          /Could not index event to Elasticsearch\.? (?!.{0,500}Limit of total fields).{0,400}?:?"?type"?(?:=>|:)\s?"(?<value>[a-z_]{4,60})", "reason"(?:=>|:)\s?"(?<object>[^"]{1,140})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'Elasticsearch refuses an event of Logstash: {value}, {object}',
    check: {
      text: 'Compare the field with the mapping of the index',
      host: 'curl -s localhost:9200/<index>/_mapping?pretty',
    },
    repair: [
      {
        text: 'Give the field one type (mutate convert, or an index template) and start a new index; for too many fields raise index.mapping.total_fields.limit or keep free keys in one flattened field',
      },
    ],
    source: 'logstash-output-elasticsearch plugin_mixins/elasticsearch/common.rb',
    matches: [
      '[WARN ][logstash.outputs.elasticsearch][main] Could not index event to Elasticsearch. {:status=>400, :action=>["index", {:_id=>nil, :_index=>"logs-2024.05.02"}, {"message"=>"x"}], :response=>{"index"=>{"_index"=>"logs-2024.05.02", "status"=>400, "error"=>{"type"=>"mapper_parsing_exception", "reason"=>"failed to parse field [user] of type [long]"}}}}',
      '[WARN ][logstash.outputs.elasticsearch] Could not index event to Elasticsearch. {:status=>400, :response=>{"create"=>{"error"=>{"type"=>"illegal_argument_exception", "reason"=>"unknown setting [index.mapping.x]"}}}}',
    ],
    ignores: ['[INFO ][logstash.outputs.elasticsearch][main] Installing Elasticsearch template {:name=>"logstash"}'],
  },
  {
    id: 'logstash.data-directory-taken',
    kind: 'lock_held',
    program: 'logstash',
    forms: [
      {
        words:
          'logstash could not be started because there is already another instance using the configured data directory',
        pattern:
          /Logstash could not be started because there is already another instance using the configured data directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A second Logstash uses the same data directory',
    check: { text: 'Find the other one', host: 'pgrep -af logstash; ls -l /var/lib/logstash/.lock' },
    repair: [
      {
        text: 'End it, or give this one a path.data of its own; after a crash without any process delete .lock',
        host: 'sudo systemctl stop logstash && sudo rm /var/lib/logstash/.lock && sudo systemctl start logstash',
      },
    ],
    source: 'elastic/logstash logstash-core/lib/logstash/runner.rb',
    matches: [
      '[2024-05-02T10:11:12,345][FATAL][logstash.runner] Logstash could not be started because there is already another instance using the configured data directory.  If you wish to run multiple instances, you must change the "path.data" setting.',
      'Logstash could not be started because there is already another instance using the configured data directory.',
    ],
    ignores: ['[INFO ][logstash.runner] Starting Logstash {"logstash.version"=>"8.13.0"}'],
  },
  {
    id: 'filebeat.output-away',
    kind: 'connection_refused',
    program: 'filebeat',
    forms: [
      {
        words: 'failed to connect to backoff',
        pattern:
          /Failed to connect to (?:backoff|failover)\((?:async\()?(?<object>elasticsearch|tcp|redis|logstash)?[(:]?\/{0,2}(?<peer>(?:https?:\/\/)?[\w.:/-]{1,100})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The Beat does not reach its output {peer}',
    check: {
      text: 'Test the output: it shows DNS, connection, TLS and version one after the other',
      compose: 'docker compose exec {service} filebeat test output',
      kubernetes: 'kubectl exec ds/{service} -- filebeat test output',
      host: 'sudo filebeat test output',
    },
    repair: [
      {
        text: 'Bring the receiver back, or correct output.*.hosts, password and ssl.certificate_authorities',
        host: 'sudo systemctl restart filebeat',
      },
    ],
    source: 'elastic/beats libbeat/publisher/pipeline/client_worker.go',
    matches: [
      '{"log.level":"error","@timestamp":"2024-05-02T10:11:12.345Z","log.logger":"publisher_pipeline_output","message":"Failed to connect to backoff(elasticsearch(http://es:9200)): Get \\"http://es:9200\\": dial tcp 172.18.0.2:9200: connect: connection refused"}',
      'ERROR pipeline/output.go:154 Failed to connect to backoff(async(tcp://logstash:5044)): dial tcp: lookup logstash: no such host',
    ],
    ignores: ['{"message":"Connection to backoff(elasticsearch(http://es:9200)) established"}'],
  },
  {
    id: 'filebeat.config-owner',
    kind: 'file_permission',
    program: 'filebeat',
    forms: [
      {
        words: 'config file must be owned by the user identifier',
        pattern:
          /config file \(\\?"(?<path>[^"\\]{1,120})\\?"\) must be owned by the (?:beat user|user identifier) \(uid=(?<user>\d{1,6})\)/,
      },
      {
        words: 'config file can only be writable by the owner but the permissions are',
        pattern:
          /config file \(\\?"(?<path>[^"\\]{1,120})\\?"\) can only be writable by the owner but the permissions are \\?"(?<value>[^"\\]{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Beat refuses {path}: owner or mode is wrong ({value|not root})',
    check: {
      text: 'Look at owner and mode of the file on the host',
      compose: 'ls -ln {path}',
      host: 'ls -ln /etc/filebeat/{path}',
    },
    repair: [
      {
        text: 'Give the file to root and let nobody else write it; on a share that knows no owners start with --strict.perms=false',
        compose: 'sudo chown root {path} && sudo chmod go-w {path} && docker compose restart {service}',
        kubernetes:
          'kubectl patch ds {service} --type=json -p \'[{"op":"replace","path":"/spec/template/spec/volumes/0/configMap/defaultMode","value":416}]\'',
        host: 'sudo chown root /etc/filebeat/{path} && sudo chmod go-w /etc/filebeat/{path}',
      },
    ],
    source: 'elastic/elastic-agent-libs config/config.go OwnerHasExclusiveWritePerms()',
    matches: [
      'Exiting: error loading config file: config file ("filebeat.yml") must be owned by the user identifier (uid=0) or root',
      'Exiting: error loading config file: config file ("/usr/share/filebeat/filebeat.yml") can only be writable by the owner but the permissions are "-rw-rw-r--" (to fix the permissions use: \'chmod go-w /usr/share/filebeat/filebeat.yml\')',
    ],
    ignores: ['INFO instance/beat.go:686 Config path: [/etc/filebeat]'],
  },
  {
    id: 'filebeat.data-path-locked',
    kind: 'lock_held',
    program: 'filebeat',
    forms: [{ words: 'data path already locked by another beat', pattern: /data path already locked by another beat/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Beat does not start: another one holds its data path',
    check: {
      text: 'Find the other one',
      compose: 'docker ps | grep beat',
      kubernetes: 'kubectl get pods -o wide | grep beat',
      host: 'pgrep -af beat; ls -l /var/lib/filebeat/*.lock',
    },
    repair: [
      {
        text: 'End it, give each its own path.data, or delete the left-over lock when no Beat runs',
        host: 'sudo rm /var/lib/filebeat/filebeat.lock && sudo systemctl start filebeat',
      },
    ],
    source: 'elastic/beats libbeat/cmd/instance/locks/lock.go',
    matches: [
      'Exiting: data path already locked by another beat. Please make sure that multiple beats are not sharing the same data path (path.data)',
      '{"log.level":"error","message":"Exiting: /usr/share/filebeat/data/filebeat.lock: data path already locked by another beat. Please make sure that multiple beats are not sharing the same data path (path.data)"}',
    ],
    ignores: ['INFO instance/beat.go:300 Data path: [/var/lib/filebeat]'],
  },
  {
    id: 'filebeat.elasticsearch-too-old',
    kind: 'version_mismatch',
    program: 'filebeat',
    forms: [
      {
        words: 'elasticsearch is too old please upgrade the instance',
        pattern:
          /Elasticsearch is too old\. Please upgrade the instance.{0,160}?(?:ES=(?<version>[\w.]{1,16}), Beat=(?<wanted>[\w.]{1,16}))?/,
      },
    ],
    nearby: [/ES=(?<version>[\d.]{1,16}), Beat=(?<wanted>[\d.]{1,16})/],
    role: 'cause',
    fault: 'change',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The Beat {wanted|in use} refuses the older Elasticsearch {version|it finds}',
    check: {
      text: 'Compare the versions',
      compose: 'docker compose exec {service} filebeat test output; docker compose config --images',
      host: 'filebeat version; curl -s localhost:9200 | grep number',
    },
    repair: [
      {
        text: 'Install a Beat that is not newer than Elasticsearch; output.elasticsearch.allow_older_versions: true helps for a time',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'elastic/beats libbeat/outputs/elasticsearch/client.go, libbeat/cmd/instance/beat.go',
    matches: [
      'Connection marked as failed because the onConnect callback failed: Elasticsearch is too old. Please upgrade the instance. If you would like to connect to older instances set output.elasticsearch.allow_older_versions to true. ES=7.17.9, Beat=8.13.0',
      '{"message":"Exiting: Elasticsearch is too old. Please upgrade the instance. ES=7.10.2, Beat=8.5.0"}',
    ],
    ignores: ['elasticsearch version 8.13.0 is supported'],
  },
  {
    id: 'telegraf.output-refused',
    kind: 'authentication_refused',
    program: 'telegraf',
    forms: [
      {
        words: 'failed to write metric to 401',
        pattern:
          /E! \[outputs\.(?<value>\w{1,30})\] .{0,60}[Ff]ailed to write metrics? to (?:bucket )?(?<object>[^\s(]{1,80})? ?\((?:will be dropped: )?401 Unauthorized\)/,
      },
      {
        words: 'failed to write unauthorized outputs',
        pattern: /E! \[outputs\.(?<value>\w{1,30})\] .{0,200}401 Unauthorized/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'The receiver refuses the output {value} of Telegraf with 401',
    check: {
      text: 'See which token is used, and whether the variable reaches the service',
      compose: 'docker compose config | grep -i token',
      host: 'sudo systemctl show telegraf -p EnvironmentFiles; sudo grep -A6 "outputs.influxdb" /etc/telegraf/telegraf.conf',
    },
    repair: [
      {
        text: 'Make a token with write access to the bucket and set it (INFLUX_TOKEN in /etc/default/telegraf)',
        compose: 'docker compose exec influxdb influx auth create --write-buckets && docker compose up -d {service}',
        host: 'influx auth create --org <org> --write-buckets && sudo systemctl restart telegraf',
      },
    ],
    source: 'influxdata/telegraf plugins/outputs/influxdb_v2/http.go, outputs/influxdb/http.go',
    matches: [
      '2024-05-02T10:11:12Z E! [outputs.influxdb_v2] Failed to write metric to bucket (401 Unauthorized): unauthorized: unauthorized access',
      '2024-05-02T10:11:12Z E! [outputs.influxdb_v2] When writing to [http://influxdb:8086/api/v2/write]: failed to write metric to home (401 Unauthorized): unauthorized: unauthorized access',
      '2024-05-02T10:11:12Z E! [outputs.influxdb] When writing to [http://influxdb:8086]: failed doing req: 401 Unauthorized: failed to write, unauthorized access',
    ],
    ignores: ['2024-05-02T10:11:12Z E! [inputs.http] Error in plugin: received status code 401 (Unauthorized)'],
  },
  {
    id: 'telegraf.metrics-dropped',
    kind: 'queue_full',
    program: 'telegraf',
    forms: [
      {
        words: 'metric buffer overflow metrics have been dropped',
        pattern:
          /\[outputs\.(?<object>\w{1,30})[^\]]{0,60}\] Metric buffer overflow; (?<value>\d{1,9}) metrics have been dropped/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Telegraf drops {value} metrics of the output {object}',
    check: {
      text: 'The errors before name the reason; the output is away or too slow',
      compose: 'docker compose logs {service} | grep "outputs.{object}" | tail',
      host: 'journalctl -u telegraf | grep "outputs.{object}" | tail',
    },
    repair: [
      {
        text: 'Repair the output; metric_buffer_limit bridges a longer outage, metric_batch_size and flush_interval help a slow one',
      },
    ],
    source: 'influxdata/telegraf models/running_output.go',
    matches: [
      '2024-05-02T10:11:12Z W! [outputs.influxdb_v2] Metric buffer overflow; 442 metrics have been dropped',
      '2024-05-02T10:11:12Z W! [outputs.prometheus_client] Metric buffer overflow; 3 metrics have been dropped',
    ],
    ignores: ['2024-05-02T10:11:12Z D! [outputs.influxdb_v2] Buffer fullness: 0 / 10000 metrics'],
  },
  {
    id: 'telegraf.config-invalid',
    kind: 'invalid_setting',
    program: 'telegraf',
    forms: [
      {
        words: 'loading config file',
        pattern:
          /(?:E! |level=ERROR msg=").{0,40}(?:error )?loading config(?:uration)? file (?<path>[^\s:]{1,120}) ?(?:failed)?: (?<value>.{1,160})/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Telegraf refuses {path}: {value}',
    check: {
      text: 'Let it read the file once',
      compose: 'docker compose run --rm {service} telegraf --config {path} --test',
      host: 'telegraf --config {path} --test',
    },
    repair: [
      {
        text: 'Correct the plugin or field that is named: fields of removed plugins and wrong indents of TOML tables are the usual ones',
        host: 'sudo systemctl restart telegraf',
      },
    ],
    source: 'influxdata/telegraf config/config.go LoadConfig()',
    matches: [
      '2024-05-02T10:11:12Z E! error loading config file /etc/telegraf/telegraf.conf: plugin inputs.cpu: line 12: configuration specified the fields ["percpuu"], but they were not used. This is either a typo or this config option does not exist in this version.',
      '2024-05-02T10:11:12Z E! [telegraf] Error running agent: error loading config file /etc/telegraf/telegraf.conf: undefined but requested output: influxdb_v3',
      '2025-05-02T10:11:12Z E! loading config file /etc/telegraf/telegraf.conf failed: error parsing data: line 3: invalid TOML syntax',
    ],
    ignores: ['2024-05-02T10:11:12Z I! Loading config: /etc/telegraf/telegraf.conf'],
  },
];
