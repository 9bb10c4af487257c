import { signalSourceContract, SIGNALS_HELD } from '@mats/testing';
import { createTextLogSource } from '../text/text-log-source.ts';
import { createRecordedSignals } from './recorded-signals.ts';

signalSourceContract('recordings', async () => {
  const source = createTextLogSource({ text: 'recorded' });
  const [stream] = (await source.list()).streams;
  if (stream === undefined) throw new Error('The text lists nothing.');
  const spans = SIGNALS_HELD.spans.map((span) => ({ ...span, failed: false }));
  return createRecordedSignals([
    { source, stream, spans, series: [] },
    { source, stream, spans: [], series: [SIGNALS_HELD.series] },
  ]);
});
