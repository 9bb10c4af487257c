import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RELEASE_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'pulumi.state-or-secret',
    kind: 'lock_held',
    forms: [
      {
        words: 'resource s with pending operations',
        pattern: /the current deployment has (?<value>\d{1,4}) resource\(s\) with pending operations/,
      },
      {
        words: 'conflict another update is currently in progress',
        pattern: /Conflict: Another update is currently in progress/,
      },
      {
        words: 'the stack is currently locked by',
        pattern: /the stack is currently locked by (?<value>\d{1,4}) lock\(s\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Pulumi does not go on: another update holds the stack, or one was broken off',
    check: { text: 'See who does', host: 'pulumi stack history | head -12' },
    repair: [
      {
        text: 'If none runs: pulumi cancel, then refresh so that pending operations are settled',
        host: 'pulumi cancel && pulumi refresh',
      },
    ],
    source: 'Pulumi documentation, Troubleshooting',
    matches: [
      'error: the current deployment has 1 resource(s) with pending operations:',
      'error: [409] Conflict: Another update is currently in progress.',
      'error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.',
    ],
    ignores: ['Updating (prod)'],
  },
  {
    id: 'pulumi.setting-missing',
    kind: 'missing_setting',
    forms: [
      {
        words: 'passphrase must be set with pulumi_config_passphrase',
        pattern: /passphrase must be set with PULUMI_CONFIG_PASSPHRASE/,
      },
      {
        words: 'missing required configuration variable',
        pattern: /Missing required configuration variable '(?<setting>[^']{1,80})'/,
      },
      {
        words: 'pulumi_access_token must be set for login during non interactive cli sessions',
        pattern: /PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions/,
      },
      {
        words: 'incorrect passphrase please set pulumi_config_passphrase to the correct passphrase',
        pattern: /incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Pulumi misses {setting|passphrase or token}',
    check: { text: 'See configuration and variables', host: 'pulumi config; env | grep PULUMI' },
    repair: [
      {
        text: 'Set it: pulumi config set {setting|<key>} <value>, or PULUMI_CONFIG_PASSPHRASE and PULUMI_ACCESS_TOKEN in the job',
      },
    ],
    source: 'Pulumi source, secrets/passphrase, config',
    matches: [
      'error: getting secrets manager: passphrase must be set with PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE environment variables',
      "error: Missing required configuration variable 'aws:region'",
      'error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions',
      'error: incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase or set PULUMI_CONFIG_PASSPHRASE_FILE',
    ],
    ignores: ['Using passphrase'],
  },
  {
    id: 'cdk.not-bootstrapped',
    kind: 'missing_object',
    forms: [
      {
        words: 'has the environment been bootstrapped please run cdk bootstrap',
        pattern: /Has the environment been bootstrapped\? Please run 'cdk bootstrap'/,
      },
      {
        words: 'the toolkit stack must be deployed to the environment',
        pattern: /the toolkit stack must be deployed to the environment/,
      },
      {
        words: 'need to perform aws calls for account but',
        pattern:
          /Need to perform AWS calls for account (?<object>\d{4,14}|[\w-]{1,40}), but (?:no credentials have been configured|the current credentials are for (?<value>\d{4,14}))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'AWS CDK cannot deploy: account not bootstrapped, CLI too old or other credentials',
    check: {
      text: 'See account and versions',
      host: 'aws sts get-caller-identity; npx cdk --version; npm ls aws-cdk-lib',
    },
    repair: [
      {
        text: "Bootstrap account and region once, update the CLI to the library's release, or set the profile of that account",
        host: 'npx cdk bootstrap aws://<account>/<region>',
      },
    ],
    source: 'AWS CDK documentation, Troubleshooting',
    matches: [
      "SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped? Please run 'cdk bootstrap' (see https://docs.aws.amazon.com/cdk/latest/guide/bootstrapping.html)",
      'This stack uses assets, so the toolkit stack must be deployed to the environment (Run "cdk bootstrap aws://123456789012/eu-central-1")',
      'Need to perform AWS calls for account 123456789012, but no credentials have been configured',
    ],
    ignores: ['Environment aws://123456789012/eu-central-1 bootstrapped.'],
  },
  {
    id: 'cdk.cli-too-old',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'cloud assembly schema version mismatch maximum schema version supported is',
        pattern:
          /Cloud assembly schema version mismatch: Maximum schema version supported is (?<version>[\d.]{1,10}), but found (?<wanted>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The AWS CDK CLI is too old: knows schema {version}, found {wanted}',
    check: { text: 'Compare both', host: 'npx cdk --version; npm ls aws-cdk-lib' },
    repair: [{ text: "Update the CLI to the library's release", host: 'npm install -D aws-cdk@latest' }],
    source: 'AWS CDK documentation, Troubleshooting',
    matches: [
      'Cloud assembly schema version mismatch: Maximum schema version supported is 21.0.0, but found 30.0.0',
      'Cloud assembly schema version mismatch: Maximum schema version supported is 36.0.0, but found 38.0.1. Please upgrade your CLI in order to interact with this app.',
    ],
    ignores: ['Environment aws://123456789012/eu-central-1 bootstrapped.'],
  },
  {
    id: 'serverless.variable-or-stack',
    kind: 'missing_setting',
    forms: [
      {
        words: 'cannot resolve variable at',
        pattern: /Cannot resolve variable at "(?<setting>[^"]{1,120})": (?<value>.{1,120})/,
      },
      {
        words: 'running aws sam projects locally requires docker',
        pattern: /Running AWS SAM projects locally requires Docker/,
      },
      {
        words: 'binary validation failed for',
        pattern:
          /Binary validation failed for (?<object>\w{1,20}), searched for (?<value>[\w.]{1,20}) in following locations/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Serverless or SAM misses {setting|what it needs to build}: {value|Docker or the runtime}',
    check: { text: 'See variables and tools', host: 'env | sort | head -40; docker info | head -3; sam --version' },
    repair: [
      {
        text: 'Set the variable (or a default behind the comma), start Docker, or build with sam build --use-container',
        host: 'sam build --use-container',
      },
    ],
    source: 'Serverless Framework and AWS SAM CLI source',
    matches: [
      'Error: Cannot resolve variable at "provider.environment.DB_URL": Value not found at "env" source',
      'Error: Running AWS SAM projects locally requires Docker. Have you got it installed and running?',
      "Build Failed Error: PythonPipBuilder:Validation - Binary validation failed for python, searched for python in following locations : ['/usr/bin/python3'] which did not satisfy constraints for runtime: python3.12.",
    ],
    ignores: ['Build Succeeded'],
  },
  {
    id: 'kamal.deploy-locked',
    kind: 'lock_held',
    program: 'kamal',
    forms: [{ words: 'deploy lock found', pattern: /Deploy lock found\. Run 'kamal lock help' for more information/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "Kamal's deploy lock is held, or was left by a broken deployment",
    check: { text: 'See who holds it', host: 'kamal lock status' },
    repair: [{ text: 'If none deploys, release it', host: 'kamal lock release' }],
    source: 'Kamal source, cli/base.rb',
    matches: [
      "ERROR (Kamal::Cli::LockError): Deploy lock found. Run 'kamal lock help' for more information",
      "kamal: Deploy lock found. Run 'kamal lock help' for more information",
    ],
    ignores: ['Releasing the deploy lock...'],
  },
  {
    id: 'kamal.not-healthy',
    kind: 'health_check_wrong',
    program: 'kamal',
    forms: [
      {
        words: 'target failed to become healthy',
        pattern: /target failed to become healthy(?: within configured timeout \((?<limit>\w{1,10})\))?/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Kamal keeps the old container: the new one did not answer /up in {limit|time}',
    check: { text: "Read the new container's log", host: 'kamal app logs --lines 100' },
    repair: [
      {
        text: 'Repair the start (missing secret, migration), let the app answer 200 at proxy.healthcheck.path on app_port, or raise deploy_timeout',
      },
    ],
    source: 'kamal-proxy source, server/target.go',
    matches: [
      'ERROR (SSHKit::Command::Failed): docker stderr: Error: target failed to become healthy within configured timeout (30s)',
      'Error: target failed to become healthy',
    ],
    ignores: ['Target health updated success=true'],
  },
  {
    id: 'sshkit.command-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'exception while executing exit status',
        pattern:
          /Exception while executing (?:as|on host) (?<peer>\S{1,120}): (?<object>\w{1,20}) exit status: (?<signal>\d{1,3})/,
      },
      {
        words: 'net ssh authenticationfailed authentication failed for user',
        pattern: /Net::SSH::AuthenticationFailed: Authentication failed for user (?<user>\S{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 1,
    means: 'A deployment stopped at {peer|the host}: {object|login} failed',
    check: { text: "Read the command's output above it", host: 'tail -60 log/capistrano.log' },
    repair: [
      {
        text: 'Repair what the command says: agent forwarding or deploy key (git 128), rights of the directory, a program that is not installed (127)',
      },
    ],
    source: 'SSHKit source',
    matches: [
      'SSHKit::Runner::ExecuteError: Exception while executing as deploy@10.0.0.5: git exit status: 128',
      'ERROR (SSHKit::Command::Failed): Exception while executing on host 10.0.0.5: docker exit status: 1',
      'Net::SSH::AuthenticationFailed: Authentication failed for user deploy@10.0.0.5',
    ],
    ignores: ['Command executed'],
  },
  {
    id: 'vagrant.box-or-boot',
    kind: 'unreachable',
    forms: [
      {
        words: 'timed out while waiting for the machine to boot',
        pattern: /Timed out while waiting for the machine to boot/,
      },
      {
        words: 'could not be accessed in the remote catalog',
        pattern: /The box '(?<object>[^']{1,80})' could not be found or could not be accessed in the remote catalog/,
      },
      {
        words: 'errored after timeout waiting for',
        pattern: /Build '(?<object>[^']{1,60})' errored after (?<value>[^:]{1,40}): Timeout waiting for (?:SSH|WinRM)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Vagrant or Packer does not reach its machine or image',
    check: { text: "Look at the machine's own console", host: 'vagrant up --debug 2>&1 | tail -40' },
    repair: [
      {
        text: 'Enable virtualisation, correct box name or version, open 22 in the security group, and give a user and key that the image has',
      },
    ],
    source: 'Vagrant and Packer source',
    matches: [
      'Timed out while waiting for the machine to boot. This means that Vagrant was unable to communicate with the guest machine',
      "The box 'ubuntu/jammy64' could not be found or could not be accessed in the remote catalog.",
      "==> Build 'amazon-ebs.web' errored after 5 minutes 12 seconds: Timeout waiting for SSH.",
    ],
    ignores: ['Machine booted and ready!'],
  },
];
