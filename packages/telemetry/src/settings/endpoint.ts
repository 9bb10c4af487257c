import { MatsError } from '@mats/contracts';

/** How spans travel. Phoenix takes no OTLP as JSON. */
export const SPAN_PROTOCOLS = ['http/protobuf', 'grpc'] as const;
export type SpanProtocol = (typeof SPAN_PROTOCOLS)[number];

/** Where spans go. */
export interface SpanEndpoint {
  protocol: SpanProtocol;
  /** Over HTTP the full traces URL; over gRPC scheme, host and port. */
  url: string;
}

export interface EndpointOptions {
  /** Default: gRPC for port 4317 and for `grpc://`, else HTTP. */
  protocol?: SpanProtocol | undefined;
  /** TLS where the address names no scheme. */
  tls?: boolean | undefined;
  /** The setting that holds the address, for the error. */
  setting?: string;
}

const GRPC_PORT = '4317';
const PHOENIX_PORT = '6006';
const TRACES_PATH = '/v1/traces';
const SCHEME = /^([a-z][a-z0-9+.-]{0,20}):\/\//i;

function refuse(written: string, options: { reason: string; setting: string | undefined }): MatsError {
  const reason = `"${written}" ${options.reason}`;
  return new MatsError('configuration_invalid', {
    name: options.setting ?? 'endpoint',
    reason,
    example: 'http://127.0.0.1:6006',
  });
}

function urlOf(written: string, options: EndpointOptions): { url: URL; scheme: string | undefined } {
  const scheme = SCHEME.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'grpc', 'grpcs'].includes(scheme)) {
    throw refuse(written, {
      reason: `has the scheme ${scheme}; http, https, grpc or grpcs is expected`,
      setting: options.setting,
    });
  }
  const isSecure = scheme === undefined ? options.tls === true : scheme.endsWith('s');
  const rest = scheme === undefined ? written : written.slice(scheme.length + '://'.length);
  try {
    return { url: new URL(`${isSecure ? 'https' : 'http'}://${rest}`), scheme };
  } catch {
    throw refuse(written, { reason: 'is no address', setting: options.setting });
  }
}

/**
 * Where spans go, from an address as people write it: `localhost:4317`, `http://phoenix:4317`, `grpc://phoenix`,
 * `http://phoenix:6006`, `http://phoenix:6006/v1/traces`, `phoenix`.
 *
 * @throws MatsError `configuration_invalid` that names the setting and what is wrong with its value.
 */
export function resolveEndpoint(written: string, options: EndpointOptions = {}): SpanEndpoint {
  const { url, scheme } = urlOf(written.trim(), options);
  const speaksGrpc = scheme?.startsWith('grpc') === true || url.port === GRPC_PORT;
  const protocol = options.protocol ?? (speaksGrpc ? 'grpc' : 'http/protobuf');
  if (protocol === 'grpc') {
    if (url.port === '') url.port = GRPC_PORT;
    return { protocol, url: url.origin };
  }
  // A host alone is a Phoenix at its usual port; a URL without a port means what URLs mean.
  if (url.port === '' && scheme === undefined) url.port = PHOENIX_PORT;
  const path = url.pathname.replace(/\/{1,8}$/, '');
  url.pathname = path.endsWith(TRACES_PATH) ? path : `${path}${TRACES_PATH}`;
  url.search = '';
  url.hash = '';
  return { protocol, url: url.href };
}
