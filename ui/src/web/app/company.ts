import type { Discussion, SessionRole } from '@mats/contracts';
import { createContext } from 'preact';

/** What a turn needs to know of the people in its session. */
export interface Company {
  role: SessionRole;
  discussion: Discussion;
  /** Reads what was said anew, after something was said here. */
  onSaid: () => void;
}

export const NO_DISCUSSION: Discussion = { comments: [], judgements: [], approvals: [] };

export const CompanyContext = createContext<Company>({
  role: 'owner',
  discussion: NO_DISCUSSION,
  onSaid: () => undefined,
});
