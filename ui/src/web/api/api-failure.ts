import type { Failure } from '@mats/contracts';
import { NO_ANSWER } from '../text/box-words.ts';

/** A request that did not succeed, with words that may be shown: what happened and what to do. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly failure: Failure;
  /** HTTP status, or 0 when there was no answer at all. */
  readonly status: number;

  constructor(failure: Failure, status: number, options?: { cause?: unknown }) {
    super(failure.message, options);
    this.failure = failure;
    this.status = status;
  }

  /** Whether trying again may help by itself: no answer, or a part that is starting, stopping or away. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }

  /** Whether the server has looked at the request and will not take it as it is. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429;
  }

  /** Whatever was thrown, in words for the reader. */
  static from(thrown: unknown): ApiFailure {
    if (thrown instanceof ApiFailure) return thrown;
    return new ApiFailure(NO_CONNECTION, 0, { cause: thrown });
  }
}

/** Said when there was no answer: the page cannot know more. */
export const NO_CONNECTION: Failure = {
  code: 'no_connection',
  ...NO_ANSWER.connection,
};

/** Said when an answer came that does not fit the contract, as between two versions. */
export const BAD_ANSWER: Failure = {
  code: 'bad_answer',
  ...NO_ANSWER.unknown,
};
