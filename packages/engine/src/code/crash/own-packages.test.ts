import { expect, test } from '@jest/globals';
import { installedPath, manifestPaths, ownPackages } from './own-packages.ts';

test.each([
  ['/srv/node_modules/shop-core/lib/cart.js', 'shop-core', 'lib/cart.js'],
  ['/srv/node_modules/@shop/core/lib/cart.js', '@shop/core', 'lib/cart.js'],
  ['/a/node_modules/x/node_modules/y/index.js', 'y', 'index.js'],
  ['/var/lib/gems/1.8/gems/shop-2.1.0/lib/shop/cart.rb', 'shop', 'lib/shop/cart.rb'],
  ['vendor/bundle/ruby/2.1.0/gems/shop-4.10.0/lib/shop.rb', 'shop', 'lib/shop.rb'],
  ['/go/pkg/mod/github.com/shop/cart@v1.2.3/store.go', 'github.com/shop/cart', 'store.go'],
  ['/go/src/app/vendor/github.com/shop/cart/store.go', 'github.com/shop/cart', 'store.go'],
  ['/home/a/.cargo/registry/src/index.crates.io-6f17d22bba15001f/shop-0.3.1/src/lib.rs', 'shop', 'src/lib.rs'],
  ['/var/www/vendor/shop/cart/src/Cart.php', 'shop/cart', 'src/Cart.php'],
  ['/usr/lib/python2.7/site-packages/shop/cart.py', undefined, 'shop/cart.py'],
])('%s lies in the package %s', (path, name, rest) => {
  const installed = installedPath(path);
  expect([installed?.name, installed?.rest]).toEqual([name, rest]);
});

test('a path in no folder of packages is none', () => expect(installedPath('/srv/app/lib/cart.js')).toBeUndefined());

test('manifests tell the names of the packages that a repository makes', () => {
  const packages = ownPackages([
    { path: 'package.json', text: '{ "name": "Shop" }' },
    { path: 'core/Cargo.toml', text: '[package]\nversion = "1"\nname = "shop-core"' },
    { path: 'go.mod', text: 'module github.com/shop/cart\n' },
    { path: 'shop.gemspec', text: null },
  ]);
  expect([...packages]).toEqual([
    ['shop', ''],
    ['shop-core', 'core'],
    ['github.com/shop/cart', ''],
  ]);
});

test('manifests of what is only used or tried are left out, the nearest to the root come first', () => {
  const paths = ['a/b/package.json', 'node_modules/x/package.json', 'tests/go.mod', 'package.json', 'src/index.ts'];
  expect(manifestPaths(paths)).toEqual(['package.json', 'a/b/package.json']);
});
