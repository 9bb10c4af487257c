import type { Failure, GivenFeedback } from '@mats/contracts';
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
}

/** What the reader said of the answers of the session that is open, by investigation. */
export const FeedbackContext = createContext<ReadonlyMap<string, GivenFeedback>>(new Map());

export const EvidenceContext = createContext<EvidenceContextValue>({
  numberOf: () => null,
  titleOf: () => '',
  open: () => undefined,
});

/** The evidence that is open. Apart from the rest, so that looking through evidence draws its marks anew and nothing else. */
export const OpenEvidenceContext = createContext<string | null>(null);

/** What a turn's menu needs to know of its session. */
export interface SessionContextValue {
  readonly sessionId: string;
  /** Answered turns by their number, oldest first. */
  readonly answered: readonly { readonly number: number; readonly prompt: string }[];
  /** Asks a finished question again as it was; the failure when it could not be asked. Null: the session cannot be asked. */
  readonly askAgain: ((investigationId: string) => Promise<Failure | null>) | null;
}

export const SessionContext = createContext<SessionContextValue>({ sessionId: '', answered: [], askAgain: null });
