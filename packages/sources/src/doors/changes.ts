/* Change feeds and status pages. */
export type { ChangeSource, ListedChange } from '../changes/change-source.ts';
export { changeText } from '../changes/change-text.ts';
export type { ChangesOfStream } from '../changes/read-change-feeds.ts';
export { createFeedChangeSource, readChangeFeeds, readChangesOf } from '../changes/read-change-feeds.ts';
export { noticeText } from '../status/notice-text.ts';
export type { NoticesOfStream } from '../status/read-status-pages.ts';
export { readNoticesOf, readStatusPages } from '../status/read-status-pages.ts';
