import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings, SignedIn } from '../api/schemas.ts';

/** What every part of the page may need to know. */
export interface AppContextValue {
  signedIn: SignedIn;
  settings: Settings;
  navigate: (path: string) => void;
}

export const EMPTY_SETTINGS: Settings = {
  phoenixUrl: null,
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
