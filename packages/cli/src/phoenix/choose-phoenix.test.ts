import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { choosePhoenix } from './choose-phoenix.ts';
import { suitsPhoenix } from './find-python.ts';
import { PHOENIX_VERSION } from './phoenix-version.ts';
import { describePipLine, phoenixCommand } from './set-up-phoenix.ts';

let folder: string;
let named: string;
const venv = (): string => path.join(folder, 'own');

function makeVenv(place: string): string {
  mkdirSync(path.dirname(phoenixCommand(place)), { recursive: true });
  writeFileSync(phoenixCommand(place), '');
  return place;
}

/** A program called python3 that answers the question for its version. */
function makePython(version: string): string {
  const place = path.join(folder, `python-${version}`);
  mkdirSync(place);
  writeFileSync(path.join(place, 'python3'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(path.join(place, 'python3'), 0o755);
  return place;
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mats-choose-'));
  named = makeVenv(path.join(folder, 'named'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the Phoenix of a start', () => {
  test('is the running one that the environment names', () => {
    const environment = { PHOENIX_COLLECTOR_ENDPOINT: 'http://collector:4318', PHOENIX_URL: 'http://phoenix:6006' };
    expect(choosePhoenix({ environment, wanted: true, venv: venv() })).toEqual({
      kind: 'running',
      endpoint: 'http://collector:4318',
      url: 'http://phoenix:6006',
    });
  });

  test.each([
    ['http://phoenix:6006/v1/traces', 'http://phoenix:6006'],
    ['localhost:4317', 'http://localhost:6006'],
    ['https://example.org/phoenix/', 'https://example.org/phoenix'],
  ])('the page of a Phoenix that takes spans at %s is %s', (endpoint, url) => {
    const environment = { PHOENIX_COLLECTOR_ENDPOINT: endpoint };
    expect(choosePhoenix({ environment, wanted: true, venv: '/nowhere' })).toEqual({ kind: 'running', endpoint, url });
  });

  test('an endpoint that is none is named', () => {
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://phoenix' };
    expect(() => choosePhoenix({ environment, wanted: true, venv: '/nowhere' })).toThrow(
      'The setting OTEL_EXPORTER_OTLP_ENDPOINT cannot be used: "ftp://phoenix" has the scheme ftp',
    );
  });

  test('is none when it is not wanted', () => {
    const choice = choosePhoenix({ environment: { MATS_PHOENIX_VENV: named }, wanted: false, venv: venv() });
    expect(choice).toEqual({ kind: 'none', reason: 'left out by --no-phoenix' });
  });

  test('comes from the environment that MATS_PHOENIX_VENV names', () => {
    const choice = choosePhoenix({ environment: { MATS_PHOENIX_VENV: named }, wanted: true, venv: venv() });
    expect(choice).toEqual({ kind: 'own', venv: named });
  });

  test('is refused when MATS_PHOENIX_VENV holds none', () => {
    const environment = { MATS_PHOENIX_VENV: folder };
    expect(() => choosePhoenix({ environment, wanted: true, venv: venv() })).toThrow(
      `The setting MATS_PHOENIX_VENV cannot be used: there is no Phoenix in ${folder}.`,
    );
  });

  test('is set up first where there is a Python for it', () => {
    const choice = choosePhoenix({ environment: { PATH: makePython('3.12') }, wanted: true, venv: venv() });
    expect(choice).toEqual({ kind: 'own', venv: venv(), python: { command: 'python3', version: '3.12' } });
  });

  test('is none where the only Python is too old, and how to get it is said', () => {
    const choice = choosePhoenix({ environment: { PATH: makePython('3.9') }, wanted: true, venv: venv() });
    expect(choice).toMatchObject({ kind: 'none', reason: expect.stringContaining('install Python 3.10 to 3.14') });
  });

  test('is the one set up before, without a look for Python', () => {
    const ready = makeVenv(path.join(folder, 'ready'));
    writeFileSync(path.join(ready, 'mats-phoenix-version'), `${PHOENIX_VERSION}\n`);
    expect(choosePhoenix({ environment: { PATH: '' }, wanted: true, venv: ready })).toEqual({
      kind: 'own',
      venv: ready,
    });
  });
});

describe('a Python version', () => {
  test.each(['3.10', '3.14'])('%s suits Phoenix', (version) => {
    expect(suitsPhoenix(version)).toBe(true);
  });

  test.each(['3.9', '3.15', '2.7', ''])('"%s" does not', (version) => {
    expect(suitsPhoenix(version)).toBe(false);
  });
});

describe('the progress of a set-up', () => {
  test('counts packages while they are downloaded', () => {
    expect(describePipLine('Collecting numpy', 12)).toBe('downloading, 12 packages so far');
  });

  test('says when they are installed', () => {
    expect(describePipLine('Installing collected packages: a, b', 159)).toBe('installing 159 packages');
  });

  test('is silent on other lines', () => {
    expect(describePipLine('  Using cached numpy.whl', 12)).toBeUndefined();
  });
});
