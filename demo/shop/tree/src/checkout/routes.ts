import { HttpError } from '../lib/http-error.ts';
import type { Route } from '../lib/http-server.ts';
import { parseCart } from './cart.ts';
import { placeOrder, type CheckoutDependencies } from './place-order.ts';

/** What checkout answers. */
export function checkoutRoutes(dependencies: CheckoutDependencies, maxLines: number): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true } }) },
    {
      method: 'POST',
      path: '/orders',
      handle: async (request) => ({
        status: 201,
        body: await placeOrder(parseCart(request.body, maxLines), dependencies, request),
      }),
    },
    {
      method: 'GET',
      path: '/orders/:orderId',
      handle: async (request) => {
        const order = dependencies.orders.get(request.params['orderId'] ?? '');
        if (order === undefined) throw new HttpError(404, 'unknown_order', 'no such order among the newest');
        return { status: 200, body: order };
      },
    },
  ];
}
