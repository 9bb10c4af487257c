import type { OperationMaker } from './openapi.ts';

/** The paths of sharing and discussing, for the document of the interface. */
export function togetherPaths(maker: OperationMaker): Record<string, object> {
  return { ...sharingPaths(maker), ...discussionPaths(maker) };
}

function sharingPaths({ operation, parameter, id }: OperationMaker): Record<string, object> {
  const member = parameter('member', 'path', 'The member, as members are listed.');
  const invite = parameter('invite', 'path', 'The id of an invitation.');
  const cursor = parameter('cursor', 'query', 'The `next` of the page before.');
  return {
    '/sessions/{id}/members': {
      get: operation('Who may do what in it, and what you may.', { reply: 'SessionMembers', parameters: [id] }),
    },
    '/sessions/{id}/members/{member}': {
      put: operation('Give a member another role; `owner` hands the session over.', {
        reply: 'SessionMembers',
        body: 'NewRole',
        parameters: [id, member],
      }),
      delete: operation('Send a member away, or leave.', { status: '204', parameters: [id, member] }),
    },
    '/sessions/{id}/sharing': {
      put: operation('Whether everybody who may sign in may read it.', {
        reply: 'SessionMembers',
        body: 'NewSharing',
        parameters: [id],
      }),
    },
    '/sessions/{id}/invites': {
      get: operation('Its invitations, and who used them.', { reply: 'InviteList', parameters: [id] }),
      post: operation('Make one; its token is shown once.', {
        reply: 'MadeInvite',
        body: 'NewInvite',
        status: '201',
        parameters: [id],
      }),
    },
    '/sessions/{id}/invites/{invite}': {
      delete: operation('Revoke one.', { status: '204', parameters: [id, invite] }),
    },
    '/invites/redeem': {
      post: operation('Join a session by the token of an invitation.', {
        reply: 'RedeemedInvite',
        body: 'RedeemInvite',
      }),
    },
    '/sessions/{id}/audit': {
      get: operation('Who did what when, latest first; also after it was deleted.', {
        reply: 'AuditLog',
        parameters: [id, cursor],
      }),
    },
    '/sessions/{id}/events': {
      get: operation('Who is there and that it changed, as server-sent events.', {
        reply: 'SessionNotice',
        parameters: [id],
      }),
    },
  };
}

function discussionPaths({ operation, parameter, id }: OperationMaker): Record<string, object> {
  const approval = parameter('approval', 'path', 'The id of a step that waits.');
  return {
    '/sessions/{id}/discussion': {
      get: operation('Comments, judgements and steps that wait, of all its turns.', {
        reply: 'Discussion',
        parameters: [id],
      }),
    },
    '/investigations/{id}/comments': {
      post: operation('Comment on it.', { reply: 'Comment', body: 'NewComment', status: '201', parameters: [id] }),
    },
    '/investigations/{id}/approvals': {
      post: operation('Propose a step that needs an approval.', {
        reply: 'Approval',
        body: 'NewApproval',
        status: '201',
        parameters: [id],
      }),
    },
    '/investigations/{id}/approvals/{approval}': {
      post: operation('Approve or refuse a step that waits.', {
        reply: 'Approval',
        body: 'ApprovalDecision',
        parameters: [id, approval],
      }),
    },
    '/investigations/{id}/exports': {
      post: operation('Note that it was taken away as a file.', {
        reply: 'Noted',
        body: 'NewExport',
        status: '201',
        parameters: [id],
      }),
    },
  };
}
