import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { Cites } from '../parts/cites.tsx';
import { Sentence } from '../parts/sentence.tsx';
import { CommandLine } from '../parts/command-line.tsx';

/** How a line of a quoted hunk is drawn, by its first character. */
const LINE_CLASSES: Readonly<Record<string, string>> = { '+': 'diff-add', '-': 'diff-delete', '@': 'diff-hunk' };

/** The direct reply to a question, with what it rests on; nothing where it is the cause that a card shows below. */
export function Reply({ report }: { report: Report }): JSX.Element | null {
  const { answer, cause, claims, intent, nextSteps, repeats } = report;
  const [step] = nextSteps;
  if (answer === cause && repeats === undefined) return null;
  const evidence = claims.find(({ text }) => text === answer)?.evidence ?? [];
  const [sentence = '', ...hunk] = intent === 'diff' ? answer.split('\n') : [answer];
  return (
    <>
      <p class="reply">
        <Sentence
          text={sentence}
          code={(text) => (text === step?.command ? <CommandLine command={text} /> : <code>{text}</code>)}
        />{' '}
        <Cites ids={evidence} />
      </p>
      {hunk.length === 0 ? null : (
        <pre class="reply-hunk" tabIndex={0}>
          {hunk.map((line, index) => (
            <span key={index} class={LINE_CLASSES[line.charAt(0)] ?? ''}>
              {`${line}\n`}
            </span>
          ))}
        </pre>
      )}
    </>
  );
}
