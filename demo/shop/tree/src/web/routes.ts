import { callService } from '../lib/call-service.ts';
import type { Route } from '../lib/http-server.ts';
import type { PriceList } from './price-list.ts';
import { renderShopPage } from './shop-page.ts';

export interface WebDependencies {
  readonly checkoutUrl: string;
  readonly checkoutTimeoutMs: number;
  readonly priceList: PriceList;
}

/** What the browser asks for. */
export function webRoutes({ checkoutUrl, checkoutTimeoutMs, priceList }: WebDependencies): Route[] {
  const checkout = { service: 'checkout', baseUrl: checkoutUrl, timeoutMs: checkoutTimeoutMs } as const;
  return [
    { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true } }) },
    {
      method: 'GET',
      path: '/',
      handle: async ({ requestId }) => ({
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: renderShopPage(await priceList.items(requestId)),
      }),
    },
    {
      method: 'GET',
      path: '/products',
      handle: async ({ requestId }) => ({ status: 200, body: { products: await priceList.items(requestId) } }),
    },
    {
      method: 'POST',
      path: '/orders',
      handle: async ({ requestId, body }) => ({
        status: 201,
        body: await callService({ ...checkout, method: 'POST', path: '/orders', body, requestId }),
      }),
    },
    {
      method: 'GET',
      path: '/orders/:orderId',
      handle: async ({ requestId, params }) => ({
        status: 200,
        body: await callService({ ...checkout, method: 'GET', path: `/orders/${params['orderId'] ?? ''}`, requestId }),
      }),
    },
  ];
}
