import { expect, test } from '@jest/globals';
import { newFiles } from './new-files.ts';

const file = (id: string | null, name: string): { id: string | null; name: string; bytes: number; lines: null } => ({
  id,
  name,
  bytes: 1,
  lines: null,
});

test('a turn shows the files that came with it, and not those that it took over', () => {
  const [web, shop] = [file('att_1', 'web.log'), file('att_2', 'shop.log')];
  const turns = [[web], [web], [web, shop], [web, shop, file(null, 'web.log')]];
  expect(newFiles(turns.map((attachments) => ({ attachments })))).toEqual([['web.log'], [], ['shop.log'], ['web.log']]);
});
