import { styleText } from 'node:util';

export type Mark = 'ready' | 'busy' | 'warning' | 'failed' | 'quiet';

const STYLES = { ready: 'green', busy: 'cyan', warning: 'yellow', failed: 'red', quiet: 'dim' } as const;
/** The longest of what is listed is “Investigator agent”. */
const SUBJECT_WIDTH = 20;
const STATE_WIDTH = 12;

/** Where a command tells its user what happens, one finished line at a time. */
export type Screen = {
  readonly line: (text?: string) => void;
  /** A row of the table: what, its state, and the rest. */
  readonly row: (subject: string, row: { mark: Mark; state: string; detail?: string; width?: number }) => void;
  /** A failure and the next step. */
  readonly failure: (failure: { message: string; next: string }) => void;
};

/** Colours appear only where `stream` is a terminal and nothing like NO_COLOR forbids them. */
export function createScreen(stream: NodeJS.WriteStream): Screen {
  const paint = (mark: Mark, text: string): string => styleText(STYLES[mark], text, { stream });
  const line = (text = ''): void => {
    stream.write(`${text.trimEnd()}\n`);
  };
  return {
    line,
    row: (subject, { mark, state, detail, width = SUBJECT_WIDTH }) => {
      line(`  ${subject.padEnd(width)}${paint(mark, state.padEnd(STATE_WIDTH))}${detail ?? ''}`);
    },
    failure: ({ message, next }) => {
      line(paint('failed', message));
      line(`  ${next}`);
    },
  };
}
