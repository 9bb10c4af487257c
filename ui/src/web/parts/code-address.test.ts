import { describe, expect, test } from '@jest/globals';
import { codeAddress } from './code-address.ts';

const place = { repository: 'shop', path: 'src/a b.ts', line: 33, revision: 'abc' };

describe('codeAddress', () => {
  test('fills a template of a forge', () =>
    expect(codeAddress('https://forge.test/acme/{repository}/blob/{revision}/{path}#L{line}', place)).toBe(
      'https://forge.test/acme/shop/blob/abc/src/a%20b.ts#L33',
    ));

  test('opens an editor', () =>
    expect(codeAddress('vscode://file/srv/{repository}/{path}:{line}', place)).toBe(
      'vscode://file/srv/shop/src/a%20b.ts:33',
    ));

  test('without what the template needs there is no link', () =>
    expect(codeAddress('https://forge.test/{repository}/{path}', { path: 'a.ts' })).toBeNull());

  test.each(['javascript:alert(1)//{path}', 'data:text/html,{path}', '{path}'])('%s makes no link', (template) =>
    expect(codeAddress(template, place)).toBeNull(),
  );
});
