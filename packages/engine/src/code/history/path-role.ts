/** What a file is for, told from its path alone. */
export type PathRole =
  | 'code'
  | 'test'
  | 'documentation'
  | 'configuration'
  | 'dependency'
  | 'migration'
  | 'build'
  | 'asset';

const RULES: readonly (readonly [PathRole, RegExp])[] = [
  [
    'dependency',
    /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|requirements[\w.-]*\.txt|constraints[\w.-]*\.txt|Pipfile(?:\.lock)?|poetry\.lock|uv\.lock|pyproject\.toml|setup\.(?:py|cfg)|go\.(?:mod|sum)|pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|gradle\.lockfile|Gemfile(?:\.lock)?|[\w.-]+\.gemspec|Cargo\.(?:toml|lock)|composer\.(?:json|lock)|packages\.config|Directory\.Packages\.props|[\w.-]+\.(?:csproj|fsproj))$/,
  ],
  [
    'test',
    /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|testdata|fixtures|e2e|cypress)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|[^/]*[.-](?:test|spec)|[^/]*(?:Test|Tests|TestCase|IT|Spec)|conftest)\.\w+$/,
  ],
  [
    'documentation',
    /\.(?:md|mdx|rst|adoc|txt)$|(?:^|\/)(?:docs?|examples?)\/|(?:^|\/)(?:LICENSE|NOTICE|CHANGELOG|CODEOWNERS|AUTHORS)\b/i,
  ],
  [
    'build',
    /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.husky|\.vscode)\/|(?:^|\/)(?:Makefile|Jenkinsfile|\.gitignore|\.editorconfig|\.gitlab-ci\.yml|\.eslintrc[^/]*|\.prettierrc[^/]*|tsconfig[^/]*\.json|turbo\.json)$/,
  ],
  ['migration', /(?:^|\/)(?:migrations?|db\/migrate|alembic|flyway|liquibase)\/|\.sql$/],
  [
    'configuration',
    /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.(?:ya?ml|json|json5|toml|ini|cfg|conf|properties|env|tf|tfvars|hcl|plist|service|xml)$|(?:^|\/)(?:Dockerfile[^/]*|docker-compose[^/]*|Procfile|nginx[^/]*|Caddyfile)$/,
  ],
  ['asset', /\.(?:css|scss|less|svg|png|jpe?g|gif|ico|webp|woff2?|ttf|snap|map|html?)$/],
];

/** The role of a file by the naming conventions its language shares; code when none fits. */
export function roleOfPath(path: string): PathRole {
  return RULES.find(([, pattern]) => pattern.test(path))?.[0] ?? 'code';
}
