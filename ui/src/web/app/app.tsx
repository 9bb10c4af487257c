import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { me, newSession, settings as readSettings, signOut } from '../api/client.ts';
import type { Settings, SignedIn } from '../api/schemas.ts';
import { SessionPage } from '../pages/session-page.tsx';
import { SessionsPage } from '../pages/sessions-page.tsx';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { SystemPage } from '../pages/system-page.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { KeysDialog } from '../parts/keys-dialog.tsx';
import { LiveRegion } from '../parts/live-region.tsx';
import { Masthead } from '../parts/masthead.tsx';
import { PageLink } from '../parts/link.tsx';
import { SignInAgain } from '../parts/sign-in-again.tsx';
import { routeOf, sessionPath } from '../routing.ts';
import { AppContext, EMPTY_SETTINGS } from './context.ts';
import type { AppContextValue } from './context.ts';
import { areShortcutsOn, switchShortcuts, useShortcuts } from './hooks.ts';
import { changeZone, readZone } from './zone.ts';
import type { ZoneChoice } from './zone.ts';

type Login =
  | { state: 'loading' }
  | { state: 'out'; mode: 'demo' | 'header' }
  | { state: 'in'; signedIn: SignedIn }
  | { state: 'failed'; failed: ApiFailure };

const SETTINGS_RETRY_MS = 1500;

/** The whole page: who is signed in, which page is open. */
export function App(): JSX.Element {
  const [login, setLogin] = useState<Login>({ state: 'loading' });
  const [settings, setSettings] = useState<Settings>(EMPTY_SETTINGS);
  const readLogin = useCallback(async () => {
    try {
      setLogin({ state: 'in', signedIn: await me() });
    } catch (thrown) {
      const failed = ApiFailure.from(thrown);
      const mode = failed.failure.code === 'forbidden' ? 'header' : 'demo';
      setLogin(failed.status === 401 || failed.status === 403 ? { state: 'out', mode } : { state: 'failed', failed });
    }
  }, []);
  useEffect(() => void readLogin(), [readLogin]);
  useEffect(() => {
    if (login.state !== 'in') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Without settings the page still works: it only knows less about what it may offer.
    const read = (): void => {
      readSettings().then(setSettings, () => {
        timer = setTimeout(read, SETTINGS_RETRY_MS);
      });
    };
    read();
    return () => clearTimeout(timer);
  }, [login.state]);
  if (login.state === 'loading') return <main class="page" aria-busy="true" />;
  if (login.state === 'out') {
    return <SignInPage mode={login.mode} onSignedIn={(signedIn) => setLogin({ state: 'in', signedIn })} />;
  }
  if (login.state === 'failed') {
    return (
      <main class="sign-in">
        <h1 class="wordmark">MATS</h1>
        <FailureNote failure={login.failed.failure}>
          <button type="button" onClick={() => void readLogin()}>
            Try again
          </button>
        </FailureNote>
      </main>
    );
  }
  return (
    <SignedInApp
      signedIn={login.signedIn}
      settings={settings}
      onSignedOut={() => setLogin({ state: 'out', mode: 'demo' })}
    />
  );
}

interface SignedInProperties {
  signedIn: SignedIn;
  settings: Settings;
  onSignedOut: () => void;
}

function SignedInApp({ signedIn, settings, onSignedOut }: SignedInProperties): JSX.Element {
  const [path, setPath] = useState(location.pathname);
  /** The session in which the sample incident is asked about as soon as it opens. */
  const [sampleFor, setSampleFor] = useState<string | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const navigate = useCallback((next: string) => {
    history.pushState({}, '', next);
    setPath(next);
    // Who comes back to a session does not ask again.
    setSampleFor(null);
    setFailure(null);
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    const onPop = (): void => {
      setPath(location.pathname);
      setSampleFor(null);
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);
  const begin = useCallback(
    async (options: { sample?: boolean } = {}) => {
      try {
        const { id } = await newSession();
        sessionStorage.setItem('mats-new-session', id);
        navigate(sessionPath(id));
        setSampleFor(options.sample === true ? id : null);
      } catch (thrown) {
        setFailure(ApiFailure.from(thrown));
      }
    },
    [navigate],
  );
  const [zone, setZone] = useState(readZone);
  const [shortcuts, setShortcuts] = useState(areShortcutsOn);
  useShortcuts({ n: () => void begin(), '?': () => setKeysShown(true) });
  const onZone = useCallback((next: ZoneChoice) => {
    changeZone(next);
    setZone(next);
  }, []);
  const context: AppContextValue = useMemo(
    () => ({ signedIn, settings, navigate, zone, onZone, shortcuts }),
    [signedIn, settings, navigate, zone, onZone, shortcuts],
  );
  const route = routeOf(path);
  const leave = (): void => {
    signOut().then(onSignedOut, (thrown: unknown) => setFailure(ApiFailure.from(thrown)));
  };
  return (
    <AppContext.Provider value={context}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Masthead current={route.page} onKeys={() => setKeysShown(true)} onSignOut={leave} />
      {failure === null ? null : <FailureNote failure={failure.failure} />}
      {route.page === 'sessions' ? (
        <SessionsPage onNew={() => void begin()} onSample={() => void begin({ sample: true })} />
      ) : null}
      {route.page === 'session' ? (
        <SessionPage key={route.id} id={route.id} askSample={sampleFor === route.id} onNew={() => void begin()} />
      ) : null}
      {route.page === 'system' ? <SystemPage /> : null}
      {route.page === 'unknown' ? <UnknownPage /> : null}
      {keysShown ? (
        <KeysDialog
          on={shortcuts}
          onSwitch={(on) => {
            switchShortcuts(on);
            setShortcuts(on);
          }}
          onClose={() => setKeysShown(false)}
        />
      ) : null}
      <SignInAgain signedIn={signedIn} />
      <LiveRegion />
    </AppContext.Provider>
  );
}

function UnknownPage(): JSX.Element {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <h1>There is no such page</h1>
      <p>
        Go to the <PageLink href="/">list of sessions</PageLink>.
      </p>
    </main>
  );
}
