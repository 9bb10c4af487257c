import { expect, test } from '@jest/globals';
import { codeText } from './code-text.ts';
import { failingValue } from './failing-value.ts';
import { feedingLines } from './feeding-lines.ts';

function fed(path: string, text: string, line: number, error: [string, string] = ['', '']): [number, string, number][] {
  return feedingLines(codeText(path, text), { line, value: failingValue(...error) }).lines.map((one) => [
    one.line,
    one.name,
    one.steps,
  ]);
}

test('what is asked for a member is followed to where it was set, and on to what that was set from', () => {
  const text = `function total(request) {
  const cart = open(request);
  const item = cart.first;
  const other = 3;
  return item.price;
}`;
  expect(fed('a.js', text, 5, ['TypeError', "Cannot read properties of undefined (reading 'price')"])).toEqual([
    [3, 'item', 1],
    [2, 'cart', 2],
  ]);
});

test('elements of a collection come from what is looped over', () => {
  const text = `func load(dir string) {
	mds := extract(dir)
	for _, md := range mds {
		use(md.Size())
	}
}`;
  expect(fed('a.go', text, 4)).toEqual([
    [3, 'md', 1],
    [2, 'mds', 2],
  ]);
});

test('a field is followed to where the file fills it', () => {
  const text = `func (m *Meta) Size() int { return int(m.info.Size()) }

func read(path string) *Meta {
	m := &Meta{}
	m.info, _ = os.Stat(path)
	return m
}`;
  expect(fed('a.go', text, 1)).toContainEqual([5, 'info', 1]);
});

test('a block without a name begins where its indentation says', () => {
  const text = `post '/a' do
  page = one(1)
end

post '/b' do
  found = wiki_page(2)
  page = found.page
  name = page.name
end`;
  expect(fed('a.rb', text, 8, ['NoMethodError', "undefined method `name' for nil:NilClass"])).toEqual([
    [7, 'page', 1],
    [6, 'found', 2],
  ]);
});

test('functions that made the values are named, nearest first', () => {
  const text = `def run(path):
    found = search(path)
    return found.name`;
  const { makers } = feedingLines(codeText('a.py', text), {
    line: 3,
    value: failingValue('AttributeError', "'NoneType' object has no attribute 'name'"),
  });
  expect(makers).toEqual([{ name: 'search', steps: 1 }]);
});
