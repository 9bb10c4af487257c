import type { Bench } from './bench.ts';
import { http } from './benches/http.ts';
import { start } from './benches/start.ts';

/** Every bench that can be named. A new one is a file in `benches/` and a line here. */
export const BENCHES: readonly Bench[] = [http, start];
