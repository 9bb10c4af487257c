import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const RSSTATUS: Step = {
  text: 'Read the state of the set',
  compose: 'docker compose exec {server} mongosh --eval "rs.status()"',
  kubernetes: 'kubectl exec sts/{service} -- mongosh --eval "rs.status()"',
  host: 'mongosh --eval "rs.status()"',
};

/** Code names of MongoDB (error_codes.yml). */
export const MONGODB_CODES: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.code-login',
    kind: 'authentication_refused',
    program: 'mongodb',
    forms: [
      {
        words: 'authenticationfailed',
        pattern: /(?:codeName["']?:? ?["']?|^(?=AuthenticationFailed: )|"error":")(?<value>AuthenticationFailed)\b/,
      },
      {
        words: 'mechanismunavailable',
        pattern: /(?:codeName["']?:? ?["']?|^(?=MechanismUnavailable: )|"error":")(?<value>MechanismUnavailable)\b/,
      },
      {
        words: 'usernotfound',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>UserNotFound)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'MongoDB refuses the login ({value})',
    check: {
      text: 'Look for the account and its database (authSource)',
      compose:
        'docker compose exec {server} mongosh -u root -p --eval "db.getSiblingDB(\'admin\').system.users.find({}, {user: 1, db: 1})"',
      host: 'mongosh -u root -p --eval "db.getSiblingDB(\'admin\').system.users.find({}, {user: 1, db: 1})"',
    },
    repair: [
      {
        text: 'Set the password and authSource in the URL to the database in which the account was made; the image makes accounts only in an empty data folder',
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"AuthenticationFailed"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"MechanismUnavailable"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"UserNotFound"}',
    ],
    ignores: ['authentication is on'],
  },
  {
    id: 'mongodb.code-rights',
    kind: 'authorisation_denied',
    program: 'mongodb',
    forms: [
      {
        words: 'unauthorized',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>Unauthorized)\b/,
      },
      {
        words: 'atlaserror',
        pattern: /(?:codeName["']?:? ?["']?|^(?=AtlasError: )|"error":")(?<value>AtlasError)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB account may not do this ({value})',
    check: { text: 'Read its roles', host: 'mongosh -u root -p --eval "db.getUser(\'<user>\')"' },
    repair: [
      {
        text: 'Grant the role',
        host: "mongosh -u root -p --eval \"db.grantRolesToUser('<user>', [{role: 'readWrite', db: '<database>'}])\"",
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"Unauthorized"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"AtlasError"}',
    ],
    ignores: ['unauthorized person'],
  },
  {
    id: 'mongodb.code-not-primary',
    kind: 'wrong_address',
    program: 'mongodb',
    forms: [
      {
        words: 'notwritableprimary',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NotWritablePrimary: )|"error":")(?<value>NotWritablePrimary)\b/,
      },
      {
        words: 'notprimarynosecondaryok',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=NotPrimaryNoSecondaryOk: )|"error":")(?<value>NotPrimaryNoSecondaryOk)\b/,
      },
      {
        words: 'notprimaryorsecondary',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NotPrimaryOrSecondary: )|"error":")(?<value>NotPrimaryOrSecondary)\b/,
      },
      {
        words: 'primarysteppeddown',
        pattern: /(?:codeName["']?:? ?["']?|^(?=PrimarySteppedDown: )|"error":")(?<value>PrimarySteppedDown)\b/,
      },
      {
        words: 'interruptedduetoreplstatechange',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=InterruptedDueToReplStateChange: )|"error":")(?<value>InterruptedDueToReplStateChange)\b/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB member asked is no primary ({value})',
    check: RSSTATUS,
    repair: [
      {
        text: 'Name all members and replicaSet=<name> in the URL, so that the driver follows an election; when nobody is primary, repair the majority',
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NotWritablePrimary"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NotPrimaryNoSecondaryOk"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NotPrimaryOrSecondary"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"PrimarySteppedDown"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"InterruptedDueToReplStateChange"}',
    ],
    ignores: ['primary elected'],
  },
  {
    id: 'mongodb.code-set-not-initiated',
    kind: 'cluster_quorum',
    program: 'mongodb',
    forms: [
      {
        words: 'notyetinitialized',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NotYetInitialized: )|"error":")(?<value>NotYetInitialized)\b/,
      },
      {
        words: 'noreplicationenabled',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NoReplicationEnabled: )|"error":")(?<value>NoReplicationEnabled)\b/,
      },
      {
        words: 'readconcernmajoritynotavailableyet',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=ReadConcernMajorityNotAvailableYet: )|"error":")(?<value>ReadConcernMajorityNotAvailableYet)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The replica set of MongoDB was never initiated ({value})',
    check: RSSTATUS,
    repair: [
      {
        text: 'Initiate it once, with names that all members and clients reach',
        compose:
          "docker compose exec {server} mongosh --eval \"rs.initiate({_id: 'rs0', members: [{_id: 0, host: '{service}:27017'}]})\"",
        host: 'mongosh --eval "rs.initiate()"',
      },
    ],
    source: 'MongoDB error_codes.yml; rs.initiate()',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NotYetInitialized"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NoReplicationEnabled"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"ReadConcernMajorityNotAvailableYet"}',
    ],
    ignores: ['replset config loaded'],
  },
  {
    id: 'mongodb.code-set-configuration',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      {
        words: 'nodenotfound',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NodeNotFound: )|"error":")(?<value>NodeNotFound)\b/,
      },
      {
        words: 'invalidreplicasetconfig',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=InvalidReplicaSetConfig: )|"error":")(?<value>InvalidReplicaSetConfig)\b/,
      },
      {
        words: 'newreplicasetconfigurationincompatible',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=NewReplicaSetConfigurationIncompatible: )|"error":")(?<value>NewReplicaSetConfigurationIncompatible)\b/,
      },
      {
        words: 'inconsistentreplicasetnames',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=InconsistentReplicaSetNames: )|"error":")(?<value>InconsistentReplicaSetNames)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The configuration of the replica set is refused ({value})',
    check: RSSTATUS,
    repair: [
      {
        text: 'Write the members with the names and ports under which they answer, and reconfigure',
        host: 'mongosh --eval "c = rs.conf(); c.members[0].host = \'<host>:27017\'; rs.reconfig(c, {force: true})"',
        destructive: true,
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NodeNotFound"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"InvalidReplicaSetConfig"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NewReplicaSetConfigurationIncompatible"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"InconsistentReplicaSetNames"}',
    ],
    ignores: ['configuration accepted'],
  },
  {
    id: 'mongodb.code-repeat',
    kind: null,
    program: 'mongodb',
    forms: [
      {
        words: 'writeconflict',
        pattern: /(?:codeName["']?:? ?["']?|^(?=WriteConflict: )|"error":")(?<value>WriteConflict)\b/,
      },
      {
        words: 'alreadyinitialized',
        pattern: /(?:codeName["']?:? ?["']?|^(?=AlreadyInitialized: )|"error":")(?<value>AlreadyInitialized)\b/,
      },
      {
        words: 'nosuchtransaction',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NoSuchTransaction: )|"error":")(?<value>NoSuchTransaction)\b/,
      },
      {
        words: 'namespaceexists',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NamespaceExists: )|"error":")(?<value>NamespaceExists)\b/,
      },
      {
        words: 'cursorkilled',
        pattern: /(?:codeName["']?:? ?["']?|^(?=CursorKilled: )|"error":")(?<value>CursorKilled)\b/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 1,
    means: 'MongoDB asks for a repeat, or finds its work done ({value})',
    check: { text: 'Nothing needs doing when the driver repeats it; many write conflicts are hot documents' },
    repair: [],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"WriteConflict"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"AlreadyInitialized"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NoSuchTransaction"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NamespaceExists"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"CursorKilled"}',
    ],
    ignores: ['conflict of interest'],
  },
  {
    id: 'mongodb.code-too-slow',
    kind: 'slow_dependency',
    program: 'mongodb',
    forms: [
      {
        words: 'maxtimemsexpired',
        pattern: /(?:codeName["']?:? ?["']?|^(?=MaxTimeMSExpired: )|"error":")(?<value>MaxTimeMSExpired)\b/,
      },
      {
        words: 'networktimeout',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>NetworkTimeout)\b/,
      },
      {
        words: 'exceededtimelimit',
        pattern: /(?:codeName["']?:? ?["']?|^(?=ExceededTimeLimit: )|"error":")(?<value>ExceededTimeLimit)\b/,
      },
      {
        words: 'writeconcerntimeout',
        pattern: /(?:codeName["']?:? ?["']?|^(?=WriteConcernTimeout: )|"error":")(?<value>WriteConcernTimeout)\b/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'MongoDB does not finish in time ({value})',
    check: {
      text: 'Find the slow operation and its index',
      host: 'mongosh --eval "db.currentOp({secs_running: {$gt: 3}})"; mongosh <database> --eval "db.<collection>.find(<filter>).explain(\'executionStats\')"',
    },
    repair: [
      { text: 'Make the index the query needs; look at cache and disk, and at open transactions that hold locks' },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"MaxTimeMSExpired"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NetworkTimeout"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"ExceededTimeLimit"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"WriteConcernTimeout"}',
    ],
    ignores: ['time is up'],
  },
];
