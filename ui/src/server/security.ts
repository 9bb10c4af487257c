import { isIP } from 'node:net';
import { MatsError, showValue } from '@mats/contracts';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers that keep the page to itself: nothing from elsewhere, nothing inline, no frames, no code from strings. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that another site's page makes with the reader's cookie. Programs without a page send no Origin. */
export function sameOriginWrites(): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method)) return next();
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : hostOf(origin) !== request.get('host');
    if (!foreign) return next();
    next(new MatsError('forbidden', { reason: `a page of ${showValue(origin ?? site)} may not write here` }));
  };
}

/**
 * Demo sign-in believes anybody who can reach the port. A foreign site can reach a loopback port through a name of
 * its own that it points there (DNS rebinding); such a name has a dot, so in demo mode only addresses and plain
 * host names are answered.
 */
export function plainHostsOnly(): RequestHandler {
  return (request, _response, next) => {
    const host = (request.get('host') ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 || !host.includes('.') || host.endsWith('.localhost')) return next();
    const reason = `demo sign-in does not answer to the name ${showValue(host)}`;
    next(new MatsError('forbidden', { reason }));
  };
}
