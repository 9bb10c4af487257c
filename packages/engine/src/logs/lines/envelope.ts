import type { LogEnvelope } from './types.ts';
import type { TimeAssumptions } from './timestamp.ts';
import { linePrefix } from './line-prefix.ts';
import { timestampAt } from './timestamp.ts';

/** A line out of its wrapper. `time` and `service` are what the wrapper knows. */
export interface Unwrapped {
  readonly envelope: LogEnvelope;
  readonly text: string;
  readonly time: number | null;
  readonly service: string | null;
}

const COMPOSE = /^([A-Za-z0-9][\w.-]{0,80})\s{1,40}\| ?/;
const CRI = /^(\d{4}-\d{2}-\d{2}T\S{8,24}) (?:stdout|stderr) [FP] /;
/** Docker always writes nine digits of a second, so a program's own time is not taken for its. */
const DOCKER_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}(?:Z|[+-]\d{2}:\d{2})) /;

const dockerJson = (line: string, assumptions: TimeAssumptions): Unwrapped | null => {
  if (!line.startsWith('{"log":')) return null;
  try {
    const value = JSON.parse(line) as Record<string, unknown> | null;
    const text = value?.['log'];
    const time = value?.['time'];
    if (typeof text !== 'string' || typeof time !== 'string') return null;
    const found = timestampAt(time, 0, assumptions);
    return { envelope: 'docker-json', text: text.replace(/\r?\n$/, ''), time: found?.epochMs ?? null, service: null };
  } catch {
    return null;
  }
};

/** Takes off what Docker, Compose, a collector of pods' logs or a container runtime put before a line. Wrappers may be nested: `web | 2026-… text`. */
export const unwrapLine = (line: string, assumptions: TimeAssumptions): Unwrapped => {
  const json = dockerJson(line, assumptions);
  if (json !== null) return json;
  const bar = line.indexOf('|');
  const compose = bar > 0 && bar < 125 ? COMPOSE.exec(line) : null;
  const pod = compose === null ? linePrefix(line) : null;
  const service = compose?.[1]?.replace(/-\d{1,3}$/, '') ?? pod?.service ?? null;
  const inner = line.slice(compose?.[0].length ?? pod?.length ?? 0);
  const zulu = inner.charCodeAt(10) === 84;
  const cri = zulu ? CRI.exec(inner) : null;
  const timed = cri ?? (zulu ? DOCKER_TIME.exec(inner) : null);
  const found = timed === null ? null : timestampAt(timed[1] ?? '', 0, assumptions);
  const text = timed === null ? inner : inner.slice(timed[0].length);
  const envelope: LogEnvelope = cri !== null ? 'cri' : timed !== null ? 'docker-time' : 'none';
  const writer = compose !== null ? 'compose' : pod !== null ? 'kubernetes' : envelope;
  return { envelope: writer, text, time: found?.epochMs ?? null, service };
};
