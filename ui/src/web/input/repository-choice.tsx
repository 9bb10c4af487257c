import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useClosing } from '../app/use-closing.ts';
import { PAGE } from '../text/page-words.ts';
import { REPOSITORIES } from '../text/box-words.ts';
import { useFoundRepository } from './use-found-repository.ts';
import type { FoundRepository } from './use-found-repository.ts';

/** Digits of a commit id that the page shows, everywhere. */
const SHORT = 8;

/** Which repositories to look into: those that are configured, or paths. Nothing chosen means all configured ones. */
export interface RepositoryChoiceValue {
  names: readonly string[];
  path: string;
}

/** The choice as a request carries it. */
export function chosenRepositories(value: RepositoryChoiceValue): string[] {
  const path = value.path.trim();
  return path === '' ? [...value.names] : [...value.names, path];
}

/** Checkboxes for the configured repositories and a field for a path, folded behind what is chosen. */
export function RepositoryChoice(properties: {
  known: readonly { name: string }[];
  value: RepositoryChoiceValue;
  onChange: (value: RepositoryChoiceValue) => void;
}): JSX.Element {
  const { known, value, onChange } = properties;
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(
    details,
    () => details.current?.open === true,
    (byKey) => {
      if (details.current !== null) details.current.open = false;
      if (byKey) details.current?.querySelector('summary')?.focus();
    },
  );
  const chosen = chosenRepositories(value);
  const found = useFoundRepository(value.path.trim());
  const unusable = found !== null && found !== 'looking' && found.state === 'failed';
  const words =
    chosen.length === 0
      ? known.length === 0
        ? REPOSITORIES.none
        : REPOSITORIES.all
      : chosen.length === 1
        ? chosen[0]
        : REPOSITORIES.chosen(chosen.length);
  const toggle = (name: string, checked: boolean): void => {
    const names = checked ? [...value.names, name] : value.names.filter((other) => other !== name);
    onChange({ ...value, names });
  };
  return (
    <details ref={details} class="repositories">
      <summary>
        {REPOSITORIES.label} <span class="mono">{words}</span>
        {unusable ? <span class="repository-failed"> ✕ {REPOSITORIES.unusable}</span> : null}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{PAGE.repositoriesToLookInto}</legend>
        {known.map(({ name }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={value.names.includes(name)}
              onChange={(event) => toggle(name, event.currentTarget.checked)}
            />
            <span class="mono">{name}</span>
          </label>
        ))}
        <label class="repository-path">
          {known.length === 0 ? REPOSITORIES.path : REPOSITORIES.orPath}
          <input
            type="text"
            class="mono"
            placeholder="/srv/shop"
            spellcheck={false}
            value={value.path}
            aria-describedby="repository-found"
            onInput={(event) => onChange({ ...value, path: event.currentTarget.value })}
          />
        </label>
        <p id="repository-found" class="repository-found" role="status">
          <Found found={found} />
        </p>
      </fieldset>
    </details>
  );
}

/** Whether the path that was typed can be read, and why not. */
function Found({ found }: { found: FoundRepository }): JSX.Element | null {
  if (found === null) return null;
  if (found === 'looking') return <>{REPOSITORIES.looking}</>;
  const { state, revision, reason } = found;
  if (state === 'failed') return <span class="repository-failed">✕ {reason ?? REPOSITORIES.unusable}</span>;
  return <>✓ {REPOSITORIES.found(revision?.slice(0, SHORT) ?? null)}</>;
}
