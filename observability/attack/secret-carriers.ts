import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { makeZip } from '@mats/testing/archives';
import { toOtlp } from '../support/otlp-json.ts';
import type { PlainSpan } from '../support/otlp-json.ts';

/** Something that a question is given which holds secrets in a place of its own. */
export interface SecretCarrier {
  readonly says: string;
  readonly files: readonly { readonly name: string; readonly content: Buffer }[];
  /** What must be seen nowhere. */
  readonly secrets: readonly string[];
}

const AT = Date.UTC(2026, 2, 4, 10);

/** Text as keys have it, another one for each number. */
function base64(length: number, number: number): string {
  const bytes = createHash('sha512').update(`canary ${number}`).digest();
  return Buffer.concat([bytes, bytes]).toString('base64').slice(0, length);
}

const timeOf = (second: number): string => new Date(AT + second * 1_000).toISOString();

/** A log in which something stands between errors. */
function logAround(lines: readonly string[]): Buffer {
  const good = Array.from({ length: 40 }, (_none, second) => `${timeOf(second)} INFO checkout order ${second} done`);
  const bad = Array.from({ length: 8 }, (_none, place) =>
    [`${timeOf(60 + place)} ERROR checkout order failed: cannot read the key`, ...lines].join('\n'),
  );
  return Buffer.from(`${[...good, ...bad].join('\n')}\n`);
}

function keyLines(kind: string, number: number): string[] {
  const body = [0, 1, 2, 3].map((place) => base64(place === 3 ? 22 : 64, number * 10 + place));
  return [`-----BEGIN ${kind}-----`, ...body, `-----END ${kind}-----`];
}

function log(says: string, lines: readonly string[], secrets: readonly string[]): SecretCarrier {
  return { says, files: [{ name: 'checkout.log', content: logAround(lines) }], secrets };
}

function keys(): SecretCarrier[] {
  const withKey = (
    says: string,
    lines: readonly string[],
    shown: (lines: readonly string[]) => string[],
  ): SecretCarrier => log(says, shown(lines), lines.slice(1, -1));
  return [
    withKey('a key with blank lines', keyLines('RSA PRIVATE KEY', 1), (lines) => lines.flatMap((line) => [line, ''])),
    withKey('a key of OpenPGP', keyLines('PGP PRIVATE KEY BLOCK', 2), ([first = '', ...rest]) => [
      first,
      'Version: GnuPG v2',
      '',
      ...rest,
    ]),
    withKey('a key with a time before each line', keyLines('PRIVATE KEY', 3), (lines) =>
      lines.map((line) => `${timeOf(61)} ERROR ${line}`),
    ),
    withKey('a key that is cut off', keyLines('EC PRIVATE KEY', 4), (lines) => lines.slice(2)),
  ];
}

function overLines(): SecretCarrier[] {
  const [token, rest, value] = [`abcdef0123456789${base64(20, 50)}`, `a1${base64(30, 51)}`, `Pw1${base64(14, 52)}`];
  return [
    log('a token over two lines', [`sent Authorization: Bearer ${token}`, rest], [token, rest]),
    log('a variable and its value in two lines', ['  - name: DB_PASSWORD', `    value: ${value}`], [value]),
  ];
}

function recordings(): SecretCarrier[] {
  const secret = (number: number): string => `Canary${number}x${base64(20, 60 + number).replaceAll(/[+/]/g, 'q')}`;
  const spanOf = (place: number, isFailed: boolean): PlainSpan => ({
    traceId: place.toString(16).padStart(32, '1'),
    spanId: place.toString(16).padStart(16, '1'),
    name: isFailed ? `GET /pay?access_token=${secret(1)}` : 'GET /pay',
    resource: { 'service.name': 'checkout', 'deployment.api_key': secret(2) },
    attributes: { 'db.password': secret(3), 'http.request.header.authorization': [`Basic ${secret(4)}`] },
    ...(isFailed ? { statusText: `refused: password=${secret(5)}` } : {}),
    ...(isFailed
      ? {
          events: [
            {
              name: 'exception',
              attributes: {
                'exception.type': 'AuthError',
                'exception.message': `login failed with secret: ${secret(6)}`,
                'exception.stacktrace': `AuthError: token=${secret(7)}\n    at pay (/srv/app/src/pay.ts:17:24)`,
              },
            },
          ],
        }
      : {}),
  });
  const otlp = toOtlp(
    Array.from({ length: 24 }, (_none, place) => spanOf(place + 1, place >= 12)),
    AT,
  );
  const tags = (number: number): object[] => [
    { key: 'error', type: 'bool', value: true },
    { key: 'auth_token', type: 'string', value: secret(number) },
    { key: 'error.message', type: 'string', value: `passwd=${secret(number)}` },
  ];
  const jaeger = {
    data: [
      {
        traceID: 'a'.repeat(32),
        spans: [
          {
            traceID: 'a'.repeat(32),
            spanID: 'b'.repeat(16),
            operationName: `charge ?api_key=${secret(8)}`,
            references: [],
            startTime: AT * 1_000,
            duration: 9_000,
            tags: tags(9),
            logs: [],
            processID: 'p1',
          },
        ],
        processes: { p1: { serviceName: 'payment', tags: [] } },
      },
    ],
  };
  const all = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_n, at) => secret(from + at));
  return [
    {
      says: 'traces of OpenTelemetry',
      files: [{ name: 'spans.json', content: Buffer.from(JSON.stringify(otlp)) }],
      secrets: all(1, 7),
    },
    {
      says: 'traces of Jaeger',
      files: [{ name: 'jaeger.json', content: Buffer.from(JSON.stringify(jaeger)) }],
      secrets: all(8, 9),
    },
  ];
}

function packed(): SecretCarrier[] {
  const secret = (number: number): string => `Packed${number}x${base64(18, 80 + number).replaceAll(/[+/]/g, 'q')}`;
  const content = (number: number): Buffer =>
    logAround([`${timeOf(70)} ERROR login refused password=${secret(number)}`]);
  return [
    {
      says: 'a log in gzip',
      files: [{ name: 'checkout.log.gz', content: gzipSync(content(1)) }],
      secrets: [secret(1)],
    },
    {
      says: 'an entry of a zip and its name',
      files: [
        {
          name: 'logs.zip',
          content: makeZip([{ name: `logs/password=${secret(3)}/checkout.log`, content: content(2) }]),
        },
      ],
      secrets: [secret(2), secret(3)],
    },
    {
      says: 'the name of a file',
      files: [{ name: `checkout api_key=${secret(4)}`, content: content(5) }],
      secrets: [secret(4), secret(5)],
    },
  ];
}

/** Every way in which a file brings a secret that its form alone does not show. */
export function secretCarriers(): SecretCarrier[] {
  return [...keys(), ...overLines(), ...recordings(), ...packed()];
}
