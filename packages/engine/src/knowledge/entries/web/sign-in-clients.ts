import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SIGN_IN_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'dex.client-unknown',
    kind: 'invalid_setting',
    program: 'dex',
    forms: [
      { words: 'invalid client_id', pattern: /Invalid client_id \(\\?"(?<object>[^"\\]{1,80})\\?"\)/ },
      {
        words: 'failed to open connector',
        pattern: /Failed to open connector (?<object>[\w-]{1,40}): (?<value>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Dex does not know {object}, or cannot reach its directory: {value|client not in staticClients}',
    check: { text: 'See its configuration', kubernetes: 'kubectl get cm dex -o yaml | grep -A8 staticClients' },
    repair: [
      {
        text: "Add the client (id, secret, redirectURIs), or repair the connector's address and secret; restart Dex",
        kubernetes: 'kubectl rollout restart deploy/dex',
      },
    ],
    source: 'Dex source, server/handlers.go, server.go',
    matches: [
      'level=error msg="Failed to parse authorization request: Invalid client_id (\\"argo-cd\\")."',
      'Invalid client_id ("argo-cd").',
      'failed to initialize server: server: Failed to open connector ldap: failed to open connector: ldap: no host specified',
    ],
    ignores: ['authorization request for client_id "argo-cd" ok'],
  },
  {
    id: 'ory.configuration-invalid',
    kind: 'invalid_setting',
    program: 'ory',
    forms: [
      {
        words: 'the configuration contains values or keys which are invalid',
        pattern: /The configuration contains values or keys which are invalid/,
      },
      { words: 'could not ensure that signing keys', pattern: /Could not ensure that signing keys exists?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Ory does not start: a key of the configuration or its secret is wrong',
    check: { text: 'Read the list below it', compose: 'docker compose logs --tail 40 {service}' },
    repair: [
      {
        text: 'Correct the key it names; "signing keys": the system secret changed, or migrations were not run',
        compose: 'docker compose run --rm {service} migrate sql -e --yes',
      },
    ],
    source: 'Ory source, x/configx; hydra driver',
    matches: [
      'The configuration contains values or keys which are invalid:',
      'level=fatal msg="Could not ensure that signing keys exists. If you are running against a persistent SQL database this is most likely because your \\"secrets.system\\" is not set"',
    ],
    ignores: ['configuration loaded'],
  },
  {
    id: 'keycloak.start-failed',
    kind: 'invalid_setting',
    program: 'keycloak',
    forms: [
      { words: 'failed to start server in', pattern: /Failed to start server in \((?<value>\w{1,20})\) mode/ },
      { words: 'error failed to obtain jdbc connection', pattern: /ERROR: Failed to obtain JDBC connection/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'Keycloak did not start; the ERROR below says why',
    check: {
      text: 'Read the next lines, with --verbose for the stack',
      compose: "docker compose logs {service} | grep -A6 'Failed to start'",
    },
    repair: [
      {
        text: 'Repair them: KC_DB_URL and password, hostname, certificates, a changed build option (start without --optimized)',
      },
    ],
    source: 'Keycloak source, ExecutionExceptionHandler',
    matches: [
      'ERROR [org.keycloak.quarkus.runtime.cli.ExecutionExceptionHandler] (main) ERROR: Failed to start server in (production) mode',
      'ERROR: Failed to obtain JDBC connection',
    ],
    ignores: ['Keycloak 26.0.0 on JVM started in 6.1s'],
  },
  {
    id: 'keycloak.login-cookie',
    kind: null,
    program: 'keycloak',
    forms: [
      {
        words: 'cookie not found please make sure cookies are enabled in your browser',
        pattern: /Cookie not found\. Please make sure cookies are enabled in your browser/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Keycloak: a login took too long or an old page was used',
    check: { text: 'See whether it meets all: then proxy headers or SameSite cookies over http' },
    repair: [],
    source: 'Keycloak source, events',
    matches: [
      'We are sorry... Cookie not found. Please make sure cookies are enabled in your browser.',
      'WARN [org.keycloak.events] type="LOGIN_ERROR", error="cookie_not_found" Cookie not found. Please make sure cookies are enabled in your browser.',
    ],
    ignores: ['type=LOGIN'],
  },
  {
    id: 'spring-oauth.login-failed',
    kind: 'authentication_refused',
    program: 'spring',
    forms: [
      { words: 'invalid_token_response', pattern: /\[invalid_token_response\] (?<value>.{1,160})/ },
      { words: 'authorization_request_not_found', pattern: /\[authorization_request_not_found\]/ },
      { words: 'invalid_user_info_response', pattern: /\[invalid_user_info_response\] (?<value>.{1,160})/ },
      { words: 'jwtdecoderinitializationexception', pattern: /JwtDecoderInitializationException: (?<value>.{1,160})/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Spring's OAuth login fails: {value|the request's state is gone}",
    check: {
      text: 'Call the provider from this host',
      host: 'curl -s <issuer>/.well-known/openid-configuration | head -c 300',
    },
    repair: [
      {
        text: '401: client secret; not found: the session cookie is lost between two instances, hosts or SameSite; decoder: issuer-uri cannot be reached or differs',
      },
    ],
    source: 'Spring Security source, oauth2-client',
    matches: [
      '[invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: 401 Unauthorized: [no body]',
      'org.springframework.security.oauth2.core.OAuth2AuthenticationException: [authorization_request_not_found]',
      '[invalid_user_info_response] An error occurred while attempting to retrieve the UserInfo Resource',
      'org.springframework.security.oauth2.jwt.JwtDecoderInitializationException: Failed to lazily resolve the supplied JwtDecoder instance',
    ],
    ignores: ['Authenticated via github'],
  },
  {
    id: 'oauth-client.state-lost',
    kind: 'invalid_setting',
    forms: [
      { words: 'checks state argument is missing', pattern: /checks\.state argument is missing/ },
      {
        words: 'state mismatch',
        pattern:
          /state (?:mismatch|missing|parameter mismatch)[,:]? ?(?:checks\.state|expected|in (?:request|response))?/,
      },
      {
        words: 'value could not be parsed',
        pattern: /(?:InvalidCheck|InvalidCheck: )(?<value>\w{1,30}) value could not be parsed/,
      },
      { words: 'omniauth strategies oauth2 callbackerror', pattern: /OmniAuth::Strategies::OAuth2::CallbackError/ },
      { words: 'csrf_detected', pattern: /csrf_detected/ },
      {
        words: 'unable to verify authorization request state',
        pattern: /Unable to verify authorization request state/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A sign-in came back without the state that was sent: the cookie was lost',
    check: { text: 'See in the browser whether the cookie is set and sent back' },
    repair: [
      {
        text: 'Give one public address (same host and https on both legs), Secure and SameSite=Lax cookies, X-Forwarded-Proto from the proxy, and one secret for all instances',
      },
    ],
    source: 'next-auth, OmniAuth, passport-oauth2 and openid-client source',
    matches: [
      '[next-auth][error][OAUTH_CALLBACK_ERROR] checks.state argument is missing',
      'error: state mismatch, checks.state expected',
      '[auth][error] InvalidCheck: pkceCodeVerifier value could not be parsed. Read more at https://errors.authjs.dev#invalidcheck',
      '(google_oauth2) Authentication failure! OmniAuth::Strategies::OAuth2::CallbackError encountered.',
      'Authentication failure! csrf_detected',
      '{"message":"Unable to verify authorization request state."}',
    ],
    ignores: ['state verified'],
  },
  {
    id: 'oauth-client.token-not-got',
    kind: 'authentication_refused',
    forms: [
      { words: 'failed to obtain access token', pattern: /(?:InternalOAuthError: )?[Ff]ailed to obtain access token/ },
      {
        words: 'internaloautherror failed to fetch user profile',
        pattern: /InternalOAuthError: [Ff]ailed to fetch user profile/,
      },
      {
        words: 'exchanging code for token',
        pattern: /OAuth2Error|Error exchanging (?:the )?(?:authorization )?code for (?:an? )?(?:access )?token/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The application got no token from the sign-in provider',
    check: {
      text: "Call the provider's token endpoint from this host",
      host: 'curl -sv <token endpoint> -o /dev/null',
    },
    repair: [{ text: "Repair way out, client secret or redirect address; the answer's body says which" }],
    source: 'passport-oauth2, next-auth source',
    matches: [
      'InternalOAuthError: Failed to obtain access token',
      'InternalOAuthError: failed to fetch user profile',
      'error exchanging code for token: Error exchanging code for token',
    ],
    ignores: ['access token obtained'],
  },
  {
    id: 'saml.destination-differs',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'the response was received at',
        pattern: /The response was received at (?<value>\S{1,160}) instead of (?<wanted>\S{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A SAML answer is not accepted: it was sent to {wanted}, and came as {value}',
    check: { text: 'Compare the ACS address of both sides' },
    repair: [
      {
        text: 'Let the proxy pass the scheme and host (X-Forwarded-Proto), and set the same ACS address at the identity provider',
      },
    ],
    source: 'python3-saml, passport-saml, node-saml source',
    matches: [
      'invalid_response: The response was received at http://10.0.0.5:8080/acs instead of https://sso.example.com/acs',
      'OneLogin_Saml2_Error: The response was received at http://app.example.com/saml/acs instead of https://app.example.com/saml/acs',
    ],
    ignores: ['SAML response accepted'],
  },
  {
    id: 'saml.clock',
    kind: 'clock_wrong',
    forms: [
      {
        words: 'current time is condition',
        pattern: /Current time is (?:later than|earlier than) (?<value>NotOnOrAfter|NotBefore) condition/,
      },
      { words: 'saml assertion', pattern: /SAML assertion (?<value>not yet valid|expired: clocks skewed too much)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A SAML answer is outside of its time: the clocks differ, or it was used too late',
    check: { text: 'Compare the clocks of both sides', host: 'date -u; chronyc tracking | head -4' },
    repair: [
      {
        text: 'Set the clock (chrony), allow some seconds of skew; an answer that was kept in a tab for minutes only needs a new sign-in',
        host: 'chronyc makestep',
      },
    ],
    source: 'OpenSAML, node-saml and ruby-saml source',
    matches: [
      'Current time is later than NotOnOrAfter condition 2026-11-29 10:00:00 UTC',
      'Error: SAML assertion expired: clocks skewed too much',
      'Error: SAML assertion not yet valid',
    ],
    ignores: ['SAML assertion valid'],
  },
  {
    id: 'entra.more-needed',
    kind: 'authorisation_denied',
    forms: [
      { words: 'aadsts50076', pattern: /(?<value>AADSTS50076):/ },
      { words: 'aadsts50079', pattern: /(?<value>AADSTS50079):/ },
      { words: 'aadsts530003', pattern: /(?<value>AADSTS530003|AADSTS50158):/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'entra',
    specificity: 3,
    means: 'Entra wants more of the account: a second factor or a managed device ({value})',
    check: {
      text: 'See the sign-in log',
      host: 'az rest --method get --url "https://graph.microsoft.com/v1.0/auditLogs/signIns?\\$top=5" --query \'value[].status\'',
    },
    repair: [
      {
        text: 'Jobs use an app registration or managed identity, not a user; or except it from the Conditional Access policy',
      },
    ],
    source: 'Microsoft Entra authentication error codes',
    matches: [
      'AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access',
      'AADSTS50079: Due to a configuration change made by your administrator, the user is required to use multi-factor authentication.',
      'AADSTS530003: Your device is required to be managed to access this resource.',
    ],
    ignores: ['AADSTS50011: The redirect URI does not match'],
  },
  {
    id: 'session.user-not-stored',
    kind: 'code_defect',
    forms: [
      { words: 'failed to', pattern: /Failed to (?:serialize user into|deserialize user out of) session/ },
      { words: 'login sessions require session support', pattern: /Login sessions require session support/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Passport cannot keep the user in the session',
    check: { text: 'See serializeUser and the order of middleware' },
    repair: [
      {
        text: 'Define serializeUser and deserializeUser, put session before passport.session(), call done(null, false) for users that are gone',
      },
    ],
    source: 'passport source, authenticator.js, sessionmanager.js',
    matches: [
      'Error: Failed to serialize user into session',
      'Error: Failed to deserialize user out of session',
      'Error: Login sessions require session support. Did you forget to use `express-session` middleware?',
    ],
    ignores: ['user serialized'],
  },
  {
    id: 'allauth.provider-missing',
    kind: 'missing_object',
    program: 'django',
    forms: [
      { words: 'socialapp doesnotexist', pattern: /SocialApp(?:lication)?\.DoesNotExist/ },
      {
        words: 'allauth socialaccount models socialapp doesnotexist',
        pattern: /allauth\.socialaccount\.models\.SocialApp\.DoesNotExist/,
      },
      {
        words: 'multipleobjectsreturned accounts login',
        pattern: /SocialApp\.MultipleObjectsReturned|MultipleObjectsReturned at \/accounts\/\w{1,20}\/login\//,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'django-allauth has no (or two) apps for this provider',
    check: {
      text: 'See what is stored',
      host: 'python manage.py shell -c "from allauth.socialaccount.models import SocialApp; print(SocialApp.objects.all())"',
    },
    repair: [{ text: 'Make one SocialApp for this site (SITE_ID) in the admin, or give it in settings only' }],
    source: 'django-allauth source, socialaccount/adapter.py',
    matches: [
      'allauth.socialaccount.models.SocialApp.DoesNotExist',
      'DoesNotExist at /accounts/google/login/ allauth.socialaccount.models.SocialApp.DoesNotExist',
      'MultipleObjectsReturned at /accounts/github/login/',
    ],
    ignores: ['SocialApp google loaded'],
  },
  {
    id: 'teleport.refused',
    kind: 'authorisation_denied',
    program: 'teleport',
    forms: [
      { words: 'access denied to', pattern: /access denied to (?<user>\S{1,60}) connecting to (?<peer>\S{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Teleport refuses: login {user} is not allowed on {peer}',
    check: { text: 'See roles and tokens', host: 'tsh status; tctl tokens ls' },
    repair: [
      {
        text: 'Add the login to a role of the user; make a new token and join again, with the CA pin of this cluster',
        host: 'tctl tokens add --type=node',
      },
    ],
    source: 'Teleport source',
    matches: [
      'ERROR: access denied to ubuntu connecting to db-2.example.com',
      'ERROR: access denied to root connecting to node-1',
    ],
    ignores: ['node joined'],
  },
  {
    id: 'teleport.token-gone',
    kind: 'authentication_refused',
    program: 'teleport',
    forms: [
      { words: 'token', pattern: /token (?:is )?(?:expired or not found|not found or expired)/ },
      { words: 'the token is not valid or', pattern: /the token is not valid or (?:may have )?expired/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Teleport does not know the join token: it expired or is wrong',
    check: { text: 'List the tokens', host: 'tctl tokens ls' },
    repair: [
      {
        text: 'Make a new token and give it to the agent (they live 30 minutes by default)',
        host: 'tctl tokens add --type=node',
      },
    ],
    source: 'Teleport source',
    matches: [
      'ERROR: failed to join cluster: token expired or not found',
      'the token is not valid or may have expired',
    ],
    ignores: ['node joined'],
  },
  {
    id: 'passbolt.server-key',
    kind: 'missing_object',
    program: 'passbolt',
    forms: [
      {
        words: 'key the',
        pattern:
          /The (?:OpenPGP server key|server OpenPGP key|server key) (?:defined in the config|fingerprint)[^\n]{0,60}(?:not (?:be )?found in the (?:GnuPG )?keyring|is not in the keyring|does not match)/,
      },
      {
        words: 'openpgp server key defined in the config could not be found in the gnupg keyring',
        pattern: /OpenPGP server key defined in the config could not be found in the GnuPG keyring/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Passbolt does not find its server's key in the keyring",
    check: {
      text: "Run its health check as the web server's account",
      compose:
        'docker compose exec {service} su -s /bin/bash -c "/usr/share/php/passbolt/bin/cake passbolt healthcheck --gpg" www-data',
    },
    repair: [
      {
        text: 'Import the key into the keyring of www-data, set its fingerprint, and keep gpg and jwt folders on volumes',
      },
    ],
    source: 'Passbolt API source, healthcheck',
    matches: [
      '[FAIL] The OpenPGP server key defined in the config could not be found in the GnuPG keyring.',
      'passbolt  | Exception: The OpenPGP server key defined in the config could not be found in the GnuPG keyring',
    ],
    ignores: ['[PASS] The server key is in the keyring'],
  },
];
