import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOCKER_COMPOSE: readonly CatalogueEntry[] = [
  {
    id: 'docker-compose.variable-not-set',
    kind: 'missing_setting',
    program: 'docker-compose',
    forms: [
      {
        words: 'variable is not set defaulting to a blank string',
        pattern: /The \\?"?(?<setting>[A-Za-z_]\w{0,80})\\?"? variable is not set\. Defaulting to a blank string/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The compose file uses {setting}, which is not set: it becomes empty',
    check: {
      text: 'See what the compose file makes of it; .env is read from the folder of the compose file, and a $ in a value has to be written $$',
      compose:
        'docker compose config | grep -n -i "{setting}"; grep -n "{setting}" .env docker-compose*.yml compose*.yml',
    },
    repair: [
      {
        text: 'Set {setting} in .env beside the compose file (or pass --env-file), then make the containers anew',
        compose: "echo '{setting}=<value>' >> .env && docker compose up -d",
      },
      { text: 'When the dollar sign is part of a password or a command, double it: $$' },
    ],
    source: 'compose-go template/template.go; docker-compose 1.x config/environment.py',
    matches: [
      'time="2025-05-06T07:41:08+02:00" level=warning msg="The \\"DB_PASSWORD\\" variable is not set. Defaulting to a blank string."',
      'WARN[0000] The "SECRET_KEY" variable is not set. Defaulting to a blank string.',
      'WARNING: The SMTP_HOST variable is not set. Defaulting to a blank string.',
    ],
    ignores: ['when a variable is not set, compose uses the default after :-'],
  },
  {
    id: 'docker-compose.required-variable-missing',
    kind: 'missing_setting',
    program: 'docker-compose',
    forms: [
      {
        words: 'required variable is missing a value',
        pattern: /required variable (?<setting>[A-Za-z_]\w{0,80}) is missing a value/,
      },
      {
        words: 'invalid interpolation format for',
        pattern: /[Ii]nvalid interpolation format for "?(?<setting>[\w.-]{1,119}\w)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The compose file cannot be filled in: {setting} has no value or is badly written',
    check: {
      text: 'Look at the line that uses it and at .env beside the compose file',
      compose: 'docker compose config --quiet; grep -n "{setting}" .env compose*.yml docker-compose*.yml',
    },
    repair: [
      {
        text: 'Give {setting} a value in .env; a literal dollar sign is written $$',
        compose: "echo '{setting}=<value>' >> .env && docker compose up -d",
      },
    ],
    source: 'compose-go template/template.go MissingRequiredError, InvalidTemplateError',
    matches: [
      'error while interpolating services.db.environment.POSTGRES_PASSWORD: required variable POSTGRES_PASSWORD is missing a value: set it in .env',
      'required variable JWT_SECRET is missing a value',
      'invalid interpolation format for services.web.command.[].',
    ],
    ignores: ['${JWT_SECRET:?set it in .env}'],
  },
  {
    id: 'docker-compose.dependency-unhealthy',
    kind: 'startup_order',
    program: 'docker-compose',
    forms: [
      {
        words: 'dependency failed to start container',
        pattern:
          /dependency failed to start: container (?<peer>[\w.-]{1,100}) (?:is unhealthy|has no healthcheck configured)/,
      },
      {
        words: 'container for service is unhealthy',
        pattern: /container for service "(?<peer>[\w.-]{1,100})" is unhealthy/,
      },
      {
        words: 'is missing dependency',
        pattern: /(?<object>[\w.-]{1,80}) is missing dependency (?<peer>[\w.-]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Compose starts nothing more: its dependency {peer} does not become healthy',
    check: {
      text: 'Read the log of {peer} and the output of its health check: either it fails, or the check is wrong or too hasty',
      compose: `docker logs --tail 50 {peer}; docker inspect --format '{{json .State.Health}}' {peer}`,
    },
    repair: [
      {
        text: 'Repair what the log of {peer} names; when it is only slow, give the check more time with start_period and retries',
        compose: 'docker compose up -d --wait',
      },
    ],
    source: 'docker/compose pkg/compose/convergence.go checkDependencyHealthy, isServiceHealthy',
    matches: [
      'dependency failed to start: container shop-db-1 is unhealthy',
      'container for service "db" is unhealthy',
      'api is missing dependency db',
    ],
    ignores: ['Container shop-db-1  Healthy', 'a dependency that is unhealthy keeps the others from starting'],
  },
  {
    id: 'docker-compose.dependency-exited',
    kind: 'startup_order',
    program: 'docker-compose',
    forms: [
      {
        words: 'dependency failed to start container exited',
        pattern: /dependency failed to start: container (?<peer>[\w.-]{1,100}) exited \((?<signal>\d{1,3})\)/,
      },
      {
        words: 'service didn t complete successfully exit',
        pattern: /service "(?<peer>[\w.-]{1,100})" didn't complete successfully: exit (?<signal>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Compose starts nothing more: its dependency {peer} ended with exit code {signal}',
    check: { text: 'Read what {peer} wrote last', compose: 'docker logs --tail 80 {peer}; docker compose ps -a' },
    repair: [
      {
        text: 'Repair what the log of {peer} names (docker compose logs {peer}), then start the rest; its own line is the cause',
        compose: 'docker compose up -d',
      },
    ],
    source: 'docker/compose pkg/compose/convergence.go isServiceHealthy, checkDependencyCompleted',
    matches: [
      'dependency failed to start: container shop-db-1 exited (1)',
      'service "migrate" didn\'t complete successfully: exit 1',
    ],
    ignores: ['Container shop-migrate-1  Exited'],
  },
  {
    id: 'docker-compose.env-file-missing',
    kind: 'missing_file',
    program: 'docker-compose',
    forms: [
      { words: 'env file not found', pattern: /env file (?<path>\S{1,200}) not found: / },
      { words: 'couldn t find env file', pattern: /[Cc]ouldn't find env file: (?<path>\S{1,200})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The environment file {path} of the compose file is missing',
    check: {
      text: 'Look which service asks for it, and whether only an example lies beside it',
      compose: 'ls -la $(dirname {path}); grep -n -A2 env_file compose*.yml docker-compose*.yml',
    },
    repair: [
      {
        text: 'Make the file, mostly from the example in the repository, and fill it in',
        compose: 'cp {path}.example {path} && docker compose up -d',
      },
      { text: 'When it may be absent, write env_file as a list of path: and required: false' },
    ],
    source: 'compose-go types/project.go loadEnvFile; dotenv/env.go',
    matches: [
      'env file /srv/shop/.env not found: stat /srv/shop/.env: no such file or directory',
      "Couldn't find env file: /srv/shop/worker.env",
    ],
    ignores: ['env_file: - .env'],
  },
  {
    id: 'docker-compose.file-missing',
    kind: 'missing_file',
    program: 'docker-compose',
    forms: [
      { words: 'no configuration file provided not found', pattern: /no configuration file provided: not found/ },
      {
        words: 'can t find a suitable configuration file in this directory',
        pattern: /Can't find a suitable configuration file in this directory/,
      },
      {
        words: 'open compose yml no such file or directory',
        pattern: /open (?<path>\S{0,160}compose[\w.-]{0,60}\.ya?ml): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker compose finds no compose file {path|in its working directory}',
    check: {
      text: 'See in which folder the command runs; a unit or cron job has another one than your shell',
      compose: 'pwd; ls -la; docker compose ls -a',
    },
    repair: [
      {
        text: 'Run it in the folder of the project, or name the file',
        compose: 'docker compose -f /srv/<project>/compose.yml up -d',
      },
    ],
    source: 'compose-go cli/options.go; docker-compose 1.x ComposeFileNotFound',
    matches: [
      'no configuration file provided: not found',
      'open /srv/shop/docker-compose.prod.yml: no such file or directory',
      "ERROR: \n        Can't find a suitable configuration file in this directory or any parent.",
    ],
    ignores: ['open /srv/shop/config.yml: no such file or directory'],
  },
  {
    id: 'docker-compose.file-invalid',
    kind: 'invalid_setting',
    program: 'docker-compose',
    forms: [
      {
        words: 'validating additional not allowed',
        pattern:
          /validating (?<path>\S{1,160}\.ya?ml): (?<object>[\w.()-]{0,120}) ?[Aa]dditional propert(?:y|ies) '?(?<setting>[\w.-]{1,60})'? (?:is )?not allowed/,
      },
      {
        words: 'validating must be a',
        pattern:
          /validating (?<path>\S{1,160}\.ya?ml): (?<setting>[\w.()-]{1,120}) must be an? (?<wanted>[\w, ]{1,60})/,
      },
      {
        words: 'compose yml yaml line',
        pattern:
          /(?<!\S)(?<path>\S{0,160}compose\S{0,60}\.ya?ml): yaml: (?:line \d{1,5}|unmarshal errors|construct errors)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The compose file {path} is not valid: {setting|its YAML cannot be read}',
    check: {
      text: 'Let compose check the file; mostly an indent is wrong, a key is misspelt, or a tab stands in place of blanks',
      compose: 'docker compose config --quiet',
    },
    repair: [
      {
        text: 'Correct the place that is named, check again, then start',
        compose: 'docker compose config --quiet && docker compose up -d',
      },
    ],
    source: 'compose-go loader/loader.go, loader/validate.go, schema/schema.go',
    matches: [
      "validating /srv/shop/compose.yml: services.web additional properties 'enviroment' not allowed",
      'validating /srv/shop/docker-compose.yml: (root) Additional property db is not allowed',
      'validating /srv/shop/compose.yml: services.web.ports must be a list',
      'parsing /srv/shop/docker-compose.yml: yaml: line 12: mapping values are not allowed in this context',
    ],
    ignores: ['validating /srv/shop/compose.yml: ok', 'parsing values.yaml: yaml: line 3: did not find expected key'],
  },
  {
    id: 'docker-compose.name-undefined',
    kind: 'invalid_setting',
    program: 'docker-compose',
    forms: [
      {
        words: 'depends on undefined service',
        pattern: /service "(?<object>[\w.-]{1,80})" depends on (?:undefined|unknown) service "?(?<value>[\w.-]{1,80})/,
      },
      {
        words: 'service refers to undefined',
        pattern:
          /service "(?<object>[\w.-]{1,80})" refers to undefined (?:build )?(?:network|volume|secret|config|model) (?<value>[\w.-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The service {object} uses {value}, which the compose file does not define',
    check: {
      text: 'Look for the name: it is misspelt, its top-level section (volumes:, networks:, secrets:) is missing, or its service stands in another file or profile',
      compose: 'docker compose config --quiet; docker compose config --services',
    },
    repair: [
      {
        text: 'Add {value} to the section it belongs to, or name all files: -f compose.yml -f compose.prod.yml, and the profile',
        compose: 'docker compose config --quiet && docker compose up -d',
      },
    ],
    source: 'compose-go loader/validate.go checkConsistency',
    matches: [
      'service "api" depends on undefined service "db": invalid compose project',
      'service "db" refers to undefined volume pgdata: invalid compose project',
    ],
    ignores: ['service "api" depends on "db"'],
  },
  {
    id: 'docker-compose.external-volume-missing',
    kind: 'missing_object',
    program: 'docker-compose',
    forms: [
      { words: 'external volume not found', pattern: /external volume "(?<object>[\w.-]{1,100})" not found/ },
      { words: 'no such volume', pattern: /(?:get |inspect )(?<object>[\w.-]{1,100}): no such volume/ },
      {
        words: 'volume declared as external but could not be found',
        pattern: /Volume (?<object>[\w.-]{1,100}) declared as external, but could not be found/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Docker volume {object} does not exist on this host',
    check: {
      text: 'List the volumes: it may be there under another project name or on another host; look before you make an empty one',
      compose: 'docker volume ls; docker compose config --volumes',
    },
    repair: [
      { text: 'Name the volume that holds the data under volumes.<name>.name, or restore it from the backup' },
      { text: 'When it is to be empty, make it', compose: 'docker volume create {object} && docker compose up -d' },
    ],
    source: 'docker/compose pkg/compose/create.go checkExternalVolumes; moby daemon/volume/service/errors.go',
    matches: [
      'external volume "shop_pgdata" not found',
      'Error response from daemon: get shop_pgdata: no such volume',
      'ERROR: Volume shop_pgdata declared as external, but could not be found. Please create the volume manually using `docker volume create --name=shop_pgdata` and try again.',
    ],
    ignores: ['Volume "shop_pgdata"  Created'],
  },
  {
    id: 'docker-compose.secret-missing',
    kind: 'missing_object',
    program: 'docker-compose',
    forms: [
      {
        words: 'unsupported external',
        pattern: /unsupported external (?<value>secret|config) (?<object>[\w.-]{1,100})/,
      },
      { words: 'secret not found', pattern: /(?<value>secret) not found: (?<object>[\w.-]{1,100})/ },
      { words: 'config not found', pattern: /service \S{1,80}: (?<value>config) not found: (?<object>[\w.-]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The {value} {object} that the service asks for does not exist here',
    check: {
      text: 'List them; external secrets and configs exist in a swarm only, plain compose reads them from a file or a variable',
      compose:
        'docker info --format "{{.Swarm.LocalNodeState}}"; docker compose config | grep -n -A6 -E "^(secrets|configs):"',
      host: 'docker secret ls; docker config ls',
    },
    repair: [
      { text: 'Make it in the swarm', host: 'printf "<the secret>" | docker secret create {object} -' },
      {
        text: 'Without a swarm take it from a file: secrets: {object|<name>}: file: ./{object|<name>}.txt in place of external: true',
        compose: 'docker compose up -d',
      },
    ],
    source: 'docker/compose pkg/compose/create.go; docker/cli cli/command/service/parse.go ParseSecrets, ParseConfigs',
    matches: [
      'unsupported external secret db_password',
      'failed to create service shop_api: secret not found: db_password',
      'service api: config not found: nginx_conf',
    ],
    ignores: ['Error: secret "db_password" not found', 'the secret was not found'],
  },
  {
    id: 'docker-swarm.no-suitable-node',
    kind: 'quota_exceeded',
    program: 'docker-swarm',
    forms: [{ words: 'no suitable node', pattern: /no suitable node \((?<value>[^)]{1,200})\)/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Swarm finds no node for the task: {value}',
    check: {
      text: 'See which nodes are up and what they have, and what the service asks for',
      host: 'docker node ls; docker service ps --no-trunc {service}; docker service inspect --pretty {service}',
    },
    repair: [
      {
        text: 'Correct the constraint or the label, bring the node back, or ask for less memory and CPU',
        host: 'docker node update --availability active <node>; docker node update --label-add <key>=<value> <node>',
      },
    ],
    source: 'moby/swarmkit manager/scheduler/scheduler.go noSuitableNode, filter.go Explain',
    matches: [
      '"no suitable node (scheduling constraints not satisfied on 3 nodes)"',
      'shop_db.1  postgres:16  Running  Pending 2 minutes ago  "no suitable node (insufficient resources on 2 nodes; 1 node not available for new tasks)"',
    ],
    ignores: ['overall progress: 1 out of 1 tasks'],
  },
  {
    id: 'docker-swarm.no-leader',
    kind: 'cluster_quorum',
    program: 'docker-swarm',
    forms: [
      {
        words: 'the swarm does not have a leader',
        pattern: /The swarm does not have a leader\. It's possible that too few managers are online/,
      },
      {
        words: 'raft no elected cluster leader',
        pattern: /(?:raft: no elected cluster leader|raft: no leader at term)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The Docker swarm has no leader: fewer than half of its managers are up',
    check: {
      text: 'See which managers answer, and whether ports 2377, 7946 and 4789 are open between them',
      host: 'docker info | grep -A12 Swarm; journalctl -u docker -n 50 --no-pager | grep -i raft',
    },
    repair: [
      {
        text: 'Bring the other managers back: with half of them up the swarm elects a leader by itself',
        host: 'sudo systemctl start docker',
      },
      {
        text: 'Only when they are lost for good: begin a swarm of one manager with the data of this one',
        host: 'docker swarm init --force-new-cluster --advertise-addr <address of this node>',
        destructive: true,
      },
    ],
    source: 'moby daemon/cluster lostQuorumMessage; swarmkit raft ErrNoClusterLeader',
    matches: [
      "Error response from daemon: rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are online. Make sure more than half of the managers are online.",
      'level=error msg="raft: no elected cluster leader"',
    ],
    ignores: ['level=info msg="raft: 7e became leader at term 4"'],
  },
];
