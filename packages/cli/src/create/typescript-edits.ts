import { readFileSync } from 'node:fs';
import path from 'node:path';
import { agentPortSetting, agentUrlSetting } from '@mats/contracts';
import { CommandError } from '../command-error.ts';
import type { AgentNames } from './agent-names.ts';

/** Text that goes into a file before an anchor, which is there once. */
type Insertion = { readonly file: string; readonly before: string; readonly text: string };

function listEntry({ name, snake, title, setting, port }: AgentNames): string {
  const key = name.includes('-') ? `'${name}'` : name;
  return `  ${key}: {
    title: '${title}',
    task: 'What ${setting} names',
    does: 'Reads what ${setting} names.',
    port: ${port},
    type: 'general',
    span: '${snake}_run',
    tools: ['read_${snake}'],
    needs: [],
    skills: ['tickets'],
    setting: '${setting}',
  },
`;
}

const CHART = 'deploy/helm/mats/values.yaml';

function composeService({ name, setting, port }: AgentNames): string {
  return `  mats-${name}-agent:
    <<: *fenced
    profiles: [agents]
    build: { context: ., target: mats-${name}-agent }
    environment:
      <<: *service-environment
      PORT: ${port}
      MATS_SERVICE_KEYS: /run/secrets/${name}/service-keys.json
      ORCHESTRATOR_URL: http://mats-orchestrator:8080
      ${setting}: \${${setting}:-}
    volumes: ['${name}-data:/data', 'secrets-${name}:/run/secrets/${name}:ro']
    tmpfs: [/tmp]
    networks: [platform]
    mem_limit: 256m
    depends_on: *after-setup
    healthcheck:
      <<: *healthcheck
      test: ['CMD', 'stays-up', 'answers', '${port}']

`;
}

function chartValues({ name, setting, port }: AgentNames): string {
  return `  ${name}:
    port: ${port}
    replicas: 1
    setting: ${setting}
    env: {}
    # With what is secret.
    envSecret: ''
    readsCode: false
    # Whom it asks outside.
    egress: []
    volumes: []
    volumeMounts: []
    resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 256Mi } }
`;
}

function insertions(names: AgentNames): readonly Insertion[] {
  const { name, setting, port } = names;
  const urlSetting = agentUrlSetting(name);
  const portSetting = agentPortSetting(name);
  const compose = 'docker-compose.yml';
  return [
    {
      file: 'packages/contracts/src/agents.ts',
      before: '} as const satisfies Record<string, AgentEntry>;',
      text: listEntry(names),
    },
    { file: compose, before: '  # The session extractor. Its image', text: composeService(names) },
    {
      file: compose,
      before: '      PHOENIX_URL: http://phoenix:6006\n      COLLECTOR_METRICS_URL: ',
      text: `      ${urlSetting}: \${${setting}:+http://mats-${name}-agent:${port}}\n`,
    },
    {
      file: compose,
      before: '      - collector-queue:/collector-queue\n',
      text: `      - secrets-${name}:/secrets/${name}\n`,
    },
    {
      file: compose,
      before: "      - '127.0.0.1:${COLLECTOR_GRPC_PORT:-4317}:4317'\n",
      text: `      - '127.0.0.1:\${${portSetting}:-${port}}:${port}'\n`,
    },
    { file: compose, before: '  collector-queue: {}\n', text: `  ${name}-data: {}\n  secrets-${name}: {}\n` },
    {
      file: 'observability/compose/ports.cfg',
      before: 'listen collector-grpc\n',
      text: `listen ${name}\n  bind :${port}\n  server ${name} mats-${name}-agent:${port}\n\n`,
    },
    {
      file: 'observability/prometheus/prometheus.yml',
      before: '\n  - job_name: collector\n',
      text: `      - { names: [mats-${name}-agent], type: A, port: ${port} }\n`,
    },
    { file: '.env.example', before: '# COLLECTOR_GRPC_PORT=4317\n', text: `# ${portSetting}=${port}\n` },
    {
      file: '.env.example',
      before: '# --- The demo shop',
      text: `# --- The ${names.title} agent (--profile agents) ---\n# ${setting}=\n\n`,
    },
    { file: CHART, before: '\n# By KEDA (https://keda.sh)', text: chartValues(names) },
    {
      file: 'deploy/helm/mats/ci/everything-values.yaml',
      before: 'autoscaling: { enabled: true }\n',
      text: `  ${name}: { env: { ${setting}: example } }\n`,
    },
    { file: 'Dockerfile', before: ' \\\n && chmod 0700 /secrets/*', text: ` /secrets/${name}` },
  ];
}

function insert(text: string, { file, before, text: added }: Insertion): string {
  const parts = text.split(before);
  if (parts.length === 2) return parts.join(`${added}${before}`);
  throw new CommandError(
    `${file} has ${parts.length - 1} places that read ${JSON.stringify(before.trim())}; one is expected.`,
    'Nothing was written. Bring that line back, or write the files by hand as docs/adding-an-agent.md says.',
  );
}

function withStage(dockerfile: string, { name, port }: AgentNames): string {
  const stage = `FROM service AS mats-${name}-agent\nENV PORT=${port}\nEXPOSE ${port}\nCOPY --from=build /out/mats-${name}-agent ./\n`;
  return `${dockerfile.trimEnd()}\n\n${stage}`;
}

/** npm wants a workspace in its lockfile; nothing new is installed for it. */
function withWorkspace(lockfile: string, options: { names: AgentNames; manifest: string }): string {
  const { name } = options.names;
  const lock = JSON.parse(lockfile) as { packages: Record<string, unknown> };
  const {
    name: packageName,
    version,
    dependencies,
    devDependencies,
  } = JSON.parse(options.manifest) as Record<string, unknown>;
  const entries = {
    ...lock.packages,
    [`agents/${name}`]: { name: packageName, version, dependencies, devDependencies },
    [`node_modules/@mats/${name}`]: { resolved: `agents/${name}`, link: true },
  };
  const [root, ...rest] = Object.entries(entries);
  const ordered = rest.toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(root === undefined ? ordered : [root, ...ordered]) }, null, 2)}\n`;
}

/**
 * What joins a new agent of this repository to the others, by file; all of it is computed before anything is written.
 *
 * @throws CommandError when a file has no place for it.
 */
export function typescriptEdits(
  root: string,
  given: { names: AgentNames; manifest: string },
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const read = (file: string): string => texts.get(file) ?? readFileSync(path.join(root, file), 'utf8');
  for (const insertion of insertions(given.names)) texts.set(insertion.file, insert(read(insertion.file), insertion));
  texts.set('Dockerfile', withStage(read('Dockerfile'), given.names));
  texts.set('package-lock.json', withWorkspace(read('package-lock.json'), given));
  return texts;
}
