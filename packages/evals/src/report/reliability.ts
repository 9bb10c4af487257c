import { type Calibration, CONFIDENT_FROM } from './calibration.ts';

const WIDTH = 40;

/**
 * The reliability curve as a table and as text: one bar a bin, as long as the share that was right, with `|` where the stated
 * confidence stands. A bar that ends left of its mark was too sure, one that passes it too modest.
 */
export function reliability(calibration: Calibration): string {
  const { answers, bins, expectedError, brier, confident, confidentWrong } = calibration;
  const rows = bins.map(
    (bin) =>
      `| ${bin.from.toFixed(1)}–${bin.to.toFixed(1)} | ${bin.cases} | ${bin.stated.toFixed(2)} | ${bin.right.toFixed(2)} |`,
  );
  const bars = bins.map((bin) => `${bin.stated.toFixed(2)} ${bar(bin)} ${bin.right.toFixed(2)}`);
  return `| stated confidence | answers | stated, mean | right |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

\`\`\`text
${bars.join('\n')}
\`\`\`

Expected calibration error ${expectedError.toFixed(3)}, Brier score ${brier.toFixed(3)}, over ${answers} answers.
Confident (≥ ${CONFIDENT_FROM}) in ${confident}, and wrong in ${confidentWrong} of these.`;
}

function bar({ stated, right }: Calibration['bins'][number]): string {
  const mark = Math.round(stated * WIDTH);
  const end = Math.round(right * WIDTH);
  return Array.from({ length: WIDTH + 1 }, (_, place) => (place === mark ? '|' : place < end ? '█' : '·')).join('');
}
