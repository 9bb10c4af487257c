import { describe, expect, test } from '@jest/globals';
import { builtDeclarations, packedManifest } from './prepare-package.ts';

describe('packedManifest', () => {
  const source = {
    name: '@mats/telemetry',
    version: '0.1.0',
    description: 'Sessions.',
    license: 'Apache-2.0',
    exports: { '.': './src/index.ts', './testing': './src/testing/index.ts' },
    dependencies: { '@mats/contracts': '*', '@opentelemetry/api': '1.9.1', '@opentelemetry/core': '2.12.0' },
  };
  const packed = packedManifest(source, (name) => (name === '@mats/contracts' ? '0.3.0' : undefined));

  test('points at what is built, the same for import and require', () => {
    expect(packed['exports']).toEqual({
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './testing': { types: './dist/testing/index.d.ts', default: './dist/testing/index.js' },
    });
  });

  test('asks for packages as a registry has them', () => {
    expect(packed['dependencies']).toEqual({
      '@mats/contracts': '0.3.0',
      '@opentelemetry/api': '^1.9.1',
      '@opentelemetry/core': '2.12.0',
    });
  });

  test('may be published, and has nothing of the repository', () => {
    expect(Object.keys(packed).filter((key) => ['private', 'scripts', 'devDependencies'].includes(key))).toEqual([]);
  });
});

test('declarations name the files that are there once they are built', () => {
  const text = `import type { A } from './a.ts';\nexport { b } from "../b/c.ts";\ntype C = import('./d.ts').D;\n`;
  expect(builtDeclarations(text)).toBe(
    `import type { A } from './a.js';\nexport { b } from "../b/c.js";\ntype C = import('./d.js').D;\n`,
  );
});
