/* Code and its history, read only. */
export { openRepository } from '../git/open-repository.ts';
export type { Repositories } from '../git/repositories.ts';
export { createRepositories, parseRepositories } from '../git/repositories.ts';
export type { History, Repository, RepositoryFile } from '../git/repository.ts';
export { spawnGit } from '../git/run-git.ts';
export type { SourceMaps } from '../source-maps/source-maps.ts';
export { createSourceMaps } from '../source-maps/source-maps.ts';
