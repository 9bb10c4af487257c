import path from 'node:path';
import type { ProcessPlan } from '../process/supervise.ts';
import { phoenixCommand } from './set-up-phoenix.ts';

export type PhoenixPlanOptions = {
  readonly venv: string;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly host: string;
  readonly port: number;
  readonly grpcPort: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly root: string;
};

/** Nothing of Phoenix asks the internet: no usage statistics, no fonts and scripts from elsewhere, no assistant. */
const OFFLINE = {
  PHOENIX_TELEMETRY_ENABLED: 'false',
  PHOENIX_ALLOW_EXTERNAL_RESOURCES: 'false',
  PHOENIX_DISABLE_AGENT_ASSISTANT: 'true',
  PHOENIX_ALLOWED_SANDBOX_PROVIDERS: 'NONE',
  PHOENIX_ENABLE_MCP_SERVER: 'false',
};

/** How the Phoenix of a virtual environment is started, on SQLite in `dataFolder`. */
export function planPhoenix(options: PhoenixPlanOptions): ProcessPlan {
  return {
    name: 'phoenix',
    command: phoenixCommand(options.venv),
    args: ['serve'],
    folder: options.root,
    environment: {
      ...options.environment,
      ...OFFLINE,
      PHOENIX_HOST: options.host,
      PHOENIX_PORT: String(options.port),
      PHOENIX_GRPC_PORT: String(options.grpcPort),
      PHOENIX_WORKING_DIR: path.resolve(options.dataFolder),
    },
    logFile: options.logFile,
    readyUrl: `http://${options.host}:${options.port}/readyz`,
    stopMs: 6_000,
  };
}
