import { COMPILED_TRACE_EXAMPLES } from './compiled-trace-examples.ts';
import { SCRIPT_TRACE_EXAMPLES } from './script-trace-examples.ts';
import type { TraceExample } from './trace-example.ts';

/** One example of each family of runtimes. For tests. */
export const TRACE_EXAMPLES: readonly TraceExample[] = [...SCRIPT_TRACE_EXAMPLES, ...COMPILED_TRACE_EXAMPLES];
