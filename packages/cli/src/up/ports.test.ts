import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { choosePorts, findFreePort, findTakenPorts, isPortFree } from './ports.ts';

const HOST = '127.0.0.1';
const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

function listen(): Promise<number> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve) => {
    server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

describe('the ports of a start', () => {
  test('are the usual ones', () => {
    expect(choosePorts({}, 0)).toMatchObject({
      ui: 8501,
      orchestrator: 8080,
      sre: 8081,
      investigator: 8082,
      architect: 8083,
      phoenix: 6006,
    });
  });

  test('move together by the offset, except those that are set', () => {
    expect(choosePorts({ MATS_UI_PORT: '9000' }, 1000)).toMatchObject({ ui: 9000, orchestrator: 9080, phoenix: 7006 });
  });

  test('are refused with the variable and an example when a setting is no port', () => {
    expect(() => choosePorts({ MATS_SRE_AGENT_PORT: 'eight' }, 0)).toThrow(
      'The setting MATS_SRE_AGENT_PORT cannot be used: eight is not a port (1 to 65535).',
    );
  });

  test('that are taken are named with the variable that moves them', async () => {
    const port = await listen();
    const ports = choosePorts({ MATS_ORCHESTRATOR_PORT: String(port) }, 0);
    const [error, ...others] = await findTakenPorts(ports, { host: HOST, names: ['orchestrator'] });
    expect(others).toEqual([]);
    expect(error?.toFailure()).toEqual({
      code: 'port_taken',
      message: `Port ${port} is taken.`,
      next: 'Stop what listens there, or set MATS_ORCHESTRATOR_PORT to a free port.',
    });
  });
});

describe('a free port', () => {
  test('can be listened on', async () => {
    await expect(isPortFree(await findFreePort(HOST), HOST)).resolves.toBe(true);
  });

  test('is not one that something listens on', async () => {
    await expect(isPortFree(await listen(), HOST)).resolves.toBe(false);
  });
});
