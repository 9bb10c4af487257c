export { choosePhoenix } from './phoenix/choose-phoenix.ts';
export { planPhoenix } from './phoenix/plan-phoenix.ts';
export { setUpPhoenix } from './phoenix/set-up-phoenix.ts';
export { supervise } from './process/supervise.ts';
export { foldersUnder } from './up/folders.ts';
export { findFreePort } from './up/ports.ts';
