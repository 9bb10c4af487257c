import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DOTNET_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'dotnet.http2-not-spoken',
    kind: 'protocol_mismatch',
    program: 'dotnet',
    forms: [
      {
        words: 'error starting grpc call httprequestexception an http 2 connection could not be established',
        pattern: /Error starting gRPC call\. HttpRequestException: An HTTP\/2 connection could not be established/,
      },
      {
        words: 'the server did not complete the http 2 handshake',
        pattern: /the server did not complete the HTTP\/2 handshake/,
      },
      {
        words:
          'requesting http version 2 0 with version policy requestversionexact while unable to establish http 2 connection',
        pattern:
          /Requesting HTTP version 2\.0 with version policy RequestVersionExact while unable to establish HTTP\/2 connection/,
      },
      {
        words: 'an http 2 connection could not be established because the server',
        pattern: /An HTTP\/2 connection could not be established because the server/,
      },
      { words: 'http 2 is not enabled for', pattern: /HTTP\/2 is not enabled for/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The gRPC client of .NET speaks HTTP/2, the other end does not at that port',
    check: {
      text: 'See what the port speaks',
      host: 'curl -sv --http2-prior-knowledge http://<host>:<port>/ 2>&1 | head -20',
    },
    repair: [
      {
        text: 'Let Kestrel listen with Protocols=Http2 on that port (plain), or use https; a proxy between must pass HTTP/2 (nginx grpc_pass, Envoy http2_protocol_options)',
      },
    ],
    source: 'grpc-dotnet troubleshooting; Kestrel',
    matches: [
      'Grpc.Core.RpcException: Status(StatusCode="Internal", Detail="Error starting gRPC call. HttpRequestException: An HTTP/2 connection could not be established because the server did not complete the HTTP/2 handshake.")',
      'System.Net.Http.HttpRequestException: Requesting HTTP version 2.0 with version policy RequestVersionExact while unable to establish HTTP/2 connection.',
      'HTTP/2 is not enabled for 0.0.0.0:5000. The endpoint is configured to use HTTP/1.1 and HTTP/2, but TLS is not enabled.',
    ],
    ignores: ['HTTP/2 connection established'],
  },
  {
    id: 'dotnet.localhost-in-container',
    kind: 'wrong_address',
    program: 'dotnet',
    forms: [
      {
        words: 'cannot assign requested address',
        pattern: /Cannot assign requested address \((?<peer>localhost|\[?::1\]?|127\.0\.0\.1):(?<port>\d{1,5})\)/,
      },
      {
        words: 'socketexception 99 cannot assign requested address',
        pattern: /SocketException \(99\): Cannot assign requested address/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The program asks {peer} within its own container, where nothing listens',
    check: {
      text: 'See which address it is given',
      compose: 'docker compose exec {service} printenv | grep -iE "url|host|connection"',
    },
    repair: [
      {
        text: 'Use the name of the other service and its port inside the network; bind to 0.0.0.0 with ASPNETCORE_URLS=http://+:8080',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: '.NET SocketException; docker networking',
    matches: [
      'System.Net.Http.HttpRequestException: Cannot assign requested address (localhost:5001)',
      'System.Net.Sockets.SocketException (99): Cannot assign requested address',
    ],
    ignores: ['Cannot assign requested address (10.0.0.5:5432)'],
  },
  {
    id: 'dotnet.token-audience',
    kind: 'authentication_refused',
    program: 'aspnetcore',
    forms: [
      { words: 'idx10214 audience validation failed', pattern: /IDX10214: Audience validation failed/ },
      {
        words: 'audience validation failed audiences',
        pattern: /Audience validation failed\. Audiences: '(?<value>[^']{1,100})'/,
      },
      { words: 'the audience is invalid', pattern: /The audience '(?<value>[^']{1,100})' is invalid/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The API refuses the token: it was made for another audience',
    check: { text: 'Read the aud of the token', host: 'echo <token> | cut -d. -f2 | base64 -d' },
    repair: [
      {
        text: 'Set ValidAudience to it, or let the provider put the API into aud (Keycloak: an audience mapper; Entra: api://<id>)',
      },
    ],
    source: 'Microsoft.IdentityModel LogMessages.cs',
    matches: [
      "IDX10214: Audience validation failed. Audiences: 'account'. Did not match: validationParameters.ValidAudience: 'shop'",
      `Bearer error="invalid_token", error_description="The audience 'account' is invalid"`,
      "Audience validation failed. Audiences: 'account'",
    ],
    ignores: ['Audience Validated. Audience: shop'],
  },
  {
    id: 'dotnet.data-protection-key-missing',
    kind: 'missing_object',
    program: 'aspnetcore',
    forms: [
      {
        words: 'the key was not found in the key ring',
        pattern: /The key \{(?<object>[\w-]{1,40})\} was not found in the key ring/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The key {object} of ASP.NET data protection is gone: cookies and forms of before are void',
    check: {
      text: 'See where the keys are kept',
      compose: 'docker compose exec {service} ls -la /root/.aspnet/DataProtection-Keys',
    },
    repair: [
      {
        text: 'Keep the keys in a volume or in Redis shared by all replicas (PersistKeysTo..., SetApplicationName); users sign in once more',
        compose: 'docker compose up -d {service}   # volumes: keys:/root/.aspnet/DataProtection-Keys',
      },
    ],
    source: 'aspnetcore DataProtection KeyRingBasedDataProtector',
    matches: [
      'System.Security.Cryptography.CryptographicException: The key {8c2f3a1b-0000-1111-2222-333344445555} was not found in the key ring.',
      'The key {abc} was not found in the key ring. For more information go to https://aka.ms/aspnet/dataprotectionwarning',
    ],
    ignores: ['Creating key {abc} with creation date'],
  },
  {
    id: 'dotnet.bus-not-connected',
    kind: 'unreachable',
    program: 'dotnet',
    forms: [
      {
        words: 'connection failed',
        pattern: /Connection Failed: (?<peer>(?:rabbitmq|amqps?|activemq|sb):\/\/[^\s,]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'MassTransit or NServiceBus does not reach its broker {peer}',
    check: { text: 'See whether the port answers from there', host: 'nc -zv <broker> 5672' },
    repair: [{ text: 'Start the broker, correct host and credentials; it retries by itself' }],
    source: 'MassTransit RabbitMqTransport ConnectionContextFactory',
    matches: [
      'warn: MassTransit[0] Connection Failed: rabbitmq://rabbit/',
      'MassTransit: Connection Failed: rabbitmq://localhost/shop',
    ],
    ignores: ['Bus started: rabbitmq://rabbit/'],
  },
];
