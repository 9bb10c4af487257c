import { describe, expect, test } from '@jest/globals';
import { foldersUnder } from './folders.ts';
import { choosePorts } from './ports.ts';
import { planServices } from './service-plans.ts';
import type { ServicePlanOptions } from './service-plans.ts';

const OPTIONS: ServicePlanOptions = {
  root: '/clone',
  folders: foldersUnder('/clone/.mats'),
  ports: choosePorts({}, 1000),
  host: '127.0.0.1',
  environment: {},
  spansTo: 'http://127.0.0.1:7006',
  phoenixUrl: 'http://127.0.0.1:7006',
  dockerSocket: undefined,
};

describe('how the services are started', () => {
  test('each listens on its own port and finds the others', () => {
    const { orchestrator, architect } = planServices(OPTIONS);
    expect(orchestrator.environment).toMatchObject({
      PORT: '9080',
      SRE_AGENT_URL: 'http://127.0.0.1:9081',
      INVESTIGATOR_AGENT_URL: 'http://127.0.0.1:9082',
      ARCHITECT_AGENT_URL: 'http://127.0.0.1:9083',
    });
    expect(architect.environment).toMatchObject({ PORT: '9083', ORCHESTRATOR_URL: 'http://127.0.0.1:9080' });
    expect(architect.readyUrl).toBe('http://127.0.0.1:9083/readyz');
  });

  test("a user's repositories stand beside the sample's", () => {
    const { investigator } = planServices({ ...OPTIONS, environment: { REPOSITORIES: 'api=/src/api' } });
    expect(investigator.environment['REPOSITORIES']).toBe('shop=/clone/.mats/repositories/shop,api=/src/api');
  });

  test('without Phoenix no link to one is given, and spans are kept', () => {
    const { ui } = planServices({ ...OPTIONS, phoenixUrl: undefined });
    expect(ui.environment).not.toHaveProperty('PHOENIX_PUBLIC_URL');
    expect(ui.environment).toMatchObject({ TELEMETRY_SPOOL_DIR: '/clone/.mats/spool' });
  });

  test('Docker is named only where its socket can be read or the user names it', () => {
    expect(planServices(OPTIONS).sre.environment).not.toHaveProperty('DOCKER_HOST');
    const here = { ...OPTIONS, dockerSocket: 'unix:///var/run/docker.sock' };
    expect(planServices(here).sre.environment['DOCKER_HOST']).toBe('unix:///var/run/docker.sock');
    const named = { ...here, environment: { DOCKER_HOST: 'http://127.0.0.1:2375' } };
    expect(planServices(named).sre.environment['DOCKER_HOST']).toBe('http://127.0.0.1:2375');
  });

  test('the ports and host that services listen on are not taken from the environment', () => {
    const { ui } = planServices({ ...OPTIONS, environment: { PORT: '3000', HOST: '0.0.0.0' } });
    expect(ui.environment).toMatchObject({ PORT: '9501', HOST: '127.0.0.1' });
  });
});
