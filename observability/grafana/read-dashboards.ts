import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dashboard } from '@grafana/schema';

const FOLDER = join(import.meta.dirname, 'dashboards');

/** A query of a panel, with where it stands. */
export interface PanelQuery {
  readonly dashboard: string;
  readonly panel: string;
  readonly expression: string;
}

/** The dashboards by the name of their file, and their text. */
export function readDashboards(): { file: string; text: string; dashboard: Dashboard }[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      return { file, text, dashboard: JSON.parse(text) as Dashboard };
    });
}

/** Every query of every panel. */
export function queriesOf({ file, dashboard }: { file: string; dashboard: Dashboard }): PanelQuery[] {
  return (dashboard.panels ?? []).flatMap((panel) => {
    const { title = '', targets = [] } = panel as { title?: string; targets?: { expr?: unknown }[] };
    return targets.map(({ expr }) => ({ dashboard: file, panel: title, expression: String(expr) }));
  });
}
