import { errorCode } from '../reading/error-code.ts';

/** Headers that prove who asks, or why there are none. */
export type GoogleHeaders =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly why: string };

/** The headers for a request to an API of Google; never rejects. */
export type GoogleAccess = () => Promise<GoogleHeaders>;

/** A metadata server that does not answer is given up. */
const TIMEOUT_MS = 8_000;
const HOW =
  "set GOOGLE_APPLICATION_CREDENTIALS to a service account's key file, or run where a metadata server answers";

const NO_KEY = 'the file in GOOGLE_APPLICATION_CREDENTIALS holds no credentials';

function oauthError(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error)) return undefined;
  const { response } = error as { response?: { data?: { error?: unknown } } };
  return typeof response?.data?.error === 'string' ? response.data.error : undefined;
}

function whyNot(error: unknown): string {
  if (errorCode(error) === 'ENOENT') return 'the file in GOOGLE_APPLICATION_CREDENTIALS is not there';
  // What a parser says quotes the file.
  if (error instanceof SyntaxError) return NO_KEY;
  const refused = oauthError(error);
  if (refused === 'invalid_grant')
    return "Google refuses the credentials (invalid_grant): the key was removed, or this machine's clock is wrong";
  const said = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  return `no credentials of Google can be used (${refused ?? said}); ${HOW}`;
}

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1_000} s`)), limitMs);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Google's application default credentials: a key file, what gcloud left, or the metadata server of Google Cloud. Tokens are kept and renewed by the library, which is loaded when it is first needed.
 */
export function createGoogleAccess(options: {
  readonly scopes: readonly string[];
  /** Of GOOGLE_APPLICATION_CREDENTIALS; undefined: what gcloud left, or the metadata server. */
  readonly keyFile: string | undefined;
}): GoogleAccess {
  const { scopes, keyFile } = options;
  let auth: Promise<{ getRequestHeaders: () => Promise<Headers> }> | undefined;
  const load = async (): Promise<{ getRequestHeaders: () => Promise<Headers> }> => {
    const { GoogleAuth } = await import('google-auth-library');
    return new GoogleAuth({ scopes: [...scopes], ...(keyFile === undefined ? {} : { keyFile }) });
  };
  return async () => {
    try {
      auth ??= load();
      const headers = await within(TIMEOUT_MS, (await auth).getRequestHeaders());
      // Of a file that it does not understand the library makes a client without credentials.
      if (!headers.has('authorization')) return { ok: false, why: NO_KEY };
      return { ok: true, headers: Object.fromEntries(headers.entries()) };
    } catch (error) {
      // Credentials may come later; what failed is not remembered.
      auth = undefined;
      return { ok: false, why: whyNot(error) };
    }
  };
}
