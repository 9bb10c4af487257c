import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { me, newSession, settings as readSettings, signInMode, signOut } from '../api/client.ts';
import type { Settings, SignedIn, SignInMode } from '../api/schemas.ts';
import { SessionPage } from '../pages/session-page.tsx';
import { SessionsPage } from '../pages/sessions-page.tsx';
import { SignInPage } from '../pages/sign-in-page.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { LiveRegion } from '../parts/live-region.tsx';
import { Masthead } from '../parts/masthead.tsx';
import { PageLink } from '../parts/link.tsx';
import { SignInAgain } from '../parts/sign-in-again.tsx';
import { routeOf, sessionPath } from '../routing.ts';
import type { Route } from '../routing.ts';
import { returnToPlace } from './return-place.ts';
import { AppContext, EMPTY_SETTINGS } from './context.ts';
import type { AppContextValue } from './context.ts';
import { areShortcutsOn, switchShortcuts, useShortcuts } from './hooks.ts';
import { later, whenIdle } from './later.tsx';
import { changeZone, readZone } from './zone.ts';
import type { ZoneChoice } from './zone.ts';
import { PAGE } from '../text/page-words.ts';

type Login =
  | { state: 'loading' }
  | { state: 'out'; mode: SignInMode }
  | { state: 'in'; signedIn: SignedIn }
  | { state: 'failed'; failed: ApiFailure };

const SETTINGS_RETRY_MS = 1500;

const AnalyticsPage = later(() => import('../analytics/analytics-page.tsx').then((part) => part.AnalyticsPage));
const ComparePage = later(() => import('../pages/compare-page.tsx').then((part) => part.ComparePage));
const JoinPage = later(() => import('../pages/join-page.tsx').then((part) => part.JoinPage));
const SystemPage = later(() => import('../pages/system-page.tsx').then((part) => part.SystemPage));
const KeysDialog = later(() => import('../parts/keys-dialog.tsx').then((part) => part.KeysDialog));

/** The whole page: who is signed in, which page is open. */
export function App(): JSX.Element {
  const [login, setLogin] = useState<Login>({ state: 'loading' });
  const [settings, setSettings] = useState<Settings>(EMPTY_SETTINGS);
  const readLogin = useCallback(async () => {
    try {
      const signedIn = await me();
      returnToPlace();
      setLogin({ state: 'in', signedIn });
    } catch (thrown) {
      const failed = ApiFailure.from(thrown);
      if (failed.status !== 401 && failed.status !== 403) return setLogin({ state: 'failed', failed });
      const mode = await signInMode().catch((): SignInMode => 'demo');
      setLogin({ state: 'out', mode });
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
        <h1 class="wordmark">{PAGE.product}</h1>
        <FailureNote failure={login.failed.failure}>
          <button type="button" onClick={() => void readLogin()}>
            {PAGE.tryAgain}
          </button>
        </FailureNote>
      </main>
    );
  }
  return (
    <SignedInApp
      signedIn={login.signedIn}
      settings={settings}
      onSignedOut={(next) => {
        if (next !== null) return location.assign(next);
        setLogin({ state: 'out', mode: login.signedIn.mode });
      }}
    />
  );
}

interface SignedInProperties {
  signedIn: SignedIn;
  settings: Settings;
  /** `next`: where to sign out of the provider as well. */
  onSignedOut: (next: string | null) => void;
}

function SignedInApp({ signedIn, settings, onSignedOut }: SignedInProperties): JSX.Element {
  const [path, setPath] = useState(location.pathname + location.search);
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
      setPath(location.pathname + location.search);
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
  useEffect(() => whenIdle([SystemPage, KeysDialog]), []);
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
  const route = routeOf(path.split('?')[0] ?? path);
  const leave = (): void => {
    signOut().then(onSignedOut, (thrown: unknown) => setFailure(ApiFailure.from(thrown)));
  };
  return (
    <AppContext.Provider value={context}>
      <a class="skip" href="#main">
        {PAGE.skip}
      </a>
      <Masthead current={route.page} onKeys={() => setKeysShown(true)} onSignOut={leave} />
      {failure === null ? null : <FailureNote failure={failure.failure} />}
      {route.page === 'sessions' ? (
        <SessionsPage onNew={() => void begin()} onSample={() => void begin({ sample: true })} />
      ) : null}
      {route.page === 'session' ? (
        <SessionPage key={route.id} id={route.id} askSample={sampleFor === route.id} onNew={() => void begin()} />
      ) : null}
      <OtherPage page={route.page} />
      {route.page === 'join' ? <JoinPage /> : null}
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

/** The pages that stand beside the sessions. */
function OtherPage({ page }: { page: Route['page'] }): JSX.Element | null {
  if (page === 'analytics') return <AnalyticsPage />;
  if (page === 'compare') return <ComparePage key={location.search} />;
  return page === 'system' ? <SystemPage /> : null;
}

function UnknownPage(): JSX.Element {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <h1>{PAGE.noSuchPage}</h1>
      <p>
        {PAGE.noSuchPageMeans[0]}
        <PageLink href="/">{PAGE.noSuchPageMeans[1]}</PageLink>
        {PAGE.noSuchPageMeans[2]}
      </p>
    </main>
  );
}
