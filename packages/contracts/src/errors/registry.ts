/**
 * Every error a MATS service answers with. `message` and `next` are templates: `{name}` is replaced by a value, so
 * that a reader sees what came, what was expected and what to do. `docs/errors.md` lists the same rows.
 */
export const ERROR_REGISTRY = {
  invalid_json: {
    status: 400,
    message: 'The body is not valid JSON: {reason}.',
    next: 'Send a JSON object with Content-Type: application/json.',
  },
  invalid_request: {
    status: 400,
    message: 'The request does not fit: {reason}.',
    next: 'Correct the named field; /openapi.json describes the request.',
  },
  prompt_missing: {
    status: 400,
    message: 'The request has no prompt.',
    next: 'Send {"prompt": "your question"}.',
  },
  prompt_too_long: {
    status: 413,
    message: 'The prompt has {seen} characters; at most {limit} are read.',
    next: 'Ask shorter and attach the log or text as a file.',
  },
  body_too_large: {
    status: 413,
    message: 'The body is larger than {limit}.',
    next: 'Upload large files with POST /attachments and name their ids in the question.',
  },
  unsupported_media_type: {
    status: 415,
    message: 'Content-Type {seen} is not read here.',
    next: 'Send {expected}.',
  },
  invalid_session_id: {
    status: 400,
    message: 'Session id {seen} cannot be used: it {reason}.',
    next: 'Use 1-128 characters of A-Z a-z 0-9 . _ : - and not digits alone, or leave the header out.',
  },
  invalid_tenant_id: {
    status: 400,
    message: 'Tenant {seen} cannot be used.',
    next: 'Use 1-64 characters of A-Z a-z 0-9 . _ - that begin with a letter or a digit.',
  },
  attachment_too_large: {
    status: 413,
    message: 'The file {name} is larger than {limit}.',
    next: 'Cut the log to the hours around the incident, or compress it with gzip.',
  },
  attachment_not_found: {
    status: 404,
    message: 'There is no attachment {seen}.',
    next: 'Upload the file again with POST /attachments.',
  },
  attachment_unreadable: {
    status: 422,
    message: 'The file {name} cannot be read: {reason}.',
    next: 'Attach a text log (.log, .txt, .json) or one packed with gzip or zip.',
  },
  repository_unusable: {
    status: 422,
    message: 'The repository {seen} cannot be used: {reason}.',
    next: 'Name a git repository under one of the allowed roots (REPOSITORY_ROOTS).',
  },
  not_signed_in: {
    status: 401,
    message: 'Nobody is signed in.',
    next: 'Sign in at /, then ask again.',
  },
  not_identified: {
    status: 401,
    message: 'The request does not prove who sends it: {reason}.',
    next: 'Send Authorization: Bearer <API key>; `npm run mats -- keys` makes one, scripts of this machine find theirs in .mats/api-key.',
  },
  forbidden: {
    status: 403,
    message: 'This is not allowed: {reason}.',
    next: 'Sign in as somebody who may do it.',
  },
  role_too_low: {
    status: 403,
    message: 'You are {role} of this session, which does not let you {what}.',
    next: 'Ask its owner, {owner}, to make you {needed}.',
  },
  invite_unusable: {
    status: 404,
    message: 'This invitation cannot be used: {reason}.',
    next: 'Ask whoever sent it for a new link.',
  },
  member_not_found: {
    status: 404,
    message: '{seen} is no member of this session.',
    next: 'GET /sessions/:id/members lists them; invite people with a link.',
  },
  invite_not_found: {
    status: 404,
    message: 'There is no invitation {seen} to this session.',
    next: 'GET /sessions/:id/invites lists them.',
  },
  approval_not_found: {
    status: 404,
    message: 'There is no step {seen} that waits for an approval here.',
    next: 'GET /sessions/:id/discussion lists them.',
  },
  api_key_not_found: {
    status: 404,
    message: 'There is no API key {seen} of yours.',
    next: 'GET /keys lists them.',
  },
  session_not_found: {
    status: 404,
    message: 'There is no session {seen} that you may read.',
    next: 'Open it from the list of sessions, or ask its owner.',
  },
  investigation_not_found: {
    status: 404,
    message: 'There is no investigation {seen} that you may read.',
    next: 'Open it from its session.',
  },
  session_read_only: {
    status: 409,
    message: 'The session {seen} was imported from {from} and cannot be asked.',
    next: 'Start a new investigation and attach what the question needs.',
  },
  session_file_foreign: {
    status: 422,
    message: 'This is no session file that can be read here (seen: {seen}; expected: mats-session, schema 1).',
    next: 'Give a file that `npm run mats -- export` has made; a file of another schema needs the version of MATS that made it.',
  },
  session_file_damaged: {
    status: 422,
    message: 'The session file is damaged: {reason}.',
    next: 'Export the session again, or copy the file again.',
  },
  not_on_tape: {
    status: 422,
    message: 'The recording does not hold what was asked for: {seen}.',
    next: 'Another version asks for other things than the one that was recorded; ask the question anew to record it.',
  },
  not_found: { status: 404, message: 'There is nothing at {seen}.', next: 'See /openapi.json for what is there.' },
  method_not_allowed: { status: 405, message: '{seen} is not possible here.', next: 'Use {expected}.' },
  conflict: { status: 409, message: 'This cannot be done now: {reason}.', next: 'Reload and try again.' },
  idempotency_key_reused: {
    status: 422,
    message: 'The Idempotency-Key {seen} was sent with another question before.',
    next: 'Make a new key for a new question; repeat a question unchanged to get its investigation again.',
  },
  quota_reached: {
    status: 429,
    message: 'You keep {seen} of files; at most {limit} may be kept.',
    next: 'Delete sessions that you no longer need, then upload again.',
  },
  too_many_requests: {
    status: 429,
    message: 'Too many requests at once ({limit} are served).',
    next: 'Wait a moment and ask again.',
  },
  evidence_gone: {
    status: 404,
    message: 'What was read at {label} is no longer there.',
    next: 'Ask again: the agent reads its source anew.',
  },
  agent_unknown: {
    status: 404,
    message: 'There is no agent {seen}.',
    next: 'GET /sources lists the agents; AGENTS=name=url adds one.',
  },
  agent_unreachable: {
    status: 502,
    message: 'The {agent} agent could not be reached at {url}.',
    next: 'Start it and look at its log; `npm run mats -- doctor` names the broken hop.',
  },
  agent_timeout: {
    status: 504,
    message: 'The {agent} agent did not answer within {seconds} s.',
    next: 'Look at its log; ask again, or attach a shorter log.',
  },
  agent_bad_answer: {
    status: 502,
    message: 'The {agent} agent answered something that is not a finding: {reason}.',
    next: 'Check that all services run the same version of MATS.',
  },
  agent_failed: {
    status: 502,
    message: 'The {agent} agent failed: {reason}.',
    next: 'Look at its log under the session id shown at the top of the page.',
  },
  orchestrator_unreachable: {
    status: 502,
    message: 'The orchestrator could not be reached at {url}.',
    next: 'Start it and reload; nothing you asked before is lost.',
  },
  storage_unavailable: {
    status: 503,
    message: 'The database does not answer.',
    next: 'Check that it runs (MATS_DATABASE_URL); the question was not accepted, so ask again.',
  },
  storage_in_use: {
    status: 503,
    message: 'The database in {folder} belongs to process {pid} on {host} since {since}.',
    next: 'Stop that process, or give this one a folder of its own (MATS_DATA_DIR); it goes on by itself then.',
  },
  storage_damaged: {
    status: 503,
    message: 'The database in {folder} cannot be opened: {reason}.',
    next: 'Move the folder away and start; then `npm run mats -- restore FILE` brings the last backup back.',
  },
  storage_full: {
    status: 507,
    message: 'Nothing more can be written to {folder}: {reason}.',
    next: 'Make room there; what was accepted goes on and questions are taken again by themselves.',
  },
  storage_engine_unavailable: {
    status: 503,
    message: 'Temporal does not answer at {address}: {reason}.',
    next: 'Check that it runs, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the key; questions are taken once it answers.',
  },
  phoenix_unavailable: {
    status: 503,
    message: 'Phoenix does not answer at {url}.',
    next: 'Start Phoenix; spans are kept and sent when it is back.',
  },
  phoenix_refused: {
    status: 502,
    message: 'Phoenix answered {status}: {reason}.',
    next: 'Look at the log of Phoenix.',
  },
  docker_unavailable: {
    status: 503,
    message: 'Docker does not answer at {url}: {reason}.',
    next: 'Start it or correct DOCKER_HOST; without it no container is looked at.',
  },
  stopping: {
    status: 503,
    message: 'The service is stopping.',
    next: 'Ask again in a few seconds.',
  },
  cancelled: { status: 409, message: 'The investigation was stopped.', next: 'Ask again to start a new one.' },
  port_taken: {
    status: 500,
    message: 'Port {port} is taken.',
    next: 'Stop what listens there, or set {variable} to a free port.',
  },
  configuration_invalid: {
    status: 500,
    message: 'The setting {name} cannot be used: {reason}.',
    next: 'Set it, for example {name}={example}, in .env or the environment.',
  },
  attachments_unavailable: {
    status: 503,
    message: 'The bucket {bucket} at {endpoint} does not take or give files.',
    next: 'Check MATS_ATTACHMENTS, MATS_S3_ENDPOINT and the AWS keys; the log of mats-orchestrator has the answer of the bucket.',
  },
  run_parked: {
    status: 500,
    message: 'The process that worked on this investigation died {attempts} times, so it is not tried again.',
    next: 'Look in the log of mats-orchestrator for what ended it; ask again when that is put right.',
  },
  internal: {
    status: 500,
    message: 'Something went wrong that is our fault.',
    next: 'Look in the log of {service} for request {request}.',
  },
} as const;

export type ErrorCode = keyof typeof ERROR_REGISTRY;
