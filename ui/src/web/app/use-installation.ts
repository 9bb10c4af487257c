import type { Installation } from '@mats/contracts';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { installation } from '../api/client.ts';

export interface InstallationState {
  found: Installation | null;
  failed: ApiFailure | null;
}

/** What is connected right now; read again every so many milliseconds while somebody looks, 0: once. */
export function useInstallation(everyMs: number): InstallationState {
  const [state, setState] = useState<InstallationState>({ found: null, failed: null });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const read = async (): Promise<void> => {
      try {
        const found = await installation();
        if (!gone) setState({ found, failed: null });
      } catch (thrown) {
        if (!gone) setState((old) => ({ ...old, failed: ApiFailure.from(thrown) }));
      }
      if (!gone && everyMs > 0) timer = setTimeout(() => void read(), everyMs);
    };
    void read();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [everyMs]);
  return state;
}
