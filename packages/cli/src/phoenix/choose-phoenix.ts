import { existsSync } from 'node:fs';
import { MatsError } from '@mats/contracts';
import { resolveEndpoint } from '@mats/telemetry';
import { setting } from '../env.ts';
import type { Environment } from '../env.ts';
import { findPython } from './find-python.ts';
import type { Python } from './find-python.ts';
import { isPhoenixSetUp, phoenixCommand } from './set-up-phoenix.ts';

/** Which Phoenix a start uses. */
export type PhoenixChoice =
  | { readonly kind: 'none'; readonly reason: string }
  /** One that runs already: spans go to `endpoint`, people open `url`. */
  | { readonly kind: 'running'; readonly endpoint: string; readonly url: string }
  /** One to start from a virtual environment; with `python`, the environment has to be made first. */
  | { readonly kind: 'own'; readonly venv: string; readonly python?: Python };

const ENDPOINTS = ['PHOENIX_COLLECTOR_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const;

/** Where people open the Phoenix that takes spans at an endpoint: over gRPC it does so at another port. */
function pageOf(endpoint: string, name: string): string {
  const { protocol, url } = resolveEndpoint(endpoint, { setting: name });
  const page = new URL(url);
  if (protocol === 'grpc') page.port = '6006';
  return `${page.origin}${page.pathname.replace(/\/v1\/traces$/, '')}`.replace(/\/$/, '');
}

/**
 * Chooses by what the user set, what is there, and what could be made: a running Phoenix, a ready virtual
 * environment, then one to be made with the host's Python.
 *
 * @throws MatsError `configuration_invalid` when an endpoint is none, or MATS_PHOENIX_VENV names no Phoenix.
 */
export function choosePhoenix(options: { environment: Environment; wanted: boolean; venv: string }): PhoenixChoice {
  const { environment, venv } = options;
  const name = ENDPOINTS.find((one) => setting(environment, one) !== undefined);
  if (name !== undefined) {
    const endpoint = setting(environment, name) ?? '';
    return { kind: 'running', endpoint, url: setting(environment, 'PHOENIX_URL') ?? pageOf(endpoint, name) };
  }
  if (!options.wanted) return { kind: 'none', reason: 'left out by --no-phoenix' };
  const named = setting(environment, 'MATS_PHOENIX_VENV');
  if (named !== undefined) {
    if (existsSync(phoenixCommand(named))) return { kind: 'own', venv: named };
    const reason = `there is no Phoenix in ${named}`;
    throw new MatsError('configuration_invalid', { name: 'MATS_PHOENIX_VENV', reason, example: '/opt/phoenix-venv' });
  }
  if (isPhoenixSetUp(venv)) return { kind: 'own', venv };
  const python = findPython(environment);
  if (python !== undefined) return { kind: 'own', venv, python };
  const get = 'install Python 3.10 to 3.14 with venv (Debian: apt install python3-venv) and start again';
  return { kind: 'none', reason: `no sessions view; to get it, ${get}` };
}
