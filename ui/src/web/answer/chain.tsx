import type { ChainNode } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { EvidenceContext, OpenEvidenceContext } from '../app/context.ts';
import { CHAIN_WORDS } from '../text/evidence-words.ts';
import { FOLDS } from '../text/sentences.ts';

/** How one thing led to the next, left to right (top to bottom on a phone); each node opens its evidence. */
export function Chain(properties: { nodes: readonly ChainNode[] }): JSX.Element {
  return (
    <ol class="chain" aria-label={FOLDS.how}>
      {properties.nodes.map((node, index) => (
        <li key={index} class={`chain-node chain-${node.kind}`}>
          <ChainButton node={node} />
        </li>
      ))}
    </ol>
  );
}

function ChainButton({ node }: { node: ChainNode }): JSX.Element {
  const { numberOf, open } = useContext(EvidenceContext);
  const current = useContext(OpenEvidenceContext);
  const evidence = node.evidence.find((id) => numberOf(id) !== null);
  const content = (
    <>
      <span class="chain-kind">
        {CHAIN_WORDS[node.kind]}
        {evidence === undefined ? null : <span class="chain-cite"> [{numberOf(evidence)}]</span>}
      </span>
      <span class="chain-label">{node.label}</span>
    </>
  );
  if (evidence === undefined) return <span class="chain-box">{content}</span>;
  return (
    <button type="button" class="chain-box" aria-pressed={current === evidence} onClick={() => open(evidence)}>
      {content}
    </button>
  );
}
