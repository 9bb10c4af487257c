import { API_KEY_SCOPES } from '@mats/contracts';
import type { ApiKey, ApiKeyScope, Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from '../api/api-keys.ts';
import { API_KEYS, SCOPE_WORDS } from '../text/api-key-words.ts';
import { parseTime } from '../text/format-time.ts';
import { CopyButton } from './copy-button.tsx';
import { FailureNote } from './failure-note.tsx';
import { Moment } from './moment.tsx';

/** How long a key may work, in days; 0: until it is revoked. */
const DAYS = [30, 90, 365, 0] as const;
const [FIRST_DAYS] = DAYS;

/** The keys of whoever looks: those that there are, and a way to make and to revoke one. */
export function ApiKeys(): JSX.Element {
  const [keys, setKeys] = useState<readonly ApiKey[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setKeys(await listApiKeys());
      setFailure(null);
    } catch (thrown) {
      setFailure(ApiFailure.from(thrown).failure);
    }
  };
  useEffect(() => void attempt(() => Promise.resolve()), []);
  // An administrator sees everybody's.
  const areOfSeveral = new Set(keys?.map(({ member }) => member)).size > 1;
  return (
    <>
      <p class="muted">{API_KEYS.lead}</p>
      <KeyForm attempt={attempt} />
      {failure === null ? null : <FailureNote failure={failure} />}
      {keys?.length === 0 ? <p class="muted">{API_KEYS.none}</p> : null}
      <ul class="share-links">
        {(keys ?? []).map((key) => (
          <KeyRow
            key={key.id}
            apiKey={key}
            namesMember={areOfSeveral}
            onRevoke={() => void attempt(() => revokeApiKey(key.id))}
          />
        ))}
      </ul>
    </>
  );
}

function KeyForm({ attempt }: { attempt: (work: () => Promise<unknown>) => Promise<void> }): JSX.Element {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ApiKeyScope[]>(['ask', 'read']);
  const [days, setDays] = useState<number>(FIRST_DAYS);
  const [made, setMade] = useState<string | null>(null);
  const shown = useRef<HTMLInputElement>(null);
  useEffect(() => shown.current?.select(), [made]);
  const make = async (): Promise<void> => {
    const { key } = await makeApiKey({ name, scopes, ...(days === 0 ? {} : { days }) });
    setMade(key);
    setName('');
  };
  return (
    <>
      <form
        class="share-form"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(make);
        }}
      >
        <span class="share-field">
          <label for="key-name">{API_KEYS.name}</label>
          <input
            id="key-name"
            required
            maxLength={100}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </span>
        <ScopeChoice scopes={scopes} onChange={setScopes} />
        <span class="share-field">
          <label for="key-days">{API_KEYS.until}</label>
          <select id="key-days" value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((one) => (
              <option key={one} value={String(one)}>
                {API_KEYS.days(one)}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" class="primary" disabled={scopes.length === 0}>
          {API_KEYS.make}
        </button>
      </form>
      {made === null ? null : (
        <div class="share-made">
          <p id="key-made">{API_KEYS.made}</p>
          <input ref={shown} readOnly value={made} aria-labelledby="key-made" />
          <CopyButton text={made} label={API_KEYS.copy} class="" />
        </div>
      )}
    </>
  );
}

function ScopeChoice(properties: {
  scopes: readonly ApiKeyScope[];
  onChange: (scopes: readonly ApiKeyScope[]) => void;
}): JSX.Element {
  const { scopes, onChange } = properties;
  return (
    <fieldset class="key-scopes">
      <legend>{API_KEYS.scopes}</legend>
      {API_KEY_SCOPES.map((scope) => (
        <label key={scope}>
          <input
            type="checkbox"
            checked={scopes.includes(scope)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              onChange(API_KEY_SCOPES.filter((one) => (one === scope ? checked : scopes.includes(one))));
            }}
          />
          {SCOPE_WORDS[scope]}
        </label>
      ))}
    </fieldset>
  );
}

function KeyRow(properties: { apiKey: ApiKey; namesMember: boolean; onRevoke: () => void }): JSX.Element {
  const { name, member, scopes, expires_at: expires, last_used_at: used } = properties.apiKey;
  const end = parseTime(expires ?? undefined);
  const lastUsed = parseTime(used ?? undefined);
  const works = end === null || end > Date.now();
  return (
    <li class={works ? '' : 'share-over'}>
      <span>{name}</span>
      <span class="muted">
        {properties.namesMember ? `${API_KEYS.of(member)}, ` : ''}
        {API_KEYS.may(scopes)},{' '}
        {end === null ? (
          API_KEYS.forever
        ) : (
          <>
            {works ? API_KEYS.ends : API_KEYS.ended} <Moment at={end} />
          </>
        )}
        ,{' '}
        {lastUsed === null ? (
          API_KEYS.unused
        ) : (
          <>
            {API_KEYS.used} <Moment at={lastUsed} />
          </>
        )}
      </span>
      <button type="button" class="quiet" aria-label={API_KEYS.revokeLabel(name)} onClick={properties.onRevoke}>
        {API_KEYS.revoke}
      </button>
    </li>
  );
}
