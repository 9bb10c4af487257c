import { describe, expect, test } from '@jest/globals';
import { memberText, structuredTexts } from './structured-texts.ts';

describe('the texts of a JSON line', () => {
  test('begin with the message and the error, in whatever order they stand', () => {
    const line = JSON.stringify({ user: 'ann', err: { stack: 'Error: no' }, level: 50, msg: 'failed' });
    expect(structuredTexts(line)).toBe('failed\nError: no\nann\nlevel=50');
  });

  test('hold truths and numbers under their names, and nothing of what is empty', () => {
    expect(structuredTexts('{"ok":false,"n":3,"none":null,"blank":" ","list":["a",1]}')).toBe('ok=false\nn=3\na\n1=1');
  });

  test('are read behind what stands before the object', () => {
    expect(structuredTexts('web | {"msg":"failed"}')).toBe('failed');
  });

  test('are bounded in number, length and depth', () => {
    const many = structuredTexts(JSON.stringify(Array.from({ length: 100 }, (_, index) => ({ index }))));
    expect(structuredTexts(JSON.stringify({ list: Array.from({ length: 100 }, () => 'x') }))?.split('\n')).toHaveLength(
      60,
    );
    expect(structuredTexts(JSON.stringify({ msg: 'x'.repeat(5_000) }))).toHaveLength(4_000);
    expect(structuredTexts('{"a":{"b":{"c":{"d":{"e":{"f":"six"}}}}}}')).toBe('six');
    expect(structuredTexts('{"a":{"b":{"c":{"d":{"e":{"f":{"g":"seven"}}}}}}}')).toBe('');
    expect(many).toBeNull();
  });

  test.each(['no object', '{"msg":"cut off', '{not: json}'])('are none in: %s', (line) => {
    expect(structuredTexts(line)).toBeNull();
  });
});

describe('the text in a line of a printed document', () => {
  test('is as it was before it was escaped', () => {
    expect(memberText(String.raw`        "Output": "/bin/sh: \"curl\": not found\n",`)).toBe(
      '/bin/sh: "curl": not found',
    );
  });

  test('is none where the value is one word', () => {
    expect(memberText('        "Image": "registry.example/shop",')).toBeNull();
  });

  test('is none in a line of a log', () => {
    expect(memberText('12:00 sent "message": "all is well today"')).toBeNull();
  });
});
