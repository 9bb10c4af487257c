/* What a question asks. */
export { namedIn, questionWords } from '../case/failures/question-words.ts';
export type { PartName } from '../case/question/parts.ts';
export { PARTS } from '../case/question/parts.ts';
export type { QuestionPeriod } from '../case/question/question-times.ts';
export { reportedCandidate } from '../case/question/reported-candidate.ts';
export { splitQuestion } from '../case/question/split-question.ts';
export type { Question } from '../case/question/understand-question.ts';
export { understandQuestion } from '../case/question/understand-question.ts';
