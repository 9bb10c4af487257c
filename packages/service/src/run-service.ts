import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MatsError } from '@mats/contracts';
import type { Telemetry } from '@mats/telemetry';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { hostNames, isOwnHost } from './identity/guards.ts';

export interface RunOptions {
  app: Express;
  host: string;
  port: number;
  log: Logger;
  telemetry: Telemetry;
  /**
   * Where `GET /metrics` is answered for Prometheus: `own` (the default) on the service's port; a service that strangers reach names
   * another port, or none.
   */
  metrics?: 'own' | 'none' | { port: number };
  /** Names with a dot under which its metrics are read. */
  allowedHosts?: readonly string[];
  /** Metrics of its own beside those of its telemetry, in the text form that Prometheus reads. */
  metricsText?: () => string;
  /** Called when the service starts to stop; `isStopping` of the app should answer true from then on. */
  onStopping?: () => void;
  /** Brings running work to a point where it can stop, while the service still answers those who do it. */
  park?: () => Promise<void>;
  /** Closes what the service holds (database, child processes) after the last request. */
  close?: () => Promise<void>;
  drainMs?: number;
}

export interface RunningService {
  port: number;
  /** Stops once: no new requests, running ones finish, spans are sent. */
  stop(): Promise<void>;
}

/**
 * `GET /metrics` before what answers everything else; it asks nobody who they are, as health does, and answers to the names that the others
 * answer to: a page of another site reads no metrics either.
 */
function withMetrics(
  {
    telemetry,
    metricsText = () => '',
    allowedHosts = [],
  }: Pick<RunOptions, 'telemetry' | 'metricsText' | 'allowedHosts'>,
  other: RequestListener,
): RequestListener {
  const listed = hostNames(allowedHosts);
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return other(request, response);
    if (!isOwnHost(request.headers.host, listed)) return response.writeHead(403).end();
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
    return response.end(telemetry.metricsText() + metricsText());
  };
}

function listen(
  server: Server,
  options: { host: string; port: number; variable: 'PORT' | 'METRICS_PORT' },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new MatsError('port_taken', { port: options.port, variable: options.variable }, { cause: error })
          : error,
      );
    });
    server.listen(options.port, options.host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** A door for metrics alone, for services whose own door strangers reach. */
async function openMetricsDoor(options: RunOptions): Promise<Server | undefined> {
  if (typeof options.metrics !== 'object') return undefined;
  const door = createServer(withMetrics(options, (_request, response) => void response.writeHead(404).end()));
  await listen(door, { host: options.host, port: options.metrics.port, variable: 'METRICS_PORT' });
  door.unref();
  return door;
}

function drain(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => {
      server.closeAllConnections();
    }, drainMs);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** After the first health checks, before somebody asks. */
const WARM_UP_AFTER_MS = 250;

/** What a service does not need to listen but for its first call to another. */
function loadHttpClient(): void {
  void import('undici');
}

/**
 * Listens and stops gracefully on SIGTERM and SIGINT: readiness goes first, work is parked, running requests finish within
 * `drainMs`, then what the service holds is closed and the last spans are sent.
 *
 * @throws MatsError `port_taken`
 */
export async function runService(options: RunOptions): Promise<RunningService> {
  const { app, metrics = 'own' } = options;
  const server = createServer(metrics === 'own' ? withMetrics(options, app) : app);
  server.headersTimeout = 15_000;
  server.requestTimeout = 300_000;
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, { host: options.host, port: options.port, variable: 'PORT' });
  const door = await openMetricsDoor(options);
  options.log.info({ host: options.host, port }, 'listening');
  const warmUp = setTimeout(loadHttpClient, WARM_UP_AFTER_MS).unref();
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      clearTimeout(warmUp);
      options.log.info({}, 'stopping');
      options.onStopping?.();
      await options.park?.();
      await drain(server, options.drainMs ?? 20_000);
      door?.close();
      door?.closeAllConnections();
      await options.close?.();
      await options.telemetry.shutdown(5_000);
      options.log.info({}, 'stopped');
    })();
    return stopped;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)));
  return { port, stop };
}

/** Runs a service's `main`; a failure to start is one readable line and exit code 1. */
export function runMain(log: Logger, main: () => Promise<unknown>): void {
  // What a service writes is its owner's alone, whatever the libraries it uses ask for.
  process.umask(0o077);
  main().catch((thrown: unknown) => {
    const error = MatsError.from(thrown, { service: 'this service', request: 'start' });
    log.fatal({ code: error.code, next: error.next, err: thrown }, error.message);
    process.exitCode = 1;
    setImmediate(() => process.exit(1));
  });
}
