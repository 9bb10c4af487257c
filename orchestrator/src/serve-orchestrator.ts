import { runService } from '@mats/service';
import type { OrchestratorParts, RunningOrchestrator } from './create-orchestrator.ts';

/** Serves an orchestrator until the process is told to stop; resolves when it can take questions. */
export async function serveOrchestrator(
  orchestrator: RunningOrchestrator,
  { environment, database, log, telemetry }: Pick<OrchestratorParts, 'environment' | 'database' | 'log' | 'telemetry'>,
): Promise<void> {
  await runService({
    app: orchestrator.app,
    host: environment.HOST,
    port: environment.PORT,
    log,
    telemetry,
    allowedHosts: environment.MATS_ALLOWED_HOSTS,
    metricsText: () => orchestrator.metricsText(),
    onStopping: () => orchestrator.stopping(),
    park: () => orchestrator.park(),
    drainMs: 1_500,
    close: async () => {
      await orchestrator.close();
      await database.destroy();
    },
  });
  await orchestrator.prepare();
}
