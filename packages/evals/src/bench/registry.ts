import type { Bench } from './bench.ts';
import { ask } from './benches/ask.ts';
import { codeEvidence } from './benches/code-evidence.ts';
import { crash } from './benches/crash.ts';
import { http } from './benches/http.ts';
import { investigation } from './benches/investigation.ts';
import { page } from './benches/page.ts';
import { scale } from './benches/scale.ts';
import { spans } from './benches/spans.ts';
import { start } from './benches/start.ts';
import { templates } from './benches/templates.ts';
import { tenants } from './benches/tenants.ts';

/** Every bench that can be named. A new one is a file in `benches/` and a line here. */
export const BENCHES: readonly Bench[] = [
  http,
  start,
  spans,
  ask,
  codeEvidence,
  crash,
  investigation,
  templates,
  tenants,
  page,
  scale,
];
