import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FILE_SHARING: readonly CatalogueEntry[] = [
  {
    id: 'vsftpd.home-not-usable',
    kind: 'file_permission',
    program: 'vsftpd',
    forms: [
      {
        words: '500 oops vsftpd refusing to run with writable root inside chroot',
        pattern: /500 OOPS: vsftpd: refusing to run with writable root inside chroot/,
      },
      {
        words: '500 oops cannot change directory',
        pattern: /500 OOPS: cannot change directory:\s?(?<path>\/\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'vsftpd ends the session: the home {path|of the user} is missing, closed or writable',
    check: {
      text: 'Look at the home of the user and at chroot_local_user',
      host: 'namei -l {path|/home}; grep -v "^#" /etc/vsftpd.conf',
      compose: 'docker compose exec {service} grep -v "^#" /etc/vsftpd.conf',
    },
    repair: [
      {
        text: 'Take write rights from the root of the chroot and give a folder below it (or set allow_writeable_chroot=YES), and make a home that is missing; SELinux needs ftp_home_dir',
        host: 'chmod a-w /home/<user> && install -d -o <user> /home/<user>/upload && systemctl restart vsftpd',
      },
    ],
    source: 'vsftpd, secutil.c, twoprocess.c',
    matches: [
      '500 OOPS: vsftpd: refusing to run with writable root inside chroot()',
      '500 OOPS: cannot change directory:/home/anna',
    ],
    ignores: ['vsftpd: [anna] OK LOGIN: Client "10.0.0.4"'],
  },
  {
    id: 'vsftpd.configuration-invalid',
    kind: 'invalid_setting',
    program: 'vsftpd',
    forms: [
      {
        words: '500 oops in config file',
        pattern:
          /500 OOPS: (?<value>unrecognised variable|bad bool value|missing value) in config file(?: for)?: (?<setting>\w{1,60})/,
      },
      {
        words: '500 oops could not bind listening socket',
        pattern: /500 OOPS: (?<value>could not bind listening IPv[46] socket)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'vsftpd does not start: {value} ({setting|port 21 is in use})',
    check: {
      text: 'Read the configuration and see who listens on port 21',
      host: 'grep -v "^#" /etc/vsftpd.conf; ss -ltnp | grep ":21 "',
      compose: 'docker compose exec {service} grep -v "^#" /etc/vsftpd.conf',
    },
    repair: [
      {
        text: 'Correct the option (no spaces around =, listen and listen_ipv6 not both) or end the other FTP server',
        host: 'systemctl restart vsftpd',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'vsftpd, parseconf.c, standalone.c',
    matches: [
      '500 OOPS: unrecognised variable in config file: anonymous_enabled',
      '500 OOPS: could not bind listening IPv4 socket',
    ],
    ignores: ['500 OOPS: cannot change directory:/home/anna'],
  },
];
