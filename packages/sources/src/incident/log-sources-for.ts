import type { InvokeRequest } from '@mats/contracts';
import { createAttachmentLogSource } from '../attachment/attachment-log-source.ts';
import type { LogSource } from '../log-source.ts';
import { createTextLogSource } from '../text/text-log-source.ts';

const LEAST_LINES = 3;

/**
 * The logs of a question: its attachments, a log pasted into the text, and, when it brought none, the configured
 * ones: somebody who attaches a log asks about that log.
 */
export function logSourcesFor(
  request: InvokeRequest,
  options: { orchestratorUrl: string; configured: () => readonly LogSource[] },
): readonly LogSource[] {
  const { attachments } = request.context;
  const pasted =
    request.message.split('\n').length >= LEAST_LINES ? [createTextLogSource({ text: request.message })] : [];
  const attached =
    attachments.length === 0
      ? []
      : [createAttachmentLogSource({ attachments, origin: { url: options.orchestratorUrl } })];
  const brought = [...attached, ...pasted];
  return brought.length === 0 ? options.configured() : brought;
}
