/* Containers: what they wrote, how they are and what happened to them. */
export type { ContainerState } from '../docker/container-state.ts';
export type { Docker } from '../docker/docker-engine.ts';
export { createDocker, STATE_PATH } from '../docker/docker-engine.ts';
export { parseDockerEvents, parseDockerInspect } from '../docker/parse-docker-text.ts';
export type { TranslatedLog } from '../docker/read-container-reports.ts';
export { readContainerReports } from '../docker/read-container-reports.ts';
