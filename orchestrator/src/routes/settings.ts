import { LIMITS } from '@mats/contracts';
import { Router } from 'express';

export interface PublicSettings {
  /** Where a browser opens Phoenix, or null. */
  phoenixUrl: string | null;
  /** Those that questions are looked into; `sampleOnly`: by the sample incident alone. */
  repositories: { name: string; sampleOnly?: boolean }[];
  /** Whether the incident that ships with MATS is there, and the question it comes with. */
  sample: boolean;
  sampleQuestion: string | null;
  version: string;
}

/** What the page needs to know of the installation. */
export function settingsRoutes(settings: PublicSettings): Router {
  return Router().get('/settings', (_request, response) => {
    response.json({ ...settings, limits: LIMITS });
  });
}
