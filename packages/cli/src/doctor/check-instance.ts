import { MatsError } from '@mats/contracts';
import { resolveEndpoint } from '@mats/telemetry';
import { setting } from '../env.ts';
import type { Environment } from '../env.ts';
import type { PortName, Ports } from '../up/ports.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

export type InstanceFacts = {
  /** The page that is asked. */
  readonly ui: string;
  /** The data folder of this checkout. */
  readonly dataFolder: string;
  /** Whether a start without Docker runs from that folder. */
  readonly runsHere: boolean;
  /** Whether the page's address was given by hand. */
  readonly isGiven: boolean;
};

/** Says whose installation is looked at: a stopped checkout must not vouch for what somebody else runs on its ports. */
export function checkInstance({ ui, dataFolder, runsHere, isGiven }: InstanceFacts): CheckResult {
  const name = 'instance';
  if (isGiven) return passed(name, `${ui}, as you named it`);
  if (runsHere) return passed(name, `${ui}, started by npm start with its data in ${dataFolder}`);
  return passed(name, `${ui}, not started from ${dataFolder}: containers, or another copy on the same ports`);
}

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0']);
const ENDPOINT_SETTINGS = [
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'PHOENIX_COLLECTOR_ENDPOINT',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];

/** What listens on a port of this machine, and is no place for spans. */
function serviceAt(url: URL, ports: Ports): PortName | undefined {
  if (!LOCAL.has(url.hostname)) return undefined;
  const names = (Object.keys(ports) as PortName[]).filter((name) => name !== 'phoenix');
  return names.find((name) => String(ports[name]) === url.port);
}

/** Whether the endpoint settings name a place that takes spans; a mistake is named with the value that would be right. */
export function checkEndpoints(environment: Environment, ports: Ports): CheckResult {
  const name = 'endpoint of spans';
  const right = `http://127.0.0.1:${ports.phoenix}`;
  const seen: string[] = [];
  for (const variable of ENDPOINT_SETTINGS) {
    const written = setting(environment, variable);
    if (written === undefined) continue;
    const fix = `Set ${variable}=${right}, or leave it out.`;
    try {
      const { url, protocol } = resolveEndpoint(written, { setting: variable });
      const other = serviceAt(new URL(url), ports);
      if (other !== undefined) {
        return failed(name, { detail: `${variable}=${written} is the address of MATS's own ${other}`, fix });
      }
      seen.push(`${variable}: ${url} over ${protocol === 'grpc' ? 'gRPC' : 'HTTP'}`);
    } catch (error) {
      const detail = error instanceof MatsError ? error.message : `${variable}=${written} cannot be read`;
      return failed(name, { detail, fix });
    }
  }
  return passed(name, seen.length === 0 ? 'none is set; the usual one is taken' : seen.join('; '));
}
