import { LIMITS } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { useShortcuts } from '../app/hooks.ts';
import type { NewQuestion } from '../state/session-controller.ts';
import { formatBytes } from '../text/format-number.ts';
import { AttachmentChip } from './attachment-chip.tsx';
import { DropZone } from './drop-zone.tsx';
import { chosenRepositories, RepositoryChoice } from './repository-choice.tsx';
import type { RepositoryChoiceValue } from './repository-choice.tsx';
import { useAttachments } from './use-attachments.ts';
import type { Attachments } from './use-attachments.ts';
import { readZoneOfTimes, ZoneChoice } from './zone-choice.tsx';
import { PAGE } from '../text/page-words.ts';
import { BOX } from '../text/box-words.ts';
import { useToldHeight } from '../app/use-told-height.ts';

const ACCEPTED = '.log,.txt,.json,.jsonl,.ndjson,.gz,.zip';
const TALLEST = 240;

export interface QuestionBoxProperties {
  /** Keeps what was typed over a reload. */
  draftKey: string;
  /** Earlier questions, oldest first; Up brings them back. */
  history: readonly string[];
  placeholder: string;
  /** Whether typing may begin at once; on a page with an answer the reader begins there. */
  takesFocus: boolean;
  onAsk: (question: NewQuestion) => void;
}

/** Where a question is typed, pasted and dropped. */
export function QuestionBox(properties: QuestionBoxProperties): JSX.Element {
  const { settings } = useApp();
  const [repositories, setRepositories] = useState<RepositoryChoiceValue>({ names: [], path: '' });
  const [zone, setZone] = useState(readZoneOfTimes);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const attachments = useAttachments(settings.limits);
  const { text, setText, recall } = useQuestionText(properties, field);
  const send = (): void => {
    const prompt = text.trim();
    const { list } = attachments;
    if (prompt === '' && list.every(({ status }) => status === 'failed')) return field.current?.focus();
    properties.onAsk({
      prompt: prompt === '' ? BOX.questionOfFiles : prompt,
      ...attachments.take(),
      repositories: chosenRepositories(repositories),
      sample: false,
      timeZone: zone,
    });
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && recall(event.key === 'ArrowUp' ? 1 : -1))
      event.preventDefault();
    else if (event.key === 'Escape') field.current?.blur();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (files !== undefined && files.length > 0) attachments.addFiles(files);
    else if (!attachments.addPaste(event.clipboardData?.getData('text/plain') ?? '')) return;
    event.preventDefault();
  };
  useShortcuts({ '/': () => field.current?.focus() });
  useToldHeight(form, '--box-height');
  const limit = formatBytes(settings.limits.uploadBytes ?? LIMITS.uploadBytes);
  return (
    <form
      ref={form}
      class="question-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <DropZone onFiles={attachments.addFiles} limit={limit} />
      <Chips attachments={attachments} onPutBack={(pasted) => setText(text === '' ? pasted : `${text}\n${pasted}`)} />
      <textarea
        ref={field}
        rows={1}
        aria-label={PAGE.question}
        placeholder={properties.placeholder}
        maxLength={settings.limits.promptCharacters ?? LIMITS.promptCharacters}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <BoxTools
        limit={limit}
        onFiles={attachments.addFiles}
        repositories={repositories}
        onRepositories={setRepositories}
        zone={zone}
        onZone={setZone}
      />
    </form>
  );
}

interface BoxToolsProperties {
  limit: string;
  onFiles: (files: Iterable<File>) => void;
  repositories: RepositoryChoiceValue;
  onRepositories: (value: RepositoryChoiceValue) => void;
  zone: string;
  onZone: (zone: string) => void;
}

function BoxTools(properties: BoxToolsProperties): JSX.Element {
  const { limit, onFiles, repositories, onRepositories } = properties;
  const { settings } = useApp();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="box-tools">
      <button type="button" class="quiet" title={BOX.kinds(limit)} onClick={() => picker.current?.click()}>
        {PAGE.attach}
      </button>
      <input
        ref={picker}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={PAGE.filesToAttach}
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          onFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <RepositoryChoice
        known={settings.repositories.filter(({ sampleOnly }) => !sampleOnly)}
        value={repositories}
        onChange={onRepositories}
      />
      <ZoneChoice value={properties.zone} onChange={properties.onZone} />
      <span class="box-hint">{BOX.hint(limit)}</span>
      <span class="spacer" />
      <button type="submit" class="primary">
        {PAGE.ask} <kbd>{PAGE.enter}</kbd>
      </button>
    </div>
  );
}

function Chips(properties: { attachments: Attachments; onPutBack: (text: string) => void }): JSX.Element | null {
  const { attachments, onPutBack } = properties;
  if (attachments.list.length === 0) return null;
  return (
    <ul class="chips" aria-label={PAGE.attachments}>
      {attachments.list.map((attachment) => (
        <AttachmentChip
          key={attachment.key}
          attachment={attachment}
          onRemove={() => attachments.remove(attachment.key)}
          onPutBack={onPutBack}
        />
      ))}
    </ul>
  );
}

interface QuestionText {
  text: string;
  setText: (text: string) => void;
  /** Brings back an older (1) or newer (-1) question; false when the key means something else. */
  recall: (step: 1 | -1) => boolean;
}

/** The text of the box: kept over a reload, as tall as it needs, with the questions asked before. */
function useQuestionText(
  properties: QuestionBoxProperties,
  field: { current: HTMLTextAreaElement | null },
): QuestionText {
  const { history, draftKey, takesFocus } = properties;
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [recalled, setRecalled] = useState(0);
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(TALLEST, element.scrollHeight)}px`;
  }, [text, properties.placeholder]);
  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  // At once, not after the next frame: a reload may come in between.
  const put = (next: string): void => {
    if (next === '') sessionStorage.removeItem(draftKey);
    else sessionStorage.setItem(draftKey, next);
    setText(next);
  };
  const recall = (step: 1 | -1): boolean => {
    const shown = recalled === 0 ? '' : (history.at(-recalled) ?? '');
    if (text !== shown) return false;
    const next = recalled + step;
    if (next < 0 || next > history.length || history.length === 0) return false;
    setRecalled(next);
    put(next === 0 ? '' : (history.at(-next) ?? ''));
    return true;
  };
  const change = (next: string): void => {
    setRecalled(0);
    put(next);
  };
  return { text, setText: change, recall };
}
