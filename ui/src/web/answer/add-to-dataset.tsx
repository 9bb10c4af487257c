import type { DatasetProposal, ExpectedAnswer } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { addToDataset, proposeExample } from '../api/client.ts';
import { announce } from '../app/announce.ts';
import { DATASET } from '../text/sentences.ts';

const ABSTAINING = new Set(['no_incident', 'unknown']);

function listOf(data: FormData, name: string): string[] {
  const text = data.get(name);
  return typeof text === 'string' ? text.split(',').flatMap((part) => part.trim() || []) : [];
}

/** The answer that a form holds; a place is `file` or `file:line`. */
function expectedIn(data: FormData): ExpectedAnswer {
  const kinds = listOf(data, 'kinds');
  const places = listOf(data, 'places').map((text) => {
    const [, file = text, line] = /^(.{1,500}):([1-9]\d{0,8})$/.exec(text) ?? [];
    return { file, ...(line === undefined ? {} : { line: Number(line) }) };
  });
  const [commit] = listOf(data, 'commit');
  return {
    kinds,
    components: listOf(data, 'components'),
    places,
    ...(commit === undefined ? {} : { commit }),
    ...(kinds.length === 0 ? {} : { abstains: kinds.every((kind) => ABSTAINING.has(kind)) }),
  };
}

/** Puts a turn into a dataset of Phoenix, with the right answer as the report has it until somebody changes it. */
export function AddToDataset(properties: { investigationId: string; onClose: () => void }): JSX.Element {
  const { investigationId, onClose } = properties;
  const [proposal, setProposal] = useState<DatasetProposal | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const tell = (words: string): void => {
    setSaid(words);
    announce(words);
  };
  useEffect(() => {
    proposeExample(investigationId).then(setProposal, (thrown: unknown) =>
      tell(ApiFailure.from(thrown).failure.message),
    );
  }, [investigationId]);
  const add = async (data: FormData): Promise<void> => {
    const [dataset = ''] = listOf(data, 'dataset');
    try {
      const missing = await addToDataset(investigationId, { dataset, expected: expectedIn(data) });
      setProposal(null);
      const without = missing.length === 0 ? '' : ` ${DATASET.missing(missing.join(', '))}`;
      tell(`${DATASET.added(dataset)}${without}`);
    } catch (thrown) {
      tell(ApiFailure.from(thrown).failure.message);
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void add(new FormData(event.currentTarget as HTMLFormElement));
  };
  return (
    <div class="dataset">
      {said === null ? null : <p class="muted">{said}</p>}
      {proposal === null ? null : <Example proposal={proposal} onSubmit={onSubmit} onCancel={onClose} />}
    </div>
  );
}

function Example(properties: {
  proposal: DatasetProposal;
  onSubmit: (event: SubmitEvent) => void;
  onCancel: () => void;
}): JSX.Element {
  const { expected, feedback, datasets } = properties.proposal;
  const places = expected.places.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
  const form = useRef<HTMLFormElement>(null);
  // It opens at the foot of a menu that is gone then.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const comments = feedback.flatMap(({ comment }) => (comment === '' ? [] : [comment]));
  return (
    <form ref={form} class="dataset-form" aria-label={DATASET.title} onSubmit={properties.onSubmit}>
      <h4>{DATASET.title}</h4>
      <label>
        {DATASET.name}
        <input name="dataset" required maxLength={200} list="datasets" defaultValue={datasets[0] ?? 'mats'} />
        <datalist id="datasets">
          {datasets.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label>
        {DATASET.kinds}
        <input name="kinds" defaultValue={expected.kinds.join(', ')} />
      </label>
      <label>
        {DATASET.components}
        <input name="components" defaultValue={expected.components.join(', ')} />
      </label>
      <label>
        {DATASET.place}
        <input name="places" defaultValue={places.join(', ')} />
      </label>
      <label>
        {DATASET.commit}
        <input name="commit" defaultValue={expected.commit ?? ''} />
      </label>
      {comments.length === 0 ? null : (
        <p class="muted">
          {DATASET.said} {comments.join(' · ')}
        </p>
      )}
      <p>
        <button type="submit" class="primary">
          {DATASET.add}
        </button>{' '}
        <button type="button" onClick={properties.onCancel}>
          {DATASET.cancel}
        </button>
      </p>
    </form>
  );
}
