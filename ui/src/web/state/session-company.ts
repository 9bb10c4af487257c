import { sessionNoticeSchema } from '@mats/contracts';
import { createParser } from 'eventsource-parser';
import { ApiFailure } from '../api/api-failure.ts';
import { failureOf } from '../api/http.ts';
import { pauseForNetwork } from '../api/pause.ts';

export interface CompanyOptions {
  sessionId: string;
  /** Who looks at the session now. */
  onHere: (members: readonly string[]) => void;
  /** Something in the session changed, or may have while nobody told: read it again. */
  onChanged: () => void;
}

/**
 * The others in a session: who is here, and what they do. Connected while the tab can be seen, since a browser keeps
 * few connections to one server and a hidden tab is nobody who is here.
 */
export class SessionCompany {
  readonly #options: CompanyOptions;
  #stream: AbortController | null = null;
  #wanted = false;
  readonly #onVisibility = (): void => (document.visibilityState === 'visible' ? this.#connect() : this.#disconnect());

  constructor(options: CompanyOptions) {
    this.#options = options;
  }

  /** Begins, once the session is there; does nothing when it has begun. */
  begin(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (document.visibilityState === 'visible') this.#connect();
  }

  close(): void {
    this.#wanted = false;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#disconnect();
  }

  #connect(): void {
    if (!this.#wanted || this.#stream !== null) return;
    const stream = new AbortController();
    this.#stream = stream;
    void this.#follow(stream.signal);
  }

  #disconnect(): void {
    this.#stream?.abort();
    this.#stream = null;
    this.#options.onHere([]);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await this.#read(signal, () => {
          attempt = 1;
        });
      } catch (thrown) {
        // Signed out, or no longer a member: the page finds out what to say when it reads the session.
        if (thrown instanceof ApiFailure && thrown.isRefusal) {
          if (!signal.aborted) this.#options.onChanged();
          return;
        }
      }
      await pauseForNetwork(attempt, signal).catch(() => undefined);
    }
  }

  async #read(signal: AbortSignal, onLive: () => void): Promise<void> {
    const path = `/sessions/${encodeURIComponent(this.#options.sessionId)}/events`;
    const headers = { Accept: 'text/event-stream' };
    const response = await fetch(path, { headers, signal, credentials: 'same-origin' });
    if (!response.ok || response.body === null) throw await failureOf(response);
    onLive();
    // What happened until now, nobody told of.
    this.#options.onChanged();
    const parser = createParser({ onEvent: ({ data }) => this.#tell(data) });
    const reader = response.body
      .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) parser.feed(part.value);
  }

  #tell(data: string): void {
    const notice = sessionNoticeSchema.safeParse(JSON.parse(data));
    if (!notice.success) return;
    if (notice.data.type === 'here') this.#options.onHere(notice.data.members);
    else this.#options.onChanged();
  }
}
