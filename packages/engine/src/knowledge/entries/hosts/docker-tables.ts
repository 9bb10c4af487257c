import type { CatalogueEntry } from '../../catalogue-entry.ts';

const LAST_LINES = {
  compose: 'docker compose logs --tail 80 {service}; docker compose ps -a',
  host: 'docker logs --tail 80 {object}',
};

/** Rows of `docker ps`, `docker compose ps` and `docker stats`, read with the names of their columns. */
export const DOCKER_TABLES: readonly CatalogueEntry[] = [
  {
    id: 'docker.listed-memory-used-up',
    kind: 'memory_exhausted',
    program: 'docker',
    forms: [
      {
        words: 'name mem usage limit',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,120}); CPU %=[^;]{1,12}; MEM USAGE \/ LIMIT=(?<value>[\d.]{1,12}\w{1,4}) \/ (?<limit>[\d.]{1,12}\w{1,4}); MEM %=(?:9[5-9]|100)(?:\.\d{1,4})?%/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container {object} uses {value} of its {limit} of memory',
    check: {
      text: 'See whether its memory grows without end or only with the load, and whether it was killed before',
      compose: `docker stats --no-stream; docker inspect --format '{{.State.OOMKilled}} {{.RestartCount}}' {object}; sudo dmesg -T | grep -i "killed process" | tail -5`,
    },
    repair: [
      {
        text: 'Raise its limit (mem_limit or deploy.resources.limits.memory), or lower what it keeps: heap, cache, workers',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'docker/cli cli/command/container/formatter_stats.go; docs.docker.com, docker container stats',
    matches: [
      'CONTAINER ID=a1b2c3d4e5f6; NAME=shop-search-1; CPU %=187.11%; MEM USAGE / LIMIT=1.979GiB / 2GiB; MEM %=98.93%; NET I/O=88MB / 12MB',
      'NAME=web; CPU %=0.10%; MEM USAGE / LIMIT=512MiB / 512MiB; MEM %=100.00%',
    ],
    ignores: ['NAME=shop-web-1; CPU %=1.20%; MEM USAGE / LIMIT=210MiB / 512MiB; MEM %=41.02%'],
  },
  {
    id: 'docker.listed-ended',
    kind: 'code_defect',
    program: 'docker',
    forms: [
      {
        words: 'status exited ago',
        pattern: /\bSTATUS=(?<value>Exited) \((?<signal>(?!0\)|130\)|137\)|143\))\d{1,3})\) [\w ]{3,30} ago/,
      },
      {
        words: 'status restarting ago',
        pattern: /\bSTATUS=(?<value>Restarting) \((?<signal>(?!137\))\d{1,3})\) [\w ]{3,30} ago/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The container ends by itself ({value}, exit code {signal})',
    check: { text: 'Read what it wrote last', ...LAST_LINES, host: 'docker logs --tail 80 {service}' },
    repair: [{ text: 'Repair what its last lines name, then start it', compose: 'docker compose up -d {service}' }],
    source: 'moby daemon/container/state.go State.String',
    matches: [
      'SERVICE=kafka; CREATED=3 hours ago; STATUS=Exited (1) 3 hours ago',
      'CONTAINER ID=9a8b7c6d5e4f; IMAGE=acme/worker:9; STATUS=Restarting (1) 12 seconds ago; NAMES=jobs-worker-1',
    ],
    ignores: ['SERVICE=migrate; STATUS=Exited (0) 3 hours ago', 'SERVICE=api; STATUS=Up 3 hours (healthy)'],
  },
  {
    id: 'docker.listed-killed',
    kind: 'memory_exhausted',
    program: 'docker',
    forms: [
      { words: 'status exited 137 ago', pattern: /\bSTATUS=(?<value>Exited) \(137\) [\w ]{3,30} ago/ },
      { words: 'status restarting 137 ago', pattern: /\bSTATUS=(?<value>Restarting) \(137\) [\w ]{3,30} ago/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The container was killed ({value}, exit code 137)',
    check: {
      text: 'See whether it was killed for its memory, or stopped by somebody',
      compose: `docker inspect --format '{{.State.OOMKilled}} {{.HostConfig.Memory}}' $(docker compose ps -aq {service}); sudo dmesg -T | grep -i "killed process" | tail -5`,
    },
    repair: [
      {
        text: 'Raise its memory limit or lower what it uses, when OOMKilled is true',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'moby daemon/container/state.go State.String; signal(7)',
    matches: [
      'SERVICE=search; STATUS=Exited (137) 3 hours ago',
      'NAMES=jobs-worker-1; STATUS=Restarting (137) 12 seconds ago',
    ],
    ignores: ['SERVICE=search; STATUS=Exited (143) 3 hours ago'],
  },
  {
    id: 'docker.listed-unhealthy',
    kind: 'health_check_wrong',
    program: 'docker',
    forms: [{ words: 'status up unhealthy', pattern: /\bSTATUS=Up [\w ]{3,30} \((?<value>unhealthy)\)/ }],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'The container runs, but its health check fails ({value})',
    check: {
      text: 'Read what the check answered the last times',
      compose: `docker inspect --format '{{json .State.Health}}' $(docker compose ps -q {service})`,
    },
    repair: [
      {
        text: 'Repair the service when the answer is an error of it; correct the check when its command, path or port is wrong',
      },
    ],
    source: 'moby daemon/container/state.go State.String; Dockerfile reference, HEALTHCHECK',
    matches: [
      'SERVICE=web; STATUS=Up 3 hours (unhealthy); PORTS=80/tcp',
      'NAMES=shop-web-1; STATUS=Up 41 seconds (unhealthy)',
    ],
    ignores: ['SERVICE=web; STATUS=Up 3 hours (healthy); PORTS=80/tcp'],
  },
];
