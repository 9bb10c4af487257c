import type { Logger } from '../lib/log.ts';
import { chargeCard, type CardApiOptions, type CardCharge } from './card-client.ts';
import type { Journal } from './journal.ts';
import { issueReceipt, type Receipt } from './receipt.ts';

export interface ChargeDependencies {
  readonly cardApi: CardApiOptions;
  readonly journal: Journal;
  now(): Date;
}

export interface ChargeResult {
  readonly chargeId: string;
  readonly receipt: Receipt;
}

/** Charges the card, writes the journal, issues the receipt. */
export async function charge(
  request: CardCharge,
  dependencies: ChargeDependencies,
  log: Logger,
): Promise<ChargeResult> {
  const answer = await chargeCard(request, dependencies.cardApi, log);
  const now = dependencies.now();
  dependencies.journal.append({
    orderId: request.orderId,
    chargeId: answer.chargeId,
    amountCents: request.amountCents,
    currency: request.currency,
    network: answer.network,
    at: now.toISOString(),
  });
  const receipt = issueReceipt(answer.chargeId, now);
  log.info({ orderId: request.orderId, chargeId: answer.chargeId, amountCents: request.amountCents }, 'card charged');
  return { chargeId: answer.chargeId, receipt };
}
