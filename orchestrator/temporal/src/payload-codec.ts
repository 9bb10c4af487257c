import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { LargePayloads } from '../../src/engines/temporal-port.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Bytes below which nothing is done. */
const SMALL = 1_024;
/** Bytes, compressed, above which a payload is kept elsewhere: Temporal takes 2 MB in one and 4 MB in one message. */
const LARGE = 256 * 1_024;

const ENCODING = 'encoding';
const COMPRESSED = 'mats/brotli';
const KEPT = 'mats/kept';
/** Quick, and good with what is in a message twice: a finding in what is told and in what is asked next. */
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 22 } };

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : new TextDecoder().decode(bytes);
}

/** What a payload that is gone is read as. The run fails on it and is begun anew. */
const NOTHING: Payload = { metadata: { [ENCODING]: bytesOf('json/plain') }, data: bytesOf('null') };

/**
 * Makes what is sent to Temporal small: compressed, and what is still large is kept in the product's database, with only
 * its key in the message.
 */
export class SmallPayloads implements PayloadCodec {
  readonly #large: LargePayloads;

  constructor(large: LargePayloads) {
    this.#large = large;
  }

  encode(payloads: Payload[], context?: SerializationContext): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#encode(payload, context?.workflowId)));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(payloads.map((payload) => this.#decode(payload)));
  }

  async #encode(payload: Payload, run: string | undefined): Promise<Payload> {
    const { data, metadata } = payload;
    if (data === null || data === undefined || data.length < SMALL) return payload;
    const was = metadata?.[ENCODING] ?? bytesOf('');
    const small = await compress(data, OPTIONS);
    if (small.length < LARGE || run === undefined) {
      return { metadata: { ...metadata, [ENCODING]: bytesOf(COMPRESSED), was }, data: small };
    }
    const key = await this.#large.put(run, small);
    return { metadata: { ...metadata, [ENCODING]: bytesOf(KEPT), was, run: bytesOf(run) }, data: bytesOf(key) };
  }

  async #decode(payload: Payload): Promise<Payload> {
    const { data, metadata } = payload;
    const encoding = textOf(metadata?.[ENCODING]);
    if (encoding !== COMPRESSED && encoding !== KEPT) return payload;
    const { was, run, ...others } = metadata ?? {};
    const small = encoding === KEPT ? await this.#large.get(textOf(run), textOf(data)) : data;
    if (small === null || small === undefined) return NOTHING;
    return { metadata: { ...others, [ENCODING]: was ?? bytesOf('') }, data: await decompress(small) };
  }
}
