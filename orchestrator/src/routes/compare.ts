import { MatsError, showValue, turnAddressOf } from '@mats/contracts';
import type { TurnAddress } from '@mats/contracts';
import { memberFor } from '@mats/service';
import { Router } from 'express';
import { compareTurns } from '../compare/compare-turns.ts';
import type { ComparePlace } from '../compare/compare-turns.ts';

function addressOf(query: Record<string, unknown>, side: 'a' | 'b'): TurnAddress {
  const given = query[side];
  const address = typeof given === 'string' ? turnAddressOf(given) : null;
  if (address !== null) return address;
  const reason = `${side} is ${showValue(given ?? 'missing')}; name a turn as <session>.t<turn>`;
  throw new MatsError('invalid_request', { reason });
}

/** `GET /compare?a=<session>.t<turn>&b=…`: two turns side by side. */
export function compareRoutes(options: { comparing: ComparePlace }): Router {
  return Router().get('/compare', async (request, response) => {
    const member = memberFor(request, 'read');
    const [a, b] = [addressOf(request.query, 'a'), addressOf(request.query, 'b')];
    response.json(await compareTurns(options.comparing, { a, b, member }));
  });
}
