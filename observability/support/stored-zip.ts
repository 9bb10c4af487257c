import { crc32 } from 'node:zlib';

/** Names in UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

function fieldsOf(name: Buffer, content: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function numbers(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const held = Buffer.alloc(bytes);
      held.writeUIntLE(value, 0, bytes);
      return held;
    }),
  );
}

/** A zip archive with one file in it, not compressed. */
export function storedZip(fileName: string, content: Buffer): Buffer {
  const name = Buffer.from(fileName);
  const fields = fieldsOf(name, content);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, content]);
  const entry = Buffer.concat([Buffer.from('PK\u0001\u0002'), numbers([VERSION, 2]), fields, Buffer.alloc(14), name]);
  const end = numbers([0, 4], [1, 2], [1, 2], [entry.length, 4], [local.length, 4], [0, 2]);
  return Buffer.concat([local, entry, Buffer.from('PK\u0005\u0006'), end]);
}
