/* Writes the workflow's code for images, which have no sources: `node orchestrator/temporal/src/build.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BUNDLE, bundleWorkflow } from './workflow-code.ts';

mkdirSync(dirname(BUNDLE), { recursive: true });
writeFileSync(BUNDLE, await bundleWorkflow());
