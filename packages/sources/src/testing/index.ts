export { makeContainers } from './make-containers.ts';
export type { MadeContainers } from './make-containers.ts';
export { makeRepository } from './make-repository.ts';
export { temporaryFolders } from './temporary-folder.ts';
