import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TERRAFORM: readonly CatalogueEntry[] = [
  {
    id: 'terraform.state-locked',
    kind: 'lock_held',
    program: 'terraform',
    forms: [
      { words: 'error acquiring the state lock', pattern: /Error:? ?(?:Error )?acquiring the state lock/ },
      {
        words: 'error locking state',
        pattern: /Error locking state: Error acquiring the state lock: (?<value>.{1,100})/,
      },
    ],
    nearby: [
      /ID: {1,10}(?<object>[\w-]{8,60})/,
      /Who: {1,10}(?<user>\S{1,80})/,
      /Created: {1,10}(?<limit>[\d-]{10} [\d:]{8})/,
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The Terraform state is locked by {user|another run}',
    check: {
      text: 'See in the lock info who holds it, and whether that run is still going (a CI job, a colleague)',
      host: 'terraform plan -lock-timeout=60s',
    },
    repair: [
      {
        text: 'Wait for the run that holds it; when that run is gone, take the lock away with its ID',
        host: 'terraform force-unlock {object|<lock id>}',
        destructive: true,
      },
    ],
    source: 'Terraform internal/command/clistate/state.go; internal/states/statemgr/locker.go LockInfo',
    matches: [
      '│ Error: Error acquiring the state lock',
      'Error locking state: Error acquiring the state lock: ConditionalCheckFailedException: The conditional request failed',
      'Error: Error acquiring the state lock',
    ],
    ignores: ['Acquiring state lock. This may take a few moments...'],
  },
  {
    id: 'terraform.resource-exists',
    kind: 'invalid_setting',
    program: 'terraform',
    forms: [
      {
        words: 'a resource with the id already exists',
        pattern: /A resource with the ID "(?<object>[^"]{1,240})" already exists - to be managed via Terraform/,
      },
      {
        words: 'error creating already exists',
        pattern:
          /Error: (?:error )?creating (?<value>[\w ]{1,60}) \((?<object>[^)]{1,120})\): .{0,200}(?:AlreadyExists|already exists|EntityAlreadyExists|BucketAlreadyOwnedByYou)/,
      },
      { words: 'resource already managed by terraform', pattern: /Error: Resource already managed by Terraform/ },
      {
        words: 'error 409 alreadyexists',
        pattern: /Error: Error creating (?<value>\w{1,60}): googleapi: Error 409: .{0,200}[Aa]lready[ E]xists/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Terraform wants to make {object|a resource} that is already there but not in its state',
    check: { text: 'See whether another state or a person made it', host: 'terraform state list; terraform plan' },
    repair: [
      {
        text: 'Take the existing resource into the state by import, or give the new one another name',
        host: 'terraform import <address> {object|<id>}',
      },
    ],
    source:
      'hashicorp/terraform-provider-azurerm tf.ImportAsExistsError; terraform-provider-aws; terraform-provider-google; terraform internal/terraform/node_resource_import.go',
    matches: [
      '│ Error: A resource with the ID "/subscriptions/5f1d/resourceGroups/shop" already exists - to be managed via Terraform this resource needs to be imported into the State.',
      'Error: creating IAM Role (shop-api): operation error IAM: CreateRole, https response error StatusCode: 409, EntityAlreadyExists: Role with name shop-api already exists.',
      "Error: Error creating Network: googleapi: Error 409: The resource 'projects/shop/global/networks/main' already exists, alreadyExists",
      'Error: Resource already managed by Terraform',
    ],
    ignores: ['aws_iam_role.shop: Refreshing state... [id=shop-api]'],
  },
  {
    id: 'terraform.provider-unavailable',
    kind: 'missing_module',
    program: 'terraform',
    forms: [
      {
        words: 'error failed to query available provider packages',
        pattern: /Error: Failed to query available provider packages/,
      },
      { words: 'error failed to install provider', pattern: /Error: Failed to install provider/ },
      { words: 'error inconsistent dependency lock file', pattern: /Error: Inconsistent dependency lock file/ },
      { words: 'error required plugins are not installed', pattern: /Error: Required plugins are not installed/ },
      {
        words: 'the cached package for match any of the checksums recorded',
        pattern:
          /the (?:cached|current) package for (?<object>\S{1,120}) (?<version>\S{1,30}) .{0,80}(?:doesn't|does not) match any of the checksums/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Terraform has no fitting provider {object|plugin}',
    check: {
      text: 'See which versions are wanted and locked, and whether the registry answers',
      host: 'terraform version; terraform providers; cat .terraform.lock.hcl | head -20; curl -sI https://registry.terraform.io',
    },
    repair: [
      {
        text: 'Initialise anew and record the checksums of all platforms that run it',
        host: 'terraform init -upgrade && terraform providers lock -platform=linux_amd64 -platform=darwin_arm64',
      },
    ],
    source: 'Terraform internal/command/init.go; internal/backend/local/backend_local.go; internal/getproviders',
    matches: [
      '│ Error: Failed to query available provider packages',
      'Error: Failed to install provider',
      'Error: Inconsistent dependency lock file',
      'Error: Required plugins are not installed',
      "the cached package for registry.terraform.io/hashicorp/aws 5.31.0 (in .terraform/providers) doesn't match any of the checksums recorded in the dependency lock file",
    ],
    ignores: ['- Installed hashicorp/aws v5.31.0 (signed by HashiCorp)'],
  },
  {
    id: 'terraform.variable-missing',
    kind: 'missing_setting',
    program: 'terraform',
    forms: [
      {
        words: 'the root module input variable is not set and has no default value',
        pattern: /The root module input variable "(?<setting>[\w-]{1,80})" is not set, and has no default value/,
      },
      { words: 'error no value for required variable', pattern: /Error: No value for required variable/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Terraform has no value for the variable {setting|it requires}',
    check: {
      text: 'See where it is to come from: a .tfvars file that is not loaded by itself, or TF_VAR_ in the CI job',
      host: 'ls *.tfvars; env | grep TF_VAR_ | cut -d= -f1',
    },
    repair: [
      {
        text: 'Give the variable a value: -var, a .tfvars file, TF_VAR_ in the environment of the pipeline, or a default',
        host: 'terraform apply -var-file=<environment>.tfvars # or export TF_VAR_{setting|<name>}=<value>',
      },
    ],
    source: 'Terraform internal/backend/backendrun/unparsed_value.go',
    matches: [
      '│ The root module input variable "db_password" is not set, and has no default value. Use a -var or',
      'Error: No value for required variable',
    ],
    ignores: ['variable "db_password" { type = string }'],
  },
  {
    id: 'terraform.credentials-missing',
    kind: 'authentication_refused',
    program: 'terraform',
    forms: [
      { words: 'error no valid credential sources', pattern: /No valid credential sources? (?:for S3 Backend )?found/ },
      {
        words: 'error configuring terraform aws provider',
        pattern: /Error: (?:error )?configuring Terraform AWS Provider: (?<value>.{1,100})/,
      },
      {
        words: 'could not find default credentials',
        pattern: /(?:google: )?could not find default credentials\. See https:\/\/\S{1,120}/,
      },
      {
        words: 'could not configure azurecli authorizer',
        pattern: /could not (?:configure|obtain) AzureCli? Authorizer/,
      },
      { words: 'please run az login', pattern: /[Pp]lease run:? '?az login'?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No valid cloud credentials are there: {value|none found}',
    check: {
      text: 'See which identity the job has',
      host: 'aws sts get-caller-identity; gcloud auth list; az account show',
    },
    repair: [
      {
        text: 'Log in or give the job its role: OIDC in CI, AWS_PROFILE, application default credentials, az login',
        host: 'aws sso login; gcloud auth application-default login; az login',
      },
    ],
    source:
      'terraform-provider-aws; terraform internal/backend/remote-state/s3; golang.org/x/oauth2/google default.go; Azure CLI',
    matches: [
      'Error: No valid credential sources found',
      'Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.',
      'google: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
      "ERROR: Please run 'az login' to setup account.",
      "Error: building account: unable to configure ResourceManagerAccount: subscription ID could not be determined and was not specified: could not configure AzureCli Authorizer: please run 'az login'",
    ],
    ignores: ['provider "aws" { region = "eu-central-1" }'],
  },
];
