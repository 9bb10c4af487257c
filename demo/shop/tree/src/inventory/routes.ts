import type { Route, ShopRequest } from '../lib/http-server.ts';
import type { ConnectionPool } from './connection-pool.ts';
import { parseReservation } from './parse-reservation.ts';
import { commitReservation, releaseReservation, reserveStock } from './reserve.ts';
import { stockLevels } from './stock.ts';

export interface InventoryDependencies {
  readonly pool: ConnectionPool;
  readonly reservationTtlSeconds: number;
  now(): number;
}

async function reserve(request: ShopRequest, dependencies: InventoryDependencies): Promise<void> {
  const { orderId, lines } = parseReservation(request.body);
  const expiresAt = dependencies.now() + dependencies.reservationTtlSeconds * 1000;
  const connection = await dependencies.pool.acquire();
  try {
    reserveStock(connection, { orderId, lines, expiresAt });
  } finally {
    dependencies.pool.release(connection);
  }
  request.log.info({ orderId, lines: lines.length }, 'stock reserved');
}

async function settle(request: ShopRequest, dependencies: InventoryDependencies): Promise<void> {
  const orderId = request.params['orderId'] ?? '';
  const connection = await dependencies.pool.acquire();
  try {
    if (request.params['action'] === 'commit') commitReservation(connection, orderId, dependencies.now());
    else releaseReservation(connection, orderId);
  } finally {
    dependencies.pool.release(connection);
  }
}

/** What inventory answers. */
export function inventoryRoutes(dependencies: InventoryDependencies): Route[] {
  const { pool } = dependencies;
  return [
    { method: 'GET', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true, pool: pool.use() } }) },
    {
      method: 'GET',
      path: '/stock',
      handle: async () => {
        const connection = await pool.acquire();
        try {
          return { status: 200, body: { levels: stockLevels(connection) } };
        } finally {
          pool.release(connection);
        }
      },
    },
    {
      method: 'POST',
      path: '/reservations',
      handle: async (request) => {
        await reserve(request, dependencies);
        return { status: 201, body: { reserved: true } };
      },
    },
    {
      method: 'POST',
      path: '/reservations/:orderId/:action',
      handle: async (request) => {
        await settle(request, dependencies);
        return { status: 200, body: { settled: true } };
      },
    },
  ];
}
