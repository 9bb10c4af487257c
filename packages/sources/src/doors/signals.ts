/* Metrics and traces, recorded or live. */
export { readRecording, readRecordings } from '../recordings/read-recordings.ts';
export { createRecordedSignals } from '../recordings/recorded-signals.ts';
export type { Recording, RecordingPart } from '../recordings/recording.ts';
export type { SignalSource, SignalWindow } from '../signal-source.ts';
