import { defects4jTraces } from './defects4j-traces.ts';
import { demo } from './demo/demo.ts';
import { loghub2k } from './loghub.ts';
import { fieldOps } from './operations/field-ops.ts';
import { incidents } from './operations/incidents.ts';
import { fieldTraces } from './field-traces.ts';
import { reverts } from './reverts.ts';
import { fixes } from './fixes.ts';
import { rootcausebench } from './rootcausebench.ts';
import { nezhaTt } from './nezha-tt/nezha-tt.ts';
import { nodeTraces } from './node-traces/node-traces.ts';
import { petshop } from './petshop.ts';
import type { Suite } from './suite.ts';
import { swebenchTracebacks } from './swebench-tracebacks.ts';

/** Every suite that `predict` knows. A new one is a file beside this and a line here. */
export const SUITES: readonly Suite[] = [
  loghub2k,
  defects4jTraces,
  demo,
  fieldOps,
  fieldTraces,
  fixes,
  incidents,
  nezhaTt,
  nodeTraces,
  petshop,
  reverts,
  rootcausebench,
  swebenchTracebacks,
];
