import { describe, expect, test } from '@jest/globals';
import { extractSettingChanges, type SettingChange } from './changed-settings.ts';
import { parseUnifiedDiff } from './parse-unified-diff.ts';

function changes(path: string, ...lines: string[]): SettingChange[] {
  const old = lines.filter((line) => !line.startsWith('+')).length;
  const fresh = lines.filter((line) => !line.startsWith('-')).length;
  const header = `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,${old} +1,${fresh} @@\n`;
  return extractSettingChanges(parseUnifiedDiff(`${header}${lines.join('\n')}\n`));
}

const setting = (path: string, key: string, before?: string, after?: string): SettingChange => ({
  kind: 'configuration',
  path,
  key,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
const dependency = (path: string, key: string, before: string, after: string): SettingChange => ({
  ...setting(path, key, before, after),
  kind: 'dependency',
});

describe('configuration', () => {
  test('.env', () => {
    expect(changes('.env.production', ' A=1', '-POOL_SIZE=10', '+POOL_SIZE="2"', '+NEW=x')).toEqual([
      setting('.env.production', 'POOL_SIZE', '10', '2'),
      setting('.env.production', 'NEW', undefined, 'x'),
    ]);
  });
  test('YAML with parents', () => {
    expect(
      changes('config.yaml', ' database:', '   pool:', '-    size: 10', '+    size: 2 # small', '   name: x'),
    ).toEqual([setting('config.yaml', 'database.pool.size', '10', '2')]);
  });
  test('compose and Kubernetes environment', () => {
    expect(changes('docker-compose.yml', '     environment:', '-      - TIMEOUT=3000', '+      - TIMEOUT=3')).toEqual([
      setting('docker-compose.yml', 'TIMEOUT', '3000', '3'),
    ]);
    expect(
      changes('deploy/api.yaml', '         - name: TIMEOUT', '-          value: "3000"', '+          value: "3"'),
    ).toEqual([setting('deploy/api.yaml', 'TIMEOUT', '3000', '3')]);
  });
  test('JSON with parents', () => {
    expect(changes('config/app.json', '   "limits": {', '-    "bodyKb": 512,', '+    "bodyKb": 5', '   }')).toEqual([
      setting('config/app.json', 'limits.bodyKb', '512', '5'),
    ]);
  });
  test('JSON records on one line, named by their first text', () => {
    expect(
      changes(
        'config/catalog.json',
        '   "products": [',
        '-    { "sku": "BRD-1", "price": "48.25", "stock": 3 },',
        '+    { "sku": "BRD-1", "price": "52,50", "stock": 3 },',
      ),
    ).toEqual([setting('config/catalog.json', 'products.BRD-1.price', '48.25', '52,50')]);
  });
  test('JSON objects on one line', () => {
    expect(
      changes(
        'deploy.json',
        '-  "stock": { "entry": "a.ts", "memoryMb": 64 },',
        '+  "stock": { "entry": "a.ts", "memoryMb": 8 },',
      ),
    ).toEqual([setting('deploy.json', 'stock.memoryMb', '64', '8')]);
  });
  test('properties and INI', () => {
    expect(changes('app.properties', '-pool.size=10', '+pool.size=2')).toEqual([
      setting('app.properties', 'pool.size', '10', '2'),
    ]);
    expect(changes('app.ini', ' [db]', '-size = 10', '+size = 2')).toEqual([setting('app.ini', 'db.size', '10', '2')]);
  });
  test('code is no configuration', () => {
    expect(changes('src/a.ts', '-const a = 1', '+const a = 2')).toEqual([]);
  });
});

describe('dependencies', () => {
  test.each([
    [
      'package.json',
      'express',
      '^4.18.0',
      '^5.0.0',
      [' "dependencies": {', '-    "express": "^4.18.0",', '+    "express": "^5.0.0",'],
    ],
    [
      'package-lock.json',
      'express',
      '4.18.0',
      '5.0.0',
      ['     "node_modules/express": {', '-      "version": "4.18.0",', '+      "version": "5.0.0",'],
    ],
    ['requirements.txt', 'django', '==4.2', '==5.0', ['-django==4.2', '+django==5.0']],
    [
      'go.mod',
      'github.com/lib/pq',
      'v1.10.0',
      'v1.11.0',
      ['-\tgithub.com/lib/pq v1.10.0', '+\tgithub.com/lib/pq v1.11.0'],
    ],
    [
      'pom.xml',
      'netty',
      '4.1',
      '4.2',
      ['   <artifactId>netty</artifactId>', '-  <version>4.1</version>', '+  <version>4.2</version>'],
    ],
    [
      'Cargo.lock',
      'serde',
      '1.0.1',
      '1.0.2',
      [' [[package]]', ' name = "serde"', '-version = "1.0.1"', '+version = "1.0.2"'],
    ],
    ['Cargo.toml', 'serde', '1.0', '1.1', [' [dependencies]', '-serde = "1.0"', '+serde = "1.1"']],
    [
      'build.gradle',
      'io.netty:netty-all',
      '4.1',
      '4.2',
      ["-  implementation 'io.netty:netty-all:4.1'", "+  implementation 'io.netty:netty-all:4.2'"],
    ],
    ['Gemfile.lock', 'rack', '2.2.0', '3.0.0', ['-    rack (2.2.0)', '+    rack (3.0.0)']],
    [
      'Shop.csproj',
      'Npgsql',
      '7.0',
      '8.0',
      [
        '-  <PackageReference Include="Npgsql" Version="7.0" />',
        '+  <PackageReference Include="Npgsql" Version="8.0" />',
      ],
    ],
  ] as const)('%s', (path, key, before, after, lines) => {
    expect(changes(path, ...lines)).toEqual([dependency(path, key, before, after)]);
  });

  test('scripts of a manifest are settings', () => {
    expect(changes('package.json', '   "scripts": {', '-    "start": "a"', '+    "start": "b"')).toEqual([
      setting('package.json', 'scripts.start', 'a', 'b'),
    ]);
  });
});
