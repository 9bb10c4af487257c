import { createEvidence } from '@mats/engine';
import type { LocatedNotice } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { noticeText } from '@mats/sources/changes';
import { redactSecrets } from '@mats/telemetry';
import { spanOfNow } from './log-evidence.ts';

/** What a status page says of a provider. */
export function noticeEvidence(notice: LocatedNotice): Evidence {
  const { provider, component, status, title, from, to } = notice;
  const about = [provider, component].filter((name) => name !== '').join(': ');
  return createEvidence({
    title: redactSecrets([about, title || status].filter((text) => text !== '').join(', ')).slice(0, 200),
    ...(from === null ? {} : { time: new Date(from).toISOString() }),
    locator: notice.locator,
    excerpt: redactSecrets(noticeText(notice)),
    ...spanOfNow(),
    detail: {
      kind: 'status_notice',
      provider,
      component,
      status,
      until: to === null ? null : new Date(to).toISOString(),
    },
  });
}
