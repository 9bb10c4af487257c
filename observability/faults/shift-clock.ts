import { readFileSync } from 'node:fs';

/*
 * Loaded before a service (`node --import`): the clock of its machine is off by as many milliseconds as the file that
 * MATS_CLOCK_OFFSET_FILE names holds. Clocks that only go forward are left alone, as on a real machine.
 */
const READ_EVERY_MS = 20;
// oxlint-disable-next-line node/no-process-env -- it is loaded into services that know nothing of it
const file = process.env['MATS_CLOCK_OFFSET_FILE'] ?? '';
const realNow = Date.now.bind(Date);
const RealDate = Date;
let offset = 0;
let readAt = 0;

function offsetNow(): number {
  const real = realNow();
  if (real - readAt < READ_EVERY_MS) return offset;
  readAt = real;
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
  return offset;
}

class ShiftedDate extends RealDate {
  constructor(...given: ConstructorParameters<typeof Date> | []) {
    if (given.length === 0) super(realNow() + offsetNow());
    else super(...(given as ConstructorParameters<typeof Date>));
  }

  static override now(): number {
    return realNow() + offsetNow();
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
