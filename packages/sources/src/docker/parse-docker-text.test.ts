import { describe, expect, test } from '@jest/globals';
import type { ContainerEvent } from './container-event.ts';
import { demultiplexed } from './demultiplexed.ts';
import { imageChangesOf } from './image-changes.ts';
import { parseDockerEvents, parseDockerInspect } from './parse-docker-text.ts';

const origin = { source: 'attachment', name: 'att_1', label: 'inspect.json' } as const;

describe('text that is not from Docker', () => {
  test.each(['', 'a log line', '[]', '{}', '[1, null]', '[{"Id": "sha256:1", "RepoTags": []}]', '[{"State": 3}]'])(
    '%p is no docker inspect',
    (text) => {
      expect(parseDockerInspect(text, origin)).toBeNull();
    },
  );

  test.each(['', '{"Action":"die"}', '{"Type":"network","Action":"connect","time":1,"Actor":{"ID":"a"}}', '{"Action"'])(
    '%p is no container event',
    (text) => {
      expect(parseDockerEvents(text)).toBeNull();
    },
  );
});

test('docker inspect on one line is located at that line', () => {
  const [state] =
    parseDockerInspect('[{"Id":"abcdef123456","Name":"/web","State":{"Status":"exited","ExitCode":1}}]', origin) ?? [];
  expect(state).toMatchObject({ name: 'web', service: 'web', exitCode: 1, locator: { startLine: 1, endLine: 1 } });
});

test('an image changes when a service starts from another one, in the order of time', () => {
  const start = (time: number, service: string, image: string): ContainerEvent => ({
    kind: 'start',
    time,
    containerId: String(time),
    container: service,
    service,
    project: null,
    image,
    imageId: null,
    exitCode: null,
    health: null,
  });
  const events = [
    start(3, 'web', 'shop:2'),
    start(1, 'web', 'shop:1'),
    start(2, 'cart', 'shop:2'),
    start(4, 'web', 'shop:2'),
  ];
  expect(imageChangesOf(events)).toMatchObject([{ service: 'web', from: 'shop:1', to: 'shop:2', time: 3 }]);
});

test.each([1, 3, 8, 11, 1_000])('frames are taken off wherever chunks of %i bytes end', async (size) => {
  const frame = (stream: number, text: string): Buffer => {
    const header = Buffer.alloc(8);
    header.writeUInt8(stream, 0);
    header.writeUInt32BE(Buffer.byteLength(text), 4);
    return Buffer.concat([header, Buffer.from(text)]);
  };
  const bytes = Buffer.concat([
    frame(1, 'out ü\n'),
    frame(2, ''),
    frame(2, 'err\n'),
    frame(1, 'cut off').subarray(0, 11),
  ]);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const parts: Uint8Array[] = [];
  for await (const part of demultiplexed(chunks())) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe('out ü\nerr\ncut');
});
