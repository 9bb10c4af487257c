import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PUSH_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'apns.token-dead',
    kind: null,
    forms: [
      { words: 'reason', pattern: /"?reason"?: ?"?(?<value>Unregistered|ExpiredToken)"?/ },
      { words: 'devicenotregistered', pattern: /(?<value>DeviceNotRegistered)\b/ },
      {
        words: 'push subscription has unsubscribed or expired',
        pattern: /push subscription has unsubscribed or expired/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'apns',
    specificity: 3,
    means: 'A device no longer takes push messages: its token is to be forgotten',
    check: { text: 'See that the sender deletes such tokens' },
    repair: [],
    source: 'Apple, Handling notification responses from APNs; Expo push documentation; RFC 8030',
    matches: [
      'APNs error: {"reason":"Unregistered","timestamp":1732870000000}',
      '{"status":"error","message":"\\"ExponentPushToken[x]\\" is not a registered push notification recipient","details":{"error":"DeviceNotRegistered"}}',
      'WebPushError: Received unexpected response code statusCode: 410 body: push subscription has unsubscribed or expired.',
    ],
    ignores: ['push sent'],
  },
  {
    id: 'apns.provider-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'expiredprovidertoken', pattern: /(?<value>ExpiredProviderToken)/ },
      { words: 'invalidprovidertoken', pattern: /(?<value>InvalidProviderToken)/ },
      { words: 'missingprovidertoken', pattern: /(?<value>MissingProviderToken)/ },
      { words: 'badcertificateenvironment', pattern: /(?<value>BadCertificateEnvironment)/ },
      { words: 'toomanyprovidertokenupdates', pattern: /(?<value>TooManyProviderTokenUpdates)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'apns',
    specificity: 3,
    means: 'APNs refuses the sender: {value}',
    check: {
      text: 'Compare key id, team id and the clock',
      host: 'date -u; openssl pkey -in AuthKey_*.p8 -noout -text | head -3',
    },
    repair: [
      {
        text: 'Sign with the .p8 key whose id stands in kid and the team in iss, renew the token every 20 to 60 minutes (not at each message), keep the clock right',
      },
    ],
    source: 'Apple, Handling notification responses from APNs',
    matches: [
      'apns2.errors: 403 ExpiredProviderToken',
      '{"reason":"InvalidProviderToken"}',
      '{"reason":"MissingProviderToken"}',
      'Push failed: BadCertificateEnvironment',
      '429 {"reason":"TooManyProviderTokenUpdates"}',
    ],
    ignores: ['APNs accepted the push'],
  },
  {
    id: 'apns.token-or-topic-wrong',
    kind: 'invalid_setting',
    forms: [
      { words: 'baddevicetoken', pattern: /(?<value>BadDeviceToken)/ },
      { words: 'devicetokennotfortopic', pattern: /(?<value>DeviceTokenNotForTopic)/ },
      { words: 'topicdisallowed', pattern: /(?<value>TopicDisallowed)/ },
      { words: 'reason', pattern: /"reason": ?"(?<value>MissingTopic|BadTopic)"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'apns',
    specificity: 3,
    means: 'APNs: token, app or environment do not belong together ({value})',
    check: { text: 'See how the app was built and which host is used' },
    repair: [
      {
        text: 'Tokens of development builds go to api.sandbox.push.apple.com, those of TestFlight and App Store to api.push.apple.com; apns-topic is the bundle id (with .voip, .push-type.liveactivity)',
      },
    ],
    source: 'Apple, Handling notification responses from APNs',
    matches: [
      'APNs error: 400 BadDeviceToken',
      '{"reason":"DeviceTokenNotForTopic"}',
      '{"reason":"TopicDisallowed"}',
      '{"reason":"MissingTopic"}',
    ],
    ignores: ['topic accepted'],
  },
  {
    id: 'push.payload-too-large',
    kind: 'payload_too_large',
    forms: [
      { words: 'payloadtoolarge', pattern: /"?reason"?: ?"?PayloadTooLarge"?/ },
      { words: 'android message is too big', pattern: /Android message is too big/ },
      { words: 'error messagetoobig', pattern: /"error": ?"(?<value>MessageTooBig)"/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A push message is larger than the service takes (4 KB)',
    check: { text: 'Measure the payload' },
    repair: [{ text: 'Send an id and let the app fetch the rest' }],
    source: 'APNs and FCM documentation',
    matches: [
      '{"reason":"PayloadTooLarge"}',
      'INVALID_ARGUMENT: Android message is too big',
      '{"status":"error","details":{"error":"MessageTooBig"}}',
    ],
    ignores: ['payload of 812 bytes'],
  },
  {
    id: 'fcm.credential-or-key',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'an error occurred when trying to authenticate to the fcm servers',
        pattern: /An error occurred when trying to authenticate to the FCM servers/,
      },
      {
        words: 'the registration token is not a valid fcm registration token',
        pattern: /The registration token is not a valid FCM registration token/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'fcm',
    specificity: 3,
    means: 'FCM cannot send: APNs key, service account or device token is wrong',
    check: { text: 'See project and account', host: 'gcloud projects get-iam-policy <project> | grep -A2 firebase' },
    repair: [
      {
        text: "Upload the APNs key of the app's team in Project settings > Cloud Messaging; use the service account of the app's project; send the whole token of the same project",
      },
    ],
    source: 'Firebase Admin SDK, FCM error codes',
    matches: [
      'FirebaseMessagingError: An error occurred when trying to authenticate to the FCM servers. Make sure the credential used to authenticate this SDK has the proper permissions.',
      'firebase_admin.exceptions.InvalidArgumentError: The registration token is not a valid FCM registration token',
    ],
    ignores: ['FCM message sent: projects/p/messages/1'],
  },
  {
    id: 'firebase.app-not-set-up',
    kind: 'missing_setting',
    forms: [
      { words: 'the default firebase app does not exist', pattern: /The default Firebase app does not exist/ },
      { words: 'has been created', pattern: /No Firebase App '(?<object>[^']{1,40})' has been created/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'firebase',
    specificity: 3,
    means: 'Firebase is not set up in this process: initializeApp was not called for {object|the default app}',
    check: {
      text: 'See key file and variable',
      compose: "docker compose exec {service} sh -c 'ls -l $GOOGLE_APPLICATION_CREDENTIALS'",
    },
    repair: [
      {
        text: 'Call initializeApp before use; give the service account\'s JSON (a private key in a variable needs real line feeds: replace(/\\\\n/g, "\\n")); invalid_grant is a deleted key or a wrong clock',
      },
    ],
    source: 'Firebase Admin SDK source, app/firebase-namespace.ts, credential',
    matches: [
      'FirebaseAppError: The default Firebase app does not exist. Make sure you call initializeApp() before using any of the Firebase services.',
      "FirebaseError: Firebase: No Firebase App '[DEFAULT]' has been created - call initializeApp() first (app/no-app).",
    ],
    ignores: ['Firebase app initialised'],
  },
  {
    id: 'firebase.id-token-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'firebase id token has',
        pattern:
          /Firebase ID token has (?<value>expired|invalid signature|no "kid" claim|incorrect "\w{1,10}" \([^)]{1,20}\) claim)\.?(?: Expected "(?<wanted>[^"]{1,80})" but got "(?<version>[^"]{1,80})")?/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'firebase',
    specificity: 2,
    means: 'Firebase: a sign-in token is refused: {value}',
    check: { text: 'Compare the project of client and server' },
    repair: [
      {
        text: '"aud" or "iss": client and server belong to two projects; expired: the client has to call getIdToken() anew (ordinary once an hour); signature: emulator\'s token at a real server',
      },
    ],
    source: 'Firebase Admin SDK source, auth/token-verifier.ts',
    matches: [
      'FirebaseAuthError: Firebase ID token has expired. Get a fresh ID token from your client app and try again (auth/id-token-expired).',
      'Firebase ID token has incorrect "aud" (audience) claim. Expected "shop-prod" but got "shop-dev".',
    ],
    ignores: ['Firebase ID token verified'],
  },
  {
    id: 'onesignal.nobody',
    kind: null,
    forms: [{ words: 'all included players are not subscribed', pattern: /All included players are not subscribed/ }],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'onesignal',
    specificity: 2,
    means: 'OneSignal: nobody of the addressees takes push any more',
    check: { text: 'See the list of subscriptions' },
    repair: [],
    source: 'OneSignal REST API, errors',
    matches: [
      '{"id":"","recipients":0,"errors":["All included players are not subscribed"]}',
      'OneSignal: All included players are not subscribed',
    ],
    ignores: ['recipients: 12'],
  },
];
