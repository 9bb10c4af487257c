import { z } from 'zod';
import { readCases } from '../read-cases.ts';
import type { CaseScore, Prediction, Scoring } from '../suite.ts';
import { demoAnswerSchema } from './case.ts';
import type { DemoAnswer } from './case.ts';

const predictionSchema = z.object({
  sure: z.boolean(),
  commit: z.string().nullable(),
  file: z.string().nullable(),
  service: z.string().nullable(),
  kind: z.string().nullable(),
});
type Answered = z.infer<typeof predictionSchema>;

/**
 * Scores predictions against the known answers. `right`: the guilty commit, or for a cause outside of the code its kind
 * and the service. `confident wrong`: named as the cause, and it is not. `file`: the guilty file, of commits.
 */
export async function scoreDemo({ truth, predictions }: Scoring): Promise<readonly CaseScore[]> {
  const byCase = new Map<unknown, Prediction>();
  for (const prediction of predictions) byCase.set(prediction['case'], prediction);
  return (await readCases(truth, demoAnswerSchema)).map((answer) => {
    const { data } = predictionSchema.safeParse(byCase.get(answer.case));
    const right = data !== undefined && data.sure && isRight(answer, data);
    return {
      case: answer.case,
      metrics: {
        right: Number(right),
        'confident wrong': Number(data?.sure === true && !right),
        ...(answer.file === null ? {} : { file: Number(data?.file === answer.file) }),
      },
      groups: [answer.commit === null ? 'without a code cause' : 'with a guilty commit'],
    };
  });
}

function isRight(answer: DemoAnswer, answered: Answered): boolean {
  if (answer.commit !== null) return answered.commit === answer.commit;
  return (
    answered.commit === null &&
    answer.outside?.includes(answered.kind ?? '') === true &&
    answered.service === answer.service
  );
}
