import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PHP_PDO: readonly CatalogueEntry[] = [
  {
    id: 'php-pdo.driver-missing',
    kind: 'missing_module',
    program: 'php',
    forms: [
      {
        words: 'could not find driver',
        pattern: /(?:PDOException|QueryException|PDO|DriverException|Exception)\b.{0,120}\bcould not find driver/,
      },
      {
        words: 'call to undefined function',
        pattern:
          /Call to undefined function (?<object>mysqli_connect|mysql_connect|pg_connect|oci_connect|sqlsrv_connect)\(\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PHP lacks the extension for this database ({object|pdo_mysql, pdo_pgsql, ...})',
    check: {
      text: 'List the extensions of the PHP that runs: the command line and php-fpm have different configurations',
      compose: 'docker compose exec {service} php -m',
      kubernetes: 'kubectl exec deploy/{service} -- php -m',
      host: 'php -m; php-fpm8.2 -m; php --ini',
    },
    repair: [
      {
        text: 'Install the extension and restart PHP; in the official image by docker-php-ext-install in the Dockerfile',
        compose: `printf 'RUN docker-php-ext-install pdo_mysql mysqli\\n' >> Dockerfile && docker compose build {service} && docker compose up -d {service}`,
        host: 'sudo apt-get install php-mysql php-pgsql && sudo systemctl restart php8.2-fpm',
      },
    ],
    source: 'PHP source, ext/pdo/pdo_dbh.c PDO::__construct()',
    matches: [
      'PHP Fatal error:  Uncaught PDOException: could not find driver in /var/www/html/db.php:12',
      'Illuminate\\Database\\QueryException: could not find driver (Connection: mysql, SQL: select * from `users`)',
      'PHP Fatal error:  Uncaught Error: Call to undefined function mysqli_connect() in /var/www/html/index.php:3',
    ],
    ignores: ['selenium: could not find driver executable chromedriver in PATH'],
  },
];
