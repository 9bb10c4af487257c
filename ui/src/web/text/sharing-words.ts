/*
 * What the page says of people: who may do what, who is here, what they said and did. The rest is in `sentences.ts`.
 */
import type { AuditEntry, SessionRole } from '@mats/contracts';

export const ROLE_WORDS: Readonly<Record<SessionRole, string>> = { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' };

export const ROLE_MEANS: Readonly<Record<SessionRole, string>> = {
  owner: 'shares, hands over, deletes',
  editor: 'asks, comments, approves',
  viewer: 'reads',
};

export const SHARE = {
  button: 'Share',
  title: 'Share this session',
  you: 'you',
  members: 'Members',
  roleOf: (member: string): string => `Role of ${member}`,
  remove: 'Remove',
  removeLabel: (member: string): string => `Remove ${member}`,
  leave: 'Leave this session',
  handOver: (member: string): string => `Hand the session over to ${member}? You will be an editor.`,
  handOverYes: 'Hand over',
  cancel: 'Cancel',
  team: 'Everybody who can sign in may read it',
  link: 'Invite by link',
  role: 'Role',
  until: 'Link works for',
  days: (days: number): string => (days === 1 ? '1 day' : `${days} days`),
  make: 'Make a link',
  made: 'Anyone who signs in with this link joins. It is shown once.',
  copy: 'Copy the link',
  links: 'Links',
  noLinks: 'No link works at the moment.',
  linkOf: (role: SessionRole): string => `${ROLE_WORDS[role]} link`,
  usedBy: (members: readonly string[]): string =>
    members.length === 0 ? 'not used yet' : `used by ${members.join(', ')}`,
  ends: 'ends',
  ended: 'ended',
  revoked: 'revoked',
  revoke: 'Revoke',
  revokeLabel: (role: SessionRole, by: string): string => `Revoke the ${role} link of ${by}`,
  done: 'What was done',
  more: 'Show earlier',
  close: 'Close',
  onlyOwner: (owner: string): string => `Only the owner, ${owner}, can share this session.`,
} as const;

export const COMPANY = {
  here: (others: readonly string[]): string => `Also here: ${others.join(', ')}`,
  readOnly: (owner: string | null): string =>
    `You may read this session. To ask in it, ask its owner${owner === null ? '' : `, ${owner},`} to make you an editor.`,
  askedBy: 'Asked by',
  comment: 'Comment',
  commentLabel: 'Comment on this turn',
  commentHint: 'Say something about this turn',
  judgedRight: 'says right',
  judgedWrong: 'says wrong',
  issue: 'Write an issue',
  issueMeans: 'Makes the text of an issue to copy. Nothing is sent anywhere.',
  waits: (member: string): string => `${member} proposes to write the text of an issue. It waits for an approval.`,
  approve: 'Approve',
  refuse: 'Refuse',
  approved: (member: string): string => `${member} approved it. Copy the text; nothing was sent.`,
  refused: (member: string): string => `${member} refused to have the text of an issue written.`,
  copyIssue: 'Copy the issue',
  issueText: 'Text of the issue',
} as const;

export const JOIN = {
  title: 'Joining the session',
  joining: 'Joining…',
  noToken: 'This link is incomplete: copy all of it, also what follows the #.',
  list: 'Go to your sessions',
} as const;

/** One entry of the audit log as a sentence without its time. */
export function deedWords({ member, action, about }: AuditEntry): string {
  const who = member ?? 'MATS';
  const turn = about.turn === undefined ? '' : ` ${about.turn}`;
  const role = about.role === undefined ? '' : ROLE_WORDS[about.role].toLowerCase();
  switch (action) {
    case 'asked': {
      return `${who} asked question${turn}`;
    }
    case 'stopped': {
      return `${who} stopped question${turn}`;
    }
    case 'shared': {
      return about.team_readable === true ? `${who} let everybody read it` : `${who} let members alone read it`;
    }
    case 'invited': {
      return `${who} made a link for: ${role}`;
    }
    case 'invite_revoked': {
      return `${who} revoked a link`;
    }
    case 'joined': {
      return `${who} joined as ${role}`;
    }
    case 'role_changed': {
      return `${who} made ${about.member ?? 'somebody'} ${role}`;
    }
    case 'handed_over': {
      return `${who} handed the session over to ${about.member ?? 'somebody'}`;
    }
    case 'removed': {
      return `${who} removed ${about.member ?? 'somebody'}`;
    }
    case 'left': {
      return `${who} left`;
    }
    case 'commented': {
      return `${who} commented on question${turn}`;
    }
    case 'judged': {
      return `${who} judged answer${turn}`;
    }
    case 'exported': {
      return `${who} exported answer${turn} as ${about.format ?? 'a file'}`;
    }
    case 'proposed': {
      return `${who} proposed to write an issue about answer${turn}`;
    }
    case 'approved': {
      return `${who} approved an issue about answer${turn}`;
    }
    case 'refused': {
      return `${who} refused an issue about answer${turn}`;
    }
    case 'deleted': {
      return `${who} deleted the session`;
    }
  }
}
