import { expect, test } from '@jest/globals';
import { simpleName } from './simple-name.ts';

test.each([
  ['BookScanner.scanNewBookLibraryItem', 'scanNewBookLibraryItem'],
  ['async Timeout.safeBeat [as _onTimeout]', 'safeBeat'],
  ['github.com/shop/scanner.(*TagScanner).toMediaFile', 'toMediaFile'],
  ['(*Metadata).Size', 'Size'],
  ['<rancor::ComponentContainer<Id, V>>::get', 'get'],
  ['shop::core::execute::wound_or_kill', 'wound_or_kill'],
  ['shop::main::{{closure}}', undefined],
  ['shop::run::{{closure}}', 'run'],
  ['kudu::ArenaBase<true>::AddComponent(kudu::ArenaBase<true>::Component*)', 'AddComponent'],
  ['Shop.Cart.<TotalAsync>d__5.MoveNext', 'TotalAsync'],
  ['lambda$total$0', 'total'],
  ['block (2 levels) in perform', 'perform'],
  ['POST /edit/*', undefined],
  ['EntityRepo->renderPage(null, true)', 'renderPage'],
  ['main.(*Server).serve.func1', 'serve'],
  ['<module>', undefined],
  [undefined, undefined],
])('%s is declared as %s', (printed, declared) => expect(simpleName(printed)).toBe(declared));
