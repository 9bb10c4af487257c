/* Metrics and traces, recorded or live. */
export { connectedProjects } from '../phoenix/connected-projects.ts';
export type { PhoenixSettings } from '../phoenix/create-phoenix-source.ts';
export { createPhoenixSource } from '../phoenix/create-phoenix-source.ts';
export { partsOfPath } from '../phoenix/read-stored-spans.ts';
export { readRecording, readRecordings } from '../recordings/read-recordings.ts';
export { createRecordedSignals } from '../recordings/recorded-signals.ts';
export type { Recording, RecordingPart } from '../recordings/recording.ts';
export type { SignalSource, SignalWindow } from '../signal-source.ts';
