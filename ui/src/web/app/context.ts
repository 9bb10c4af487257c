import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ZoneChoice } from './zone.ts';
import type { Settings, SignedIn } from '../api/schemas.ts';

/** What every part of the page may need to know. */
export interface AppContextValue {
  signedIn: SignedIn;
  settings: Settings;
  navigate: (path: string) => void;
  /** In which zone times are told; whoever shows times reads it, so as to be drawn again when it changes. */
  zone: ZoneChoice;
  onZone: (zone: ZoneChoice) => void;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
}

export const EMPTY_SETTINGS: Settings = {
  phoenixUrl: null,
  codeUrl: null,
  repositories: [],
  sample: false,
  sampleQuestion: null,
  limits: {},
  version: '',
};

export const AppContext = createContext<AppContextValue | null>(null);

/** The page's context. @throws when used outside of it, which is a mistake of the program. */
export function useApp(): AppContextValue {
  const value = useContext(AppContext);
  if (value === null) throw new Error('useApp was called outside of the page.');
  return value;
}

/** Opens evidence beside the answer; `null` where there is no pane. */
export interface EvidenceContextValue {
  /** Citation number of an evidence id, from 1; null when the turn has no such evidence. */
  numberOf: (id: string) => number | null;
  titleOf: (id: string) => string;
  open: (id: string) => void;
  current: string | null;
}

export const EvidenceContext = createContext<EvidenceContextValue>({
  numberOf: () => null,
  titleOf: () => '',
  open: () => undefined,
  current: null,
});
