import { createDockerProxy } from './docker-proxy.ts';
import { readProxySettings } from './env.ts';
import { shownProjects } from './shown-projects.ts';

const { socketPath, port, projects: setting } = readProxySettings();
const projects = shownProjects(setting);
const server = createDockerProxy({ socketPath, projects });
server.listen(port, () =>
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port, shows: projects.names })}\n`),
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
