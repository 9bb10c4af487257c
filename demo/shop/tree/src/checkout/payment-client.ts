import { callService } from '../lib/call-service.ts';
import { UpstreamError } from '../lib/http-error.ts';
import type { Logger } from '../lib/log.ts';

export interface PaymentClientOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  /** Payment asks the card API again by itself, so one attempt is right. */
  readonly attempts: number;
}

export interface PaymentRequest {
  readonly orderId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly cardToken: string;
}

export interface PaymentAnswer {
  readonly chargeId: string;
  readonly receipt: { readonly number: string; readonly issuedAt: string };
}

export interface PaymentContext {
  readonly requestId: string;
  readonly log: Logger;
}

export class PaymentClient {
  readonly #options: PaymentClientOptions;

  constructor(options: PaymentClientOptions) {
    this.#options = options;
  }

  /** Charges the card once. Throws 402 when it is declined, UpstreamError when payment fails. */
  async charge(payment: PaymentRequest, { requestId, log }: PaymentContext): Promise<PaymentAnswer> {
    const { baseUrl, timeoutMs, attempts } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await callService({
          service: 'payment',
          method: 'POST',
          path: '/charges',
          body: payment,
          baseUrl,
          timeoutMs,
          requestId,
        });
        return answer as PaymentAnswer;
      } catch (error) {
        if (!(error instanceof UpstreamError) || attempt >= attempts) throw error;
        log.warn({ orderId: payment.orderId, attempt, reason: error.message }, 'payment failed, asking again');
      }
    }
  }
}
