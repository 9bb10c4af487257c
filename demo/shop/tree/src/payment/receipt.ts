export interface Receipt {
  readonly number: string;
  readonly issuedAt: string;
}

/** Receipt numbers are the day and the end of the charge id: readable on the phone. */
export function issueReceipt(chargeId: string, now: Date): Receipt {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return { number: `R${day}-${chargeId.slice(-6).toUpperCase()}`, issuedAt: now.toISOString() };
}
