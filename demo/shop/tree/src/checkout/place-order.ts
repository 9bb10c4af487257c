import type { Flags } from '../lib/flags.ts';
import type { Logger } from '../lib/log.ts';
import type { Cart } from './cart.ts';
import { estimateDelivery } from './delivery-estimate.ts';
import type { InventoryClient } from './inventory-client.ts';
import { createOrderId } from './order-id.ts';
import type { Order, OrderStore } from './order-store.ts';
import { summarise } from './order-summary.ts';
import type { PaymentAnswer, PaymentClient } from './payment-client.ts';
import { priceCart, type PricedCart, type Pricing } from './price-cart.ts';

export interface CheckoutDependencies {
  readonly inventory: InventoryClient;
  readonly payment: PaymentClient;
  readonly orders: OrderStore;
  readonly pricing: Pricing;
  readonly currency: string;
  readonly flags: Flags;
  now(): number;
}

interface OrderContext {
  readonly requestId: string;
  readonly log: Logger;
}

interface PaidCart {
  readonly orderId: string;
  readonly cart: Cart;
  readonly priced: PricedCart;
  readonly payment: PaymentAnswer;
}

function toOrder(paid: PaidCart, dependencies: CheckoutDependencies): Order {
  const { orderId, cart, priced, payment } = paid;
  const summary = dependencies.flags.orderSummary ? summarise(priced, dependencies.currency) : [];
  if (dependencies.flags.deliveryEstimate) {
    const { zone, days } = estimateDelivery(cart.postcode);
    summary.push(`Delivery (${zone}): ${days} working days`);
  }
  return {
    orderId,
    lines: priced.lines,
    totalCents: priced.totalCents,
    chargeId: payment.chargeId,
    receiptNumber: payment.receipt.number.toUpperCase(),
    summary,
    placedAt: new Date(dependencies.now()).toISOString(),
  };
}

/** Prices the cart, reserves the stock, takes the money, commits the stock. A failed charge gives the stock back. */
export async function placeOrder(
  cart: Cart,
  dependencies: CheckoutDependencies,
  context: OrderContext,
): Promise<Order> {
  const { inventory, payment, pricing, currency } = dependencies;
  const priced = priceCart(cart, pricing);
  const orderId = createOrderId(dependencies.now());
  const reference = { orderId, requestId: context.requestId };
  await inventory.reserve(cart.lines, reference);
  try {
    const answer = await payment.charge(
      { orderId, amountCents: priced.totalCents, currency, cardToken: cart.cardToken },
      context,
    );
    await inventory.commit(reference);
    const order = toOrder({ orderId, cart, priced, payment: answer }, dependencies);
    dependencies.orders.add(order);
    context.log.info({ orderId, totalCents: order.totalCents, lines: order.lines.length }, 'order placed');
    return order;
  } catch (error) {
    context.log.warn({ orderId }, 'order failed, giving the stock back');
    await inventory.release(reference);
    throw error;
  }
}
