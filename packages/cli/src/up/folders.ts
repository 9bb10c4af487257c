import path from 'node:path';

/** Where a start without Docker keeps things; all of it lies in one folder that may be deleted. */
export type Folders = {
  readonly base: string;
  readonly data: string;
  /** With which the services prove who they are. */
  readonly serviceKeys: string;
  /** The API key of this machine's scripts. */
  readonly apiKey: string;
  readonly logs: string;
  readonly spool: string;
  readonly sampleRepository: string;
  readonly phoenixVenv: string;
  readonly phoenixData: string;
};

export function foldersUnder(base: string): Folders {
  return {
    base,
    data: path.join(base, 'data'),
    serviceKeys: path.join(base, 'data', 'service-keys.json'),
    apiKey: path.join(base, 'api-key'),
    logs: path.join(base, 'logs'),
    spool: path.join(base, 'spool'),
    sampleRepository: path.join(base, 'repositories', 'shop'),
    phoenixVenv: path.join(base, 'phoenix', 'venv'),
    phoenixData: path.join(base, 'phoenix', 'data'),
  };
}
