import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES } from '@mats/contracts';
import { startTelemetry } from '@mats/telemetry';
import type { Telemetry } from '@mats/telemetry';
import { describeWith } from '@mats/testing';
import { signIn } from '../support/browser-user.ts';
import { freePort } from '../support/free-port.ts';
import { startCollector } from '../support/start-collector.ts';
import type { RunningCollector } from '../support/start-collector.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';
import { startPrometheus } from '../support/start-prometheus.ts';
import type { RunningPrometheus } from '../support/start-prometheus.ts';
import { until } from '../support/until.ts';
import { queriesOf, readDashboards } from './read-dashboards.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TYPES = join(ROOT, 'node_modules', '@grafana', 'schema');
const TSC = join(ROOT, 'node_modules', '.bin', 'tsc');

/** What Grafana puts in their place, for a page that shows the last five minutes. */
function filledIn(expression: string): string {
  return expression.replaceAll('$__rate_interval', '1m').replaceAll('$__range', '5m');
}

/** JSON has the values of Grafana's enumerations, not their names. */
const AS_JSON = 'type AsJson<T> = T extends string ? `${T}` : T extends object ? { [K in keyof T]: AsJson<T[K]> } : T;';

/** What the compiler says of texts as dashboards of Grafana; nothing when they are. */
async function typeErrors(texts: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mats-dashboards-'));
  const file = join(folder, 'dashboards.ts');
  const values = texts.map((text, index) => `export const d${index}: AsJson<Dashboard> = ${text};`);
  await writeFile(file, [`import type { Dashboard } from '${TYPES}';`, AS_JSON, ...values].join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--pretty', 'false'];
  const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
  const { stdout } = spawnSync(TSC, [...options, ...modules, file], { cwd: folder, encoding: 'utf8' });
  await rm(folder, { recursive: true });
  return stdout;
}

describe('dashboards', () => {
  const dashboards = readDashboards();

  test('are of the type that Grafana reads', async () => {
    expect(await typeErrors(dashboards.map(({ text }) => text))).toBe('');
    const misspelt = dashboards.map(({ text }) => text.replace('"w":', '"width":'));
    expect((await typeErrors(misspelt)).match(/error TS/g)).toHaveLength(2);
  }, 60_000);

  test('have names of their own, ask the datasource that is provisioned, and lay no panel on another', () => {
    expect(dashboards.map(({ dashboard }) => dashboard.uid)).toEqual(['mats-sessions', 'mats-telemetry']);
    for (const { file, dashboard } of dashboards) {
      const panels = (dashboard.panels ?? []) as {
        title: string;
        datasource?: { uid?: string };
        gridPos: { x: number; y: number; w: number; h: number };
      }[];
      expect(panels.filter(({ datasource }) => datasource?.uid !== 'prometheus')).toEqual([]);
      const squares = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
      );
      expect([file, new Set(squares).size]).toEqual([file, squares.length]);
      expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
    }
  });

  test('show what is asked of them', () => {
    const asked = dashboards.flatMap(queriesOf).map(({ expression }) => expression);
    const wanted = [
      'mats_sessions_started_total',
      'mats_turns_ended_total{state="failed"}',
      'mats_agent_call_seconds_bucket',
      'mats_telemetry_spans_without_session_total',
      'mats_telemetry_spool_age_seconds',
      'mats_telemetry_tenant_cache_hits_total',
      'mats_telemetry_tenant_cache_misses_total',
      'mats_telemetry_tenant_failures_total',
      'mats_telemetry_cached_tenants',
      'mats_telemetry_cached_tracers',
      'mats_telemetry_spans_dropped_total',
      'mats_telemetry_spans_queued',
    ];
    expect(wanted.filter((metric) => !asked.some((expression) => expression.includes(metric)))).toEqual([]);
  });
});

/** An agent of somebody's own: its spans go to the collector, and it answers `/metrics`. */
async function startStranger(
  collectorUrl: string,
): Promise<{ telemetry: Telemetry; address: string; stop(): Promise<void> }> {
  const telemetry = startTelemetry({ serviceName: 'stranger', endpoint: collectorUrl });
  const server = createServer((_request, response) => response.end(telemetry.metricsText()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    telemetry,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await telemetry.shutdown();
    },
  };
}

describeWith('prometheus', 'a real Prometheus', (binary) => {
  describeWith('collector', 'with services, a collector', (collectorBinary) => {
    describeWith('phoenix', 'and a Phoenix that hold a real turn', (phoenixUrl) => {
      let folder: string;
      let collector: RunningCollector;
      let platform: RunningPlatform;
      let prometheus: RunningPrometheus;

      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'mats-metrics-'));
        collector = await startCollector({
          binary: collectorBinary,
          phoenixUrl,
          queueFolder: join(folder, 'queue'),
          encoding: 'proto',
        });
        const metricsPort = await freePort();
        platform = await startPlatform({
          tracesUrl: collector.url,
          phoenixUrl,
          folder,
          tenantId: 'metrics',
          sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
          repositories: '',
          settings: { 'mats-ui': { METRICS_PORT: String(metricsPort) } },
        });
        const hostOf = (url: string): string => new URL(url).host;
        const addresses = new Map([
          ...Object.values(SERVICES).map(({ name, port }): [string, string] => [
            `${name}:${port}`,
            hostOf(platform.urls.get(name) ?? 'http://127.0.0.1:9'),
          ]),
          ['mats-ui:9464', `127.0.0.1:${metricsPort}`],
          ['collector:8888', hostOf(collector.metricsUrl)],
        ]);
        prometheus = await startPrometheus({ binary, folder, addresses });
        await until('every service to be asked once', async () => {
          const up = await prometheus.query('up');
          return up.length === 6 && up.every(({ value }) => value === 1) ? true : undefined;
        });
        const user = await signIn(platform.uiUrl, 'ada@example.org');
        await user.ask(await user.newSession(), { prompt: 'Why does checkout return 500?', sample: true });
      }, 120_000);

      afterAll(async () => {
        await prometheus.stop();
        await platform.stop();
        await collector.stop();
        await rm(folder, { recursive: true, force: true });
      }, 60_000);

      test('has an answer to every query of every dashboard', async () => {
        for (const { dashboard, panel, expression } of readDashboards().flatMap(queriesOf)) {
          await until(
            `${dashboard}, “${panel}”: ${expression}`,
            async () =>
              (await prometheus.query(filledIn(expression))).some(({ value }) => Number.isFinite(value)) || undefined,
          );
        }
        await until('the turn is counted', async () => {
          const [turns] = await prometheus.query('sum(mats_turns_ended_total{state="done"})');
          return turns?.value === 1 || undefined;
        });
        expect(await prometheus.query('mats_sessions_started_total')).toMatchObject([{ value: 1 }]);
        const answered = await prometheus.query('mats_agent_call_seconds_count > 0');
        expect(answered.map(({ metric }) => String(metric['agent'])).toSorted()).toEqual([
          'architect',
          'investigator',
          'sre',
        ]);
      }, 60_000);

      test('reads every alert, and none fires while all is well', async () => {
        await until(
          'every rule to be evaluated',
          async () => (await prometheus.rules()).every(({ health }) => health !== 'unknown') || undefined,
        );
        expect((await prometheus.rules()).filter(({ health }) => health !== 'ok')).toEqual([]);
        expect(await prometheus.alerts()).toEqual([]);
      }, 30_000);

      test('tells of a span without a session id, whoever sent it', async () => {
        const stranger = await startStranger(collector.url);
        await prometheus.addAgent('stranger', stranger.address);
        await stranger.telemetry.span('lost', {}, () => Promise.resolve());
        await until(
          'the alert',
          async () => {
            const alerts = await prometheus.alerts();
            const told = alerts.filter(({ labels }) => labels['alertname'] === 'SpansWithoutSession');
            return (
              told.some(({ labels, state }) => labels['service'] === 'stranger' && state === 'firing') || undefined
            );
          },
          30_000,
        );
        expect(await stranger.telemetry.forceFlush()).toBe(true);
        await stranger.stop();
      }, 60_000);

      test('tells of a service that is gone', async () => {
        platform.processOf('mats-sre-agent').kill('SIGKILL');
        await until(
          'the alert to wait',
          async () => {
            const alerts = await prometheus.alerts();
            return alerts.some(({ labels }) => labels['alertname'] === 'ServiceDown') || undefined;
          },
          30_000,
        );
      }, 60_000);
    });
  });
});
