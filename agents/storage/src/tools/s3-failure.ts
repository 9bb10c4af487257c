/** What an error of the client says, as far as it does. */
interface S3Error {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
  /** The region that the store names instead. */
  readonly region: string | undefined;
}

const TOO_LATE = new Set(['TimeoutError', 'RequestTimeout', 'AbortError']);
const AWAY = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'EHOSTUNREACH', 'ETIMEDOUT']);

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The client hands on an error of another realm (a worker, a test) as its text alone: `Error: connect ECONNREFUSED 127.0.0.1:9000`. */
function systemCodeOf(message: string): string | undefined {
  const [, code] = /\bError: (?:connect|getaddrinfo|read) (E[A-Z_]{3,20})\b/.exec(message) ?? [];
  return code;
}

function readError(error: unknown): S3Error {
  const of = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    Region?: unknown;
    $metadata?: { httpStatusCode?: unknown };
    $response?: { headers?: Record<string, unknown> };
  };
  const status = of.$metadata?.httpStatusCode;
  const message = textOf(of.message) ?? '';
  return {
    name: textOf(of.code) ?? systemCodeOf(message) ?? textOf(of.name) ?? 'Error',
    status: typeof status === 'number' ? status : undefined,
    message,
    region: textOf(of.Region) ?? textOf(of.$response?.headers?.['x-amz-bucket-region']),
  };
}

type Sentence = (error: S3Error, asked: { readonly region: string; readonly endpoint: string }) => string;

const wrongRegion: Sentence = ({ name, region }, asked) =>
  region === undefined
    ? `the bucket is not in ${asked.region} (${name}); set AWS_REGION to the region it is in`
    : `the bucket is in ${region}, and ${asked.region} was asked (${name}); set AWS_REGION=${region}`;
const expired: Sentence = ({ name }) =>
  `the credentials have expired (${name}); renew them: AWS_SESSION_TOKEN or the profile`;
const tooMany: Sentence = ({ name }) => `the store wants fewer requests (${name}); ask again in a minute`;
const skewed: Sentence = ({ name }) => `the clock of this machine is wrong (${name}); set it (NTP)`;
const denied: Sentence = ({ name }) => `the keys may not read it (${name}); grant s3:ListBucket and s3:GetObject`;
const wrongSecret: Sentence = ({ name }) =>
  `the secret does not fit the access key (${name}); look at AWS_SECRET_ACCESS_KEY`;
const noCredentials: Sentence = () =>
  'there are no AWS credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile or role of the machine';

/** By the error codes of the documentation of S3. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  AccessDenied: denied,
  AllAccessDisabled: denied,
  Forbidden: denied,
  InvalidAccessKeyId: ({ name }) => `the store does not know the access key (${name}); look at AWS_ACCESS_KEY_ID`,
  SignatureDoesNotMatch: wrongSecret,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  TokenRefreshRequired: expired,
  InvalidToken: expired,
  PermanentRedirect: wrongRegion,
  AuthorizationHeaderMalformed: wrongRegion,
  IllegalLocationConstraintException: wrongRegion,
  RequestTimeTooSkewed: skewed,
  RequestExpired: skewed,
  SlowDown: tooMany,
  ServiceUnavailable: tooMany,
  ThrottlingException: tooMany,
  CredentialsProviderError: noCredentials,
};

/** Why something could not be read, and what to do. */
export function whyNot(error: unknown, asked: { readonly region: string; readonly endpoint: string }): string {
  const seen = readError(error);
  const sentence = Object.hasOwn(SENTENCES, seen.name) ? SENTENCES[seen.name] : undefined;
  if (sentence !== undefined) return sentence(seen, asked);
  if (TOO_LATE.has(seen.name)) return `no answer in time from ${asked.endpoint}`;
  if (AWAY.has(seen.name)) return `nothing answers at ${asked.endpoint} (${seen.name})`;
  if (seen.status === 301 || seen.status === 307) return wrongRegion(seen, asked);
  if (seen.status === 403) return denied({ ...seen, name: 'HTTP 403' }, asked);
  return `the store answered ${seen.status === undefined ? '' : `HTTP ${seen.status} `}${seen.name}`;
}

/** The store's own words when it says that the bucket or the object is not there; undefined for all other errors. */
export function absence(error: unknown): string | undefined {
  const { name, status } = readError(error);
  if (status !== 404) return undefined;
  return name === 'NotFound' ? 'HTTP 404' : `HTTP 404 ${name}`;
}
