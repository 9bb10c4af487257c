import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { agentEntry, agentUrlSetting, BUILT_IN_AGENTS, SERVICES } from '@mats/contracts';
import { parse } from 'yaml';
import { SERVICE_ENTRIES } from '../build/services.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly target?: string; readonly dockerfile?: string };
  readonly user?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: {
    readonly test: readonly string[];
    readonly interval: string;
    readonly start_interval?: string;
  };
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly privileged?: boolean;
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
}

const composeText = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose = parse(composeText, { merge: true, maxAliasCount: -1 }) as {
  services: Readonly<Record<string, ComposeService>>;
  networks: Readonly<Record<string, { internal?: boolean } | null>>;
};
const services = Object.entries(compose.services);
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');

function namesWhere(holds: (service: ComposeService) => boolean): string[] {
  return services.filter(([, service]) => holds(service)).map(([name]) => name);
}

function longestWait(name: string): number {
  const before = Object.keys(compose.services[name]?.depends_on ?? {});
  return before.length === 0 ? 0 : 1 + Math.max(...before.map(longestWait));
}

describe('docker-compose.yml', () => {
  test('has every service of the contracts on its port', () => {
    for (const { name, port } of Object.values(SERVICES)) {
      expect([name, compose.services[name]?.environment?.['PORT']]).toEqual([name, port]);
    }
  });

  test('tells the orchestrator where every agent is, and starts those that not everybody has by a profile', () => {
    const settings = compose.services['mats-orchestrator']?.environment ?? {};
    for (const agent of BUILT_IN_AGENTS) {
      const { name, port } = SERVICES[agent];
      const setting = agentEntry(agent)?.setting;
      const url = `http://${name}:${port}`;
      const named = setting === undefined ? url : `\${${setting}:+${url}}`;
      expect([agent, settings[agentUrlSetting(agent)]]).toEqual([agent, named]);
      expect([agent, compose.services[name]?.profiles]).toEqual([
        agent,
        setting === undefined ? undefined : ['agents'],
      ]);
    }
  });

  test('publishes the page and Phoenix; a profile publishes the rest', () => {
    const published = services.filter(([, { ports, profiles }]) => ports !== undefined && profiles === undefined);
    expect(published.map(([name]) => name)).toEqual(['mats-ui', 'phoenix']);
    const behind = Object.values(SERVICES).filter(({ name }) => name !== 'mats-ui');
    const doors = compose.services['ports']?.ports ?? [];
    for (const { port } of behind) expect(doors.filter((door) => door.endsWith(`}:${port}`))).toHaveLength(1);
  });

  test('publishes ports on the loopback address alone, each to be moved by a setting', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published.filter((port) => !/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/.test(port))).toEqual([]);
  });

  test('.env.example names its settings, no more and no less', () => {
    const used = [...composeText.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name);
    const offered = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^# ([A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(offered)).toEqual(new Set(used));
  });

  test('gives no container more rights than it needs', () => {
    expect(namesWhere((service) => service.read_only !== true)).toEqual([]);
    expect(
      namesWhere((service) => service.cap_drop?.includes('ALL') !== true || service.cap_add !== undefined),
    ).toEqual([]);
    expect(namesWhere((service) => service.security_opt?.includes('no-new-privileges:true') !== true)).toEqual([]);
    expect(namesWhere((service) => service.privileged === true)).toEqual([]);
    // Root inside the container opens the socket; it has no capability.
    expect(namesWhere((service) => service.user?.startsWith('0') === true)).toEqual(['docker-proxy']);
  });

  test('bounds memory, processes and logs of every container', () => {
    expect(namesWhere((service) => service.pids_limit === undefined)).toEqual([]);
    expect(namesWhere((service) => service.mem_limit === undefined)).toEqual([]);
    expect(
      namesWhere(({ logging }) => logging?.driver !== 'json-file' || logging.options['max-size'] === undefined),
    ).toEqual([]);
  });

  test('starts everything again but what runs once', () => {
    expect(namesWhere((service) => service.restart !== 'unless-stopped')).toEqual(['setup']);
  });

  test('asks for the health of everything that has a way to tell, as engines of any age take it', () => {
    expect(namesWhere(({ healthcheck }) => healthcheck === undefined)).toEqual([
      'collector',
      'phoenix-gate',
      'setup',
      'ports',
      'prometheus',
      'grafana',
      'card-api',
      'shop-traffic',
    ]);
    expect(namesWhere(({ healthcheck }) => healthcheck?.start_interval !== undefined)).toEqual([]);
    // What runs every second must stay, or it buries all other events of the engine.
    expect(
      namesWhere(
        ({ healthcheck }) => healthcheck !== undefined && !healthcheck.test.some((word) => word.includes('stays-up')),
      ),
    ).toEqual([]);
  });

  test('waits on conditions, and on few', () => {
    const conditions = services.flatMap(([, { depends_on: before = {} }]) => Object.values(before));
    expect(conditions.filter(({ condition }) => condition === 'service_started')).toEqual([]);
    expect(Math.max(...services.map(([name]) => longestWait(name)))).toBeLessThanOrEqual(2);
  });

  test('shows the Docker socket to the proxy alone, and the proxy to the agents that read containers', () => {
    expect(namesWhere(({ volumes = [] }) => volumes.some((volume) => volume.includes('docker.sock')))).toEqual([
      'docker-proxy',
    ]);
    expect(namesWhere(({ networks = [] }) => networks.includes('docker-api'))).toEqual([
      'mats-sre-agent',
      'mats-architect-agent',
      'docker-proxy',
    ]);
    expect(compose.services['docker-proxy']?.networks).toEqual(['docker-api']);
    expect(compose.networks['docker-api']?.internal).toBe(true);
  });

  test('has Prometheus ask every service where it answers, and Grafana reach Prometheus alone', () => {
    const { scrape_configs: jobs } = parse(
      readFileSync(join(ROOT, 'observability/prometheus/prometheus.yml'), 'utf8'),
    ) as {
      scrape_configs: {
        static_configs?: { targets: string[] }[];
        dns_sd_configs?: { names: string[]; port: number }[];
      }[];
    };
    const asked = jobs.flatMap(({ static_configs: fixed = [], dns_sd_configs: named = [] }) => [
      ...fixed.flatMap(({ targets }) => targets),
      ...named.flatMap(({ names, port }) => names.map((name) => `${name}:${port}`)),
    ]);
    const page = `mats-ui:${String(compose.services['mats-ui']?.environment?.['METRICS_PORT'])}`;
    const others = Object.values(SERVICES).flatMap(({ name, port }) => (name === 'mats-ui' ? [] : [`${name}:${port}`]));
    expect(asked.toSorted()).toEqual([page, ...others, 'collector:8888'].toSorted());
    const unreachable = asked.filter(
      (target) => compose.services[target.split(':')[0] ?? '']?.networks?.includes('platform') !== true,
    );
    expect(unreachable).toEqual([]);
    expect(compose.services['prometheus']?.networks).toEqual(['platform', 'dashboards']);
    expect(namesWhere(({ networks = [] }) => networks.includes('dashboards'))).toEqual(['prometheus', 'grafana']);
    expect(compose.services['grafana']?.networks).toEqual(['dashboards']);
  });

  test('keeps the database among those that use it', () => {
    expect(compose.networks['database']?.internal).toBe(true);
    expect(namesWhere(({ networks = [] }) => networks.includes('database'))).toEqual([
      'mats-orchestrator',
      'phoenix',
      'db_postgres',
    ]);
  });

  test('holds no secret, and mounts each secret where it is used', () => {
    const settings = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    expect(settings.filter(([name]) => /PASSWORD|SECRET|TOKEN|API_KEY/.test(name))).toEqual([]);
    expect(settings.filter(([, value]) => /:\/\/[^/@]*:[^/@]*@/.test(String(value)))).toEqual([]);
    const mounts = services.flatMap(([name, { volumes = [] }]) =>
      volumes
        .filter((volume) => volume.startsWith('secrets-'))
        .map((volume) => [name, volume.split(':')[0], volume.endsWith(':ro')]),
    );
    const owners = [
      ...Object.entries(SERVICES).map(([service, { name }]) => [name, `secrets-${service}`]),
      ['phoenix', 'secrets-phoenix'],
      ['db_postgres', 'secrets-database'],
    ];
    const expected = owners.flatMap(([name = '', secret = '']) => [
      [name, secret, true],
      ['setup', secret, false],
    ]);
    expect(mounts.map(String).toSorted()).toEqual(expected.map(String).toSorted());
  });

  test('pins the images that are not ours', () => {
    const images = services.flatMap(([, { image }]) => (image === undefined ? [] : [image]));
    expect(images.filter((image) => !/:[\w.-]*\d|^\$\{COMPOSE_PROJECT_NAME\}-/.test(image))).toEqual([]);
  });
});

describe('phoenix-gate.cfg', () => {
  test('stands between the collector and Phoenix, and asks whether Phoenix is ready', () => {
    const text = readFileSync(join(ROOT, 'observability/compose/phoenix-gate.cfg'), 'utf8');
    expect(compose.services['collector']?.environment?.['PHOENIX_ENDPOINT']).toBe('http://phoenix-gate:6006');
    expect(text).toMatch(/bind :6006\n/);
    expect(text).toMatch(/option httpchk GET \/readyz\n {2}http-check expect status 200\n/);
    expect(text).toMatch(/server phoenix phoenix:6006 check inter 250ms fall 1 rise 1\n/);
  });
});

describe('ports.cfg', () => {
  test('passes every published interface on to its service', () => {
    const text = readFileSync(join(ROOT, 'observability/compose/ports.cfg'), 'utf8');
    const behind = Object.values(SERVICES).filter(({ name }) => name !== 'mats-ui');
    expect(behind.filter(({ name, port }) => !text.includes(` ${name}:${port}\n`))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name]) => name);

  test('has a target for every service, and every target that compose builds', () => {
    expect(targets).toEqual(expect.arrayContaining(Object.keys(SERVICE_ENTRIES)));
    const built = services.flatMap(([, { build }]) =>
      build?.dockerfile === undefined && build?.target !== undefined ? [build.target] : [],
    );
    expect(built.filter((target) => !targets.includes(target))).toEqual([]);
  });

  test('needs no special builder', () => {
    expect(dockerfile).not.toMatch(/--mount|^# syntax|<<-?['"]?\w/m);
  });

  test('runs as a user without rights, node directly, with a health check', () => {
    const stages = dockerfile.split(/^FROM /m).filter((stage) => /AS (?:service|service-with-git)\n/.test(stage));
    expect(stages).toHaveLength(2);
    for (const stage of stages) {
      expect(stage).toContain('\nUSER node\n');
      expect(stage).toContain('\nHEALTHCHECK ');
      expect(stage).toMatch(/\nCMD \["node", /);
    }
  });
});
