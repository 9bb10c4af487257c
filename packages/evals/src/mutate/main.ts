import { runMutantWorker } from './mutant-worker.ts';

/**
 * What a mutation run starts, in a process that may die: `main.ts <share> <seed> <from>`. It has an entry of its own, because code that runs
 * while a module of the engine is loaded is only seen to be reached by a test when nothing loaded that module before.
 */
const [share, seed, from] = process.argv.slice(2).map(Number);
if (share === undefined || seed === undefined || from === undefined) throw new Error('Got no share, seed and from.');
await runMutantWorker({ share, seed, from });
