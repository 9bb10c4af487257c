import type { CheckResult } from '@mats/contracts';
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { readChecks } from '../api/client.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { CHECKS } from '../text/sentences.ts';

/** The doctor's checks: name, state, what to do. The first that fails names the broken hop. */
export function SystemChecks(): JSX.Element {
  const [found, setFound] = useState<readonly CheckResult[] | null>(null);
  const [failed, setFailed] = useState<ApiFailure | null>(null);
  const look = useCallback(() => {
    setFound(null);
    readChecks().then(
      (checks) => {
        setFound(checks);
        setFailed(null);
      },
      (thrown: unknown) => setFailed(ApiFailure.from(thrown)),
    );
  }, []);
  useEffect(look, [look]);
  const broken = found?.find(({ ok }) => !ok);
  return (
    <section class="system-part">
      <h2>{CHECKS.title}</h2>
      {failed === null ? null : <FailureNote failure={failed.failure} />}
      {found === null ? (
        failed === null ? (
          <p class="muted">{CHECKS.looking}</p>
        ) : null
      ) : (
        <>
          <p class="muted">{broken === undefined ? CHECKS.allHold : CHECKS.broken(broken.name)}</p>
          <ul class="states checks">
            {found.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
        </>
      )}
      <p>
        <button type="button" disabled={found === null && failed === null} onClick={look}>
          {CHECKS.again}
        </button>{' '}
        <span class="muted">{CHECKS.command}</span> <code>{CHECKS.commandLine}</code>
      </p>
    </section>
  );
}

function Check({ check }: { check: CheckResult }): JSX.Element {
  const { name, ok, detail, fix, notReached = false } = check;
  if (notReached) {
    return (
      <li class="state-empty">
        <span class="state-sign" aria-hidden="true">
          –
        </span>
        <span class="state-kind">{name}</span>
        <span class="state-detail">{CHECKS.notReached}</span>
      </li>
    );
  }
  return (
    <li class={ok ? 'state-connected' : 'state-failed'}>
      <span class="state-sign">
        <span aria-hidden="true">{ok ? '✓' : '✕'}</span>
        <span class="visually-hidden">{ok ? CHECKS.holds : CHECKS.fails}</span>
      </span>
      <span class="state-kind">{name}</span>
      <span class="state-what">
        <span class="state-detail">{detail}</span>
        {ok || fix === undefined ? null : <strong class="check-fix">{fix}</strong>}
      </span>
    </li>
  );
}
