import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GITEA: readonly CatalogueEntry[] = [
  {
    id: 'gitea.database-newer',
    kind: 'version_mismatch',
    program: 'gitea',
    forms: [
      {
        words: 'your database migration version is for a newer you can not use the newer database',
        pattern:
          /Your database \(migration version: (?<wanted>\d{1,6})\) is for a newer (?:Gitea|Forgejo), you can not use the newer database for this old (?:Gitea|Forgejo) release \((?<version>\d{1,6})\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Gitea/Forgejo is older (schema {version}) than its database (schema {wanted})',
    check: {
      text: 'See which image runs and which ran before; a floating tag or a change from Gitea to Forgejo brings this about',
      compose: 'docker compose config --images; docker compose exec {service} gitea --version',
      kubernetes: 'kubectl rollout history deploy/{service}; kubectl get deploy {service} -o jsonpath="{..image}"',
      host: 'gitea --version',
    },
    repair: [
      {
        text: 'Go back to the newer release that migrated the database, and pin its tag',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'sudo install -m 755 gitea-<newer version>-linux-amd64 /usr/local/bin/gitea && sudo systemctl restart gitea',
      },
      {
        text: 'Or restore the dump that was made with the old release; never set the number in the table version by hand',
        destructive: true,
      },
    ],
    source: 'go-gitea/gitea models/migrations/migrations.go Migrate()',
    matches: [
      '2024/05/02 10:11:12 models/migrations/migrations.go:450:Migrate() [F] Migration Error: Your database (migration version: 305) is for a newer Gitea, you can not use the newer database for this old Gitea release (280).',
      'Your database (migration version: 331) is for a newer Forgejo, you can not use the newer database for this old Forgejo release (305).',
    ],
    ignores: [
      '2024/05/02 10:11:12 ...ations/migrations.go:90:Migrate() [I] Migration[306]: Add a column to the database',
    ],
  },
  {
    id: 'gitea.database-too-old',
    kind: 'version_mismatch',
    program: 'gitea',
    forms: [
      {
        words: 'no longer supports auto migration from your previously installed version',
        pattern:
          /(?<object>Gitea|Forgejo|Gogs) no longer supports auto-migration from your previously installed version/,
      },
    ],
    nearby: [/suggested v(?<wanted>[\d.]{1,12})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: '{object} cannot migrate a database this old: {wanted|an older release} has to come between',
    check: { text: 'Read the schema number from the table version', host: 'gitea doctor check --run check-db-version' },
    repair: [
      {
        text: 'Start {wanted|the suggested older release} once on this data, let it migrate, then go to the new release',
        compose: 'docker compose up -d {service} && docker compose logs -f {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=gitea/gitea:{wanted|1.6.4}',
      },
    ],
    source: 'go-gitea/gitea models/migrations/migrations.go Migrate()',
    matches: [
      '[F] Gitea no longer supports auto-migration from your previously installed version.',
      'Gogs no longer supports auto-migration from your previously installed version.',
    ],
    ignores: ['Forgejo supports migration from Gitea up to 1.22'],
  },
  {
    id: 'gitea.wrong-account',
    kind: 'invalid_setting',
    program: 'gitea',
    forms: [
      {
        words: 'expect user but current user is',
        pattern:
          /Expect user '(?<wanted>[^']{1,60})' (?:\(RUN_USER in app\.ini\) )?but current user is: ?(?<user>\S{1,60})/,
      },
      {
        words: 'is not supposed to be run as root',
        pattern: /(?:Gitea|Forgejo) is not supposed to be run as root/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Gitea/Forgejo runs as {user|root} and has to run as {wanted|git}',
    check: {
      text: 'See which account starts the process and what RUN_USER says',
      compose: 'docker compose exec {service} sh -c "id; grep RUN_USER /data/gitea/conf/app.ini"',
      kubernetes: 'kubectl exec deploy/{service} -- id',
      host: 'systemctl cat gitea | grep User; sudo grep RUN_USER /etc/gitea/app.ini',
    },
    repair: [
      {
        text: 'Run it as the account git; on the command line put su-exec or sudo in front',
        compose: 'docker compose exec -u git {service} gitea admin user list',
        kubernetes: 'kubectl exec deploy/{service} -- su git -c "gitea admin user list"',
        host: 'sudo -u git gitea web --config /etc/gitea/app.ini',
      },
      { text: 'Or set RUN_USER in app.ini to the account that really runs it' },
    ],
    source: 'go-gitea/gitea modules/setting/setting.go loadRunModeFrom()',
    matches: [
      "2024/05/02 10:11:12 [F] Expect user 'git' (RUN_USER in app.ini) but current user is: root",
      "[F] Expect user 'git' but current user is: gitea",
      '[F] Gitea is not supposed to be run as root. Sorry. If you need to use privileged TCP ports please instead use setcap and the `cap_net_bind_service` permission',
    ],
    ignores: ['Running as user git (uid 1000)'],
  },
  {
    id: 'gitea.webhook-host-refused',
    kind: 'invalid_setting',
    program: 'gitea',
    forms: [
      {
        words: 'webhook can only call allowed http servers',
        pattern:
          /webhook can only call allowed HTTP servers \(check your webhook\.ALLOWED_HOST_LIST setting\), deny '(?<peer>[^'(]{1,120})(?:\((?<value>[^)]{1,60})\))?'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Gitea sends no webhook to {peer}: ALLOWED_HOST_LIST leaves it out',
    check: {
      text: 'See which addresses are allowed; the default external leaves out private networks',
      compose: 'docker compose exec {service} grep -A5 "^\\[webhook\\]" /data/gitea/conf/app.ini',
      kubernetes: 'kubectl exec deploy/{service} -- grep -A5 "^\\[webhook\\]" /data/gitea/conf/app.ini',
      host: 'sudo grep -A5 "^\\[webhook\\]" /etc/gitea/app.ini',
    },
    repair: [
      {
        text: 'Set [webhook] ALLOWED_HOST_LIST to a list with {peer}, or to private, and restart',
        compose: 'GITEA__webhook__ALLOWED_HOST_LIST=private docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} GITEA__webhook__ALLOWED_HOST_LIST=private',
        host: 'sudo systemctl restart gitea',
      },
    ],
    source: 'go-gitea/gitea modules/hostmatcher/http.go; configuration cheat sheet, webhook',
    matches: [
      `...s/webhook/deliver.go:110:Deliver() [E] Post "http://drone:80/hook": dial tcp 172.18.0.4:80: webhook can only call allowed HTTP servers (check your webhook.ALLOWED_HOST_LIST setting), deny 'drone(172.18.0.4:80)'`,
      `Delivery: Post "https://ci.lan/hook": dial tcp 10.0.0.9:443: webhook can only call allowed HTTP servers (check your webhook.ALLOWED_HOST_LIST setting), deny 'ci.lan(10.0.0.9:443)'`,
    ],
    ignores: ['ALLOWED_HOST_LIST = external # webhook can call HTTP servers on the internet'],
  },
];
