const PATTERN = /^(\d{1,3}(?:,\d{3})*|\d+)\.(\d{2})$/;

export class PriceFormatError extends Error {
  constructor(text) {
    super(`not a price: ${JSON.stringify(text)}`);
    this.name = 'PriceFormatError';
    this.text = text;
  }
}

export function parsePrice(text) {
  const match = PATTERN.exec(text);
  if (match === null) throw new PriceFormatError(text);
  const [, units, cents] = match;
  return Number(units.replaceAll(',', '')) * 100 + Number(cents);
}

export function formatPrice(cents, currency) {
  const sign = cents < 0 ? '-' : '';
  const absolute = Math.abs(cents);
  const units = Math.trunc(absolute / 100);
  return `${sign}${currency} ${units}.${String(absolute % 100).padStart(2, '0')}`;
}

export function takePercent(cents, percent) {
  const off = (cents * percent) / 100;
  const floor = Math.floor(off);
  const half = off - floor === 0.5;
  const rounded = half ? (floor % 2 === 0 ? floor : floor + 1) : Math.round(off);
  return cents - rounded;
}
