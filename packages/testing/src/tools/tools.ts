import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** They are large, so `npm ci` of the repository leaves them out. */
const TEMPORAL_PACKAGES = path.join(
  import.meta.dirname,
  '../../../../orchestrator/temporal/node_modules/@temporalio/worker',
);

type Environment = Readonly<Record<string, string | undefined>>;

/** A thing that some tests need and that a host may lack. */
export type Tool = {
  readonly needs: string;
  readonly get: string;
  /** Where it is (a path or a URL), or undefined when it cannot be used. */
  readonly find: (environment: Environment) => string | undefined;
};

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function allOnPath(names: readonly string[], environment: Environment): readonly string[] {
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter(isExecutable);
}

function onPath(names: readonly string[], environment: Environment): string | undefined {
  return allOnPath(names, environment)[0];
}

/** A variable that is set must be right: a wrong path is not replaced by whatever the PATH holds. */
function namedOrOnPath(variable: string, names: readonly string[]): Tool['find'] {
  return (environment) => {
    const named = environment[variable];
    if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
    return onPath(names, environment);
  };
}

function named(variable: string): Tool['find'] {
  return (environment) => environment[variable] || undefined;
}

function namedFolder(variable: string, holds: string): Tool['find'] {
  return (environment) => {
    const folder = environment[variable];
    return folder !== undefined && folder !== '' && existsSync(path.join(folder, holds)) ? folder : undefined;
  };
}

function findDocker(environment: Environment): string | undefined {
  const docker = onPath(['docker'], environment);
  if (docker === undefined) return undefined;
  const server = spawnSync(docker, ['version', '--format', '{{.Server.Version}}'], { timeout: 5_000 });
  return server.status === 0 ? docker : undefined;
}

/** Python 3.10 to 3.14: what Phoenix runs on. */
function findPython(environment: Environment): string | undefined {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if (3, 10) <= sys.version_info[:2] < (3, 15) else 1)';
  // A version manager's shim may be on the PATH without a Python behind it, so each one is asked.
  return allOnPath(['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'], environment).find(
    (python) => spawnSync(python, ['-c', check], { timeout: 10_000 }).status === 0,
  );
}

/** What tests may need beyond Node, npm and git. `npm test` sets the variables that it can. */
export const TOOLS = {
  phoenix: {
    needs: 'a running Phoenix',
    get: 'run "npm test" with Python 3.10 or newer on the PATH, or set MATS_PHOENIX_URL',
    find: named('MATS_PHOENIX_URL'),
  },
  phoenixVenv: {
    needs: 'a Python environment with Phoenix',
    get: 'run "npm test" with Python 3.10 or newer on the PATH, or set MATS_PHOENIX_VENV',
    find: namedFolder('MATS_PHOENIX_VENV', path.join('bin', 'phoenix')),
  },
  python: {
    needs: 'Python 3.10 to 3.14 with venv',
    get: 'install it (Debian: apt install python3 python3-venv)',
    find: findPython,
  },
  chromium: {
    needs: 'Chromium',
    get: 'install it (Debian: apt install chromium) or set CHROMIUM_PATH',
    find: namedOrOnPath('CHROMIUM_PATH', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']),
  },
  docker: {
    needs: 'a Docker engine',
    get: 'install Docker and start it',
    find: findDocker,
  },
  collector: {
    needs: 'the OpenTelemetry Collector',
    get: 'set MATS_COLLECTOR_BINARY to an otelcol-contrib binary',
    find: namedOrOnPath('MATS_COLLECTOR_BINARY', ['otelcol-contrib', 'otelcol']),
  },
  postgres: {
    needs: 'a Postgres server to make databases on',
    get: 'set MATS_POSTGRES_URL to a connection string that may create databases',
    find: named('MATS_POSTGRES_URL'),
  },
  s3: {
    needs: 'a store that speaks the language of S3',
    get: 'start MinIO, or another one, and set MATS_S3_URL=http://key:secret@host:port',
    find: named('MATS_S3_URL'),
  },
  gcs: {
    needs: 'a store that speaks the language of Google Cloud Storage',
    get: 'start fake-gcs-server, or another one that wants no credentials, and set MATS_GCS_URL=http://host:port',
    find: named('MATS_GCS_URL'),
  },
  oidcServer: {
    needs: 'an OpenID provider',
    get: 'set MATS_OIDC_SERVER to a program that listens on PORT, as ISSUER, with CLIENTS in JSON',
    find: namedOrOnPath('MATS_OIDC_SERVER', []),
  },
  prometheus: {
    needs: 'Prometheus',
    get: 'install it (Debian: apt install prometheus) or set MATS_PROMETHEUS',
    find: namedOrOnPath('MATS_PROMETHEUS', ['prometheus']),
  },
  helm: {
    needs: 'Helm 3',
    get: 'install it (https://helm.sh) or set MATS_HELM',
    find: namedOrOnPath('MATS_HELM', ['helm']),
  },
  kubernetesSchemas: {
    needs: 'kubernetes-validate',
    get: 'install it (pip install kubernetes-validate) or set MATS_KUBERNETES_VALIDATE',
    find: namedOrOnPath('MATS_KUBERNETES_VALIDATE', ['kubernetes-validate']),
  },
  temporal: {
    needs: 'the Temporal CLI and the packages of orchestrator/temporal',
    get: 'install the CLI (https://docs.temporal.io/cli) or set MATS_TEMPORAL, and run "npm ci --prefix orchestrator/temporal"',
    find: (environment) =>
      existsSync(TEMPORAL_PACKAGES) ? namedOrOnPath('MATS_TEMPORAL', ['temporal'])(environment) : undefined,
  },
  sessionCheck: {
    needs: 'a program that reads sessions back from Phoenix',
    get: 'set MATS_SESSION_CHECK to one that takes the addresses of an orchestrator and a Phoenix',
    find: namedOrOnPath('MATS_SESSION_CHECK', []),
  },
  evalScorer: {
    needs: 'a scorer of benchmark predictions',
    get: 'set MATS_EVAL_SCORER to it, and MATS_EVAL_DATA to the unpacked suites',
    find: namedOrOnPath('MATS_EVAL_SCORER', []),
  },
  evalData: {
    needs: 'benchmark data',
    get: 'set MATS_EVAL_DATA to the folder that holds it',
    find: namedFolder('MATS_EVAL_DATA', '.'),
  },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof TOOLS;
