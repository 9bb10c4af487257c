import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agentEntry, agentService, agentUrlSetting, BUILT_IN_AGENTS, SERVICES } from '@mats/contracts';
import { describeWith } from '@mats/testing';
import { SERVICE_ENTRIES } from '../build/services.ts';
import { CHART, defaultValues, render, run, valueSets } from './chart.ts';
import type { Container, Manifest } from './chart.ts';
import { serviceKeysSecret } from './service-keys.ts';

function podsOf(manifests: readonly Manifest[]): NonNullable<NonNullable<Manifest['spec']>['template']>['spec'][] {
  return manifests.flatMap(({ spec }) => (spec?.template === undefined ? [] : [spec.template.spec]));
}

function containersOf(manifests: readonly Manifest[]): Container[] {
  return podsOf(manifests).flatMap(({ containers }) => containers);
}

function namesOf(manifests: readonly Manifest[], kind: string): string[] {
  return manifests
    .filter((one) => one.kind === kind)
    .map(({ metadata }) => metadata.name)
    .toSorted();
}

function settingsOf(manifests: readonly Manifest[], container: string): Record<string, string | undefined> {
  const env = containersOf(manifests).find(({ name }) => name === container)?.env ?? [];
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}

test("the chart's agents are those of the list, on their ports, by their settings", () => {
  const { agents } = defaultValues();
  const seen = Object.entries(agents).map(([name, { port, setting }]) => ({ name, port, setting }));
  const listed = BUILT_IN_AGENTS.map((name) => ({
    name,
    port: SERVICES[name].port,
    setting: agentEntry(name)?.setting,
  }));
  expect(seen).toEqual(listed);
});

describe('the keys of services', () => {
  const { stringData } = serviceKeysSecret('mats-keys');
  const waysOf = (service: string): string[] =>
    Object.keys(JSON.parse(stringData[`${service}.json`] ?? '{}') as Record<string, string>);

  test('there is a file for every service', () => {
    expect(Object.keys(stringData).toSorted()).toEqual(
      [...Object.keys(SERVICES).map((name) => `${name}.json`), 'cookie-secret'].toSorted(),
    );
  });

  test('a service holds its own alone, and both ends of a call the same', () => {
    expect(waysOf('sre').toSorted()).toEqual(['orchestrator>sre', 'sre>orchestrator']);
    const keyOf = (file: string): unknown =>
      (JSON.parse(stringData[file] ?? '{}') as Record<string, string>)['ui>orchestrator'];
    expect(keyOf('ui.json')).toBe(keyOf('orchestrator.json'));
  });

  test('every time they are others', () => {
    expect(serviceKeysSecret('mats-keys').stringData['cookie-secret']).not.toBe(stringData['cookie-secret']);
  });
});

describeWith('helm', 'the chart', (program) => {
  test.each(valueSets())('with the values "$name" nothing is wrong', ({ file }) => {
    const { code, output } = run(program, ['lint', '--strict', CHART, '-f', file]);
    expect([code, output]).toEqual([0, expect.stringContaining('0 chart(s) failed')]);
  });

  test('has every service under its name, and an image that is built', () => {
    const manifests = render(program, 'everything');
    const expected = [...Object.values(SERVICES).map(({ name }) => name), 'mats-collector'].toSorted();
    expect(namesOf(manifests, 'Service')).toEqual(expected);
    const images = containersOf(manifests).map(({ image }) => /\/(mats-[a-z-]+):0\.1\.0$/.exec(image)?.[1]);
    expect(images.filter((image) => image !== undefined).toSorted()).toEqual(Object.keys(SERVICE_ENTRIES).toSorted());
  });

  test('tells the orchestrator where every agent is, and leaves out one whose setting is not set', () => {
    const named = (manifests: readonly Manifest[]): string[] =>
      BUILT_IN_AGENTS.filter((agent) => {
        const url = `http://${agentService(agent).name}:${SERVICES[agent].port}`;
        return settingsOf(manifests, 'orchestrator')[agentUrlSetting(agent)] === url;
      });
    expect(named(render(program, 'everything'))).toEqual([...BUILT_IN_AGENTS]);
    const small = render(program, 'smallest');
    expect(named(small)).toEqual(BUILT_IN_AGENTS.filter((agent) => agentEntry(agent)?.setting === undefined));
    expect(namesOf(small, 'Deployment')).not.toContain('mats-github-agent');
  });

  test('gives no container more rights than it needs', () => {
    const manifests = render(program, 'everything');
    const pods = podsOf(manifests);
    expect(pods.length).toBe(Object.keys(SERVICES).length + 1);
    for (const pod of pods) {
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    }
    for (const { securityContext, resources } of containersOf(manifests)) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(resources.limits?.memory).toMatch(/Mi$/);
    }
  });

  test('asks every container whether it lives and whether it can work', () => {
    const ours = containersOf(render(program, 'everything')).filter(({ name }) => name !== 'collector');
    for (const container of ours) {
      expect(container.startupProbe?.httpGet.path).toBe('/healthz');
      expect(container.livenessProbe?.httpGet.path).toBe('/healthz');
      expect(container.readinessProbe?.httpGet.path).toBe('/readyz');
    }
  });

  test('holds no secret: what is one stands in a Secret that was there before', () => {
    const manifests = valueSets().flatMap(({ name }) => render(program, name));
    expect(namesOf(manifests, 'Secret')).toEqual([]);
    const values = containersOf(manifests).flatMap(({ env = [] }) => env);
    expect(values.filter(({ name, value }) => /PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(name) && value)).toEqual([]);
  });

  test('every service but the collector may lose one pod at a time, and has its own rules of who may speak to it', () => {
    const manifests = render(program, 'everything');
    const own = Object.values(SERVICES).map(({ name }) => name);
    expect(namesOf(manifests, 'PodDisruptionBudget')).toEqual(own.toSorted());
    expect(namesOf(manifests, 'NetworkPolicy')).toEqual([...own, 'mats-collector', 'mats-default'].toSorted());
  });

  test('several orchestrators without a place for attachments that all can read are refused', () => {
    expect(() => render(program, 'smallest', 'orchestrator.replicas=2')).toThrow(/attachments: several orchestrators/);
    expect(() => render(program, 'smallest', 'autoscaling.enabled=true')).toThrow(/attachments: several orchestrators/);
    expect(() => render(program, 'several', 'attachments.bucket=s3://other/place')).toThrow(/lie in one place/);
  });

  test('with Temporal the orchestrator has the image that holds its packages, and must know where it is', () => {
    const imageOf = (values: string): string | undefined =>
      containersOf(render(program, values)).find(({ name }) => name === 'orchestrator')?.image;
    expect(imageOf('temporal')).toBe('registry.example.com/mats/mats-orchestrator-temporal:0.1.0');
    expect(imageOf('smallest')).toBe('registry.example.com/mats/mats-orchestrator:0.1.0');
    expect(settingsOf(render(program, 'temporal'), 'orchestrator')).toMatchObject({
      MATS_ENGINE: 'temporal',
      TEMPORAL_ADDRESS: 'temporal-frontend.temporal:7233',
    });
    expect(() => render(program, 'smallest', 'engine=temporal')).toThrow(/TEMPORAL_ADDRESS/);
  });

  test.each([
    ['engine=restate', 'engine'],
    ['ui.authMode=anybody', 'authMode'],
    ['orchestrator.replica=3', 'replica'],
    ['agents.sre.port=http', 'port'],
    ['ui.publicUrl=mats.example.com', 'publicUrl'],
  ])('%s is refused by name', (setting, named) => {
    expect(() => render(program, 'smallest', setting)).toThrow(new RegExp(`schema[\\s\\S]*${named}`));
  });

  test('orchestrators grow with the turns that wait, agents with those that run, and no number of pods is fixed', () => {
    const manifests = render(program, 'everything');
    const scaled = manifests.filter(({ kind }) => kind === 'ScaledObject');
    const seen = scaled.map(({ metadata, spec }) => [
      metadata.name,
      /state (=|<>) 'accepted'$/.exec(spec?.triggers?.[0]?.metadata['query'] ?? '')?.[1],
      spec?.maxReplicaCount,
    ]);
    const agents = BUILT_IN_AGENTS.map((agent) => [SERVICES[agent].name, '<>', 8]);
    expect(seen.map(String).toSorted()).toEqual([['mats-orchestrator', '=', 4], ...agents].map(String).toSorted());
    const names = seen.map(([name]) => name);
    const fixed = manifests.filter(
      ({ metadata, spec }) => names.includes(metadata.name) && spec?.replicas !== undefined,
    );
    expect(fixed.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([]);
  });

  describeWith('kubernetesSchemas', 'against the schemas of Kubernetes', (validate) => {
    const manifestsOf = (file: string): string => run(program, ['template', 'mats', CHART, '-f', file]).output;
    // KEDA's own kinds are not among them.
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'mats-chart-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    const check = (manifests: string): string[] => {
      const file = join(folder, 'manifests.yaml');
      writeFileSync(file, manifests);
      return run(validate, ['--strict', '--no-warn', file]).output.trim().split('\n');
    };
    const isFine = (line: string): boolean => line.includes(' passed for resource ');

    test.each(valueSets())('all that is made of the values "$name" fits', ({ file }) => {
      const manifests = manifestsOf(file);
      const kinds = [...manifests.matchAll(/^kind: (\w+)/gm)].map(([, kind = '']) => kind);
      const lines = check(manifests);
      expect(lines.filter((line) => !isFine(line))).toEqual([]);
      expect(lines.length).toBe(kinds.filter((kind) => !/^(?:ScaledObject|TriggerAuthentication)$/.test(kind)).length);
    });

    test('a field that does not exist is found', () => {
      const [{ file } = { file: '' }] = valueSets();
      const wrong = manifestsOf(file).replace('maxUnavailable: 1\n', 'maxMissing: 1\n');
      expect(check(wrong).filter((line) => !isFine(line))).toEqual([
        expect.stringContaining("'maxMissing' was unexpected"),
      ]);
    });
  });
});
