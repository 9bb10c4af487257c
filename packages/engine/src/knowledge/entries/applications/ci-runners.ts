import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CI_RUNNERS: readonly CatalogueEntry[] = [
  {
    id: 'drone.server-out-of-reach',
    kind: 'wrong_address',
    program: 'drone-runner',
    forms: [
      {
        words: 'cannot ping the remote server',
        pattern: /cannot ping the remote server\\?"? error=\\?"?(?:Post \\{0,3}"?(?<peer>https?:\/\/[^"\\\s]{1,120}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'drone',
    specificity: 3,
    means: 'The Drone runner does not reach its server at {peer|DRONE_RPC_HOST}',
    check: {
      text: 'Read the error behind the address: refused, unknown certificate, or a redirect because DRONE_RPC_PROTO is http',
      compose: 'docker compose config | grep DRONE_RPC; docker compose ps',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A1 DRONE_RPC',
    },
    repair: [
      {
        text: 'Set DRONE_RPC_HOST and DRONE_RPC_PROTO to an address of the server that the runner reaches, and DRONE_RPC_SECRET to the secret of the server',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} DRONE_RPC_HOST=<server> DRONE_RPC_PROTO=https',
      },
    ],
    source: 'drone-runners/drone-runner-docker command/daemon/daemon.go',
    matches: [
      'time="2024-05-02T10:11:12Z" level=error msg="cannot ping the remote server" error="Post \\"http://drone/rpc/v2/ping\\": dial tcp 172.18.0.4:80: connect: connection refused"',
      'time="2024-05-02T10:11:12Z" level=error msg="agent: cannot ping the remote server" error="Temporary Redirect"',
    ],
    ignores: ['time="2024-05-02T10:11:12Z" level=info msg="successfully pinged the remote server"'],
  },
  {
    id: 'woodpecker.host-not-set',
    kind: 'missing_setting',
    program: 'woodpecker',
    forms: [
      {
        words: 'is not properly configured',
        pattern: /(?<setting>(?:WOODPECKER|DRONE)_HOST) is not properly configured/,
      },
      {
        words: 'must be scheme hostname format',
        pattern: /(?<setting>(?:WOODPECKER|DRONE)_HOST) must be <scheme>:\/\/<hostname> format/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Woodpecker does not start: {setting} is missing or has no scheme',
    check: {
      text: 'Print what the container gets',
      compose: 'docker compose config | grep WOODPECKER_',
      kubernetes: 'kubectl get deploy,statefulset {service} -o yaml | grep -A1 WOODPECKER_',
    },
    repair: [
      {
        text: 'Set {setting} to the public address with scheme and without a slash at its end, as https://ci.example.com',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env statefulset/{service} {setting}=https://<host>',
      },
    ],
    source: 'woodpecker-ci/woodpecker cmd/server/server.go',
    matches: [
      '{"level":"fatal","time":"2024-05-02T10:11:12Z","message":"WOODPECKER_HOST is not properly configured"}',
      'FTL cmd/server/server.go:85 > WOODPECKER_HOST must be <scheme>://<hostname> format',
    ],
    ignores: ['WOODPECKER_HOST=https://ci.example.com'],
  },
  {
    id: 'woodpecker.agent-secret-refused',
    kind: 'authentication_refused',
    program: 'woodpecker-agent',
    forms: [
      {
        words: 'agent could not auth',
        pattern: /agent could not auth: (?:individual agent not found by token|please provide a token|.{0,60}token)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'woodpecker',
    specificity: 3,
    means: 'Woodpecker refuses its agent: WOODPECKER_AGENT_SECRET is not the one of the server',
    check: {
      text: 'Compare the secret of server and agent',
      compose: 'docker compose config | grep WOODPECKER_AGENT_SECRET',
      kubernetes: 'kubectl get secret -o name | grep -i woodpecker',
    },
    repair: [
      {
        text: 'Give both the same WOODPECKER_AGENT_SECRET and remove the stored agent id, which still holds the old token',
        compose: 'docker compose up -d --force-recreate',
        kubernetes: 'kubectl rollout restart statefulset/woodpecker-server statefulset/woodpecker-agent',
        host: 'sudo rm /etc/woodpecker/agent.conf && sudo systemctl restart woodpecker-agent',
      },
    ],
    source: 'woodpecker-ci/woodpecker server/grpc/auth_server.go',
    matches: [
      '{"level":"error","error":"rpc error: code = Unknown desc = agent could not auth: individual agent not found by token: record not found","message":"could not auth"}',
      'FTL error running agent: could not auth: rpc error: code = Unknown desc = agent could not auth: please provide a token',
    ],
    ignores: ['agent registered with ID 4'],
  },
  {
    id: 'github-runner.version-deprecated',
    kind: 'version_mismatch',
    program: 'github-runner',
    forms: [
      {
        words: 'runner version is deprecated and cannot receive messages',
        pattern: /Runner version '?(?<version>v?[\d.]{1,16})'? is deprecated and cannot receive messages/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'github',
    specificity: 3,
    means: 'GitHub gives the runner {version} no jobs any more: it is too old',
    check: {
      text: 'See which version runs and whether it may update itself (DISABLE_AUTO_UPDATE)',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get pods -o jsonpath="{..image}"',
    },
    repair: [
      {
        text: 'Take a current runner image or package, and let it update itself or rebuild it every month',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes:
          'helm upgrade {service} oci://ghcr.io/actions/actions-runner-controller-charts/gha-runner-scale-set --reuse-values',
        host: 'sudo ./svc.sh stop && curl -LO https://github.com/actions/runner/releases/latest && sudo ./svc.sh start',
      },
    ],
    source: 'actions/runner src/Runner.Listener; GitHub documentation, Runner software updates',
    matches: [
      'An error occurred: Runner version v2.301.1 is deprecated and cannot receive messages.',
      'Http response code: Forbidden from GET https://pipelines.actions.githubusercontent.com ... Forbidden Runner version v2.319.1 is deprecated and cannot receive messages.',
    ],
    ignores: ["Current runner version: '2.319.1'"],
  },
  {
    id: 'github-runner.registration-refused',
    kind: 'authentication_refused',
    program: 'github-runner',
    forms: [
      {
        words: 'http response code from post runner registration',
        pattern:
          /Http response code: (?<value>NotFound|Unauthorized|Forbidden) from 'POST https:\/\/(?<peer>[^'/]{1,80})\/\S{0,80}actions\/runner-registration'/,
      },
      {
        words: 'a session for this runner already exists',
        pattern: /A session for this runner already exists/,
      },
      {
        words: 'runner registration has been deleted from the server',
        pattern: /[Rr]unner registration has been deleted from the server/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'github',
    specificity: 3,
    means: 'GitHub refuses the runner: registration {value|gone or used twice}',
    check: {
      text: 'Look at Settings > Actions > Runners; a registration token lives one hour, and one runner may run once only',
      host: 'gh api repos/<owner>/<repo>/actions/runners',
    },
    repair: [
      {
        text: 'Fetch a new token and register again; end a second instance that uses the same directory or name',
        host: './config.sh remove --token <token> ; ./config.sh --url https://github.com/<owner>/<repo> --token "$RUNNER_TOKEN"  # from gh api -X POST repos/<owner>/<repo>/actions/runners/registration-token -q .token',
      },
    ],
    source: 'actions/runner src/Runner.Listener/Configuration/ConfigurationManager.cs, MessageListener.cs',
    matches: [
      "Http response code: NotFound from 'POST https://api.github.com/actions/runner-registration' (Request Id: 8C1A)",
      'A session for this runner already exists.',
      'The runner registration has been deleted from the server, please re-configure. Runner registrations are automatically deleted for runners that have not connected to the service recently.',
    ],
    ignores: ['√ Runner successfully added'],
  },
];
