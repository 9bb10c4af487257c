/** What a status page says of a part of a provider, over a stretch of time. Times are epoch milliseconds. */
export interface ProviderNotice {
  /** Unique within its page and the same at every reading. */
  readonly id: string;
  /** Who runs it, as the page says; may be empty. */
  readonly provider: string;
  /** The part that it is about; empty for all of it. */
  readonly component: string;
  /** The region that it is about, where the page has several; else empty. */
  readonly region: string;
  /** In the page's words. */
  readonly status: string;
  readonly title: string;
  readonly text: string;
  /** `well` for notices of health and of planned work that has not begun. */
  readonly state: 'impaired' | 'well';
  /** Null when the page does not date it: it is so now. */
  readonly from: number | null;
  /** Null while it lasts. */
  readonly to: number | null;
}
