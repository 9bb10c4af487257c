import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FILE_SHARING: readonly CatalogueEntry[] = [
  {
    id: 'smb.login-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'nt_status_logon_failure', pattern: /session setup failed: NT_STATUS_LOGON_FAILURE/ },
      { words: 'mount error 13 permission denied', pattern: /mount error\(13\): Permission denied/ },
      {
        words: 'cifs status code returned 0xc000006d',
        pattern: /CIFS: Status code returned 0xc000006d (?:NT_)?STATUS_LOGON_FAILURE/,
      },
      {
        words: 'session setup failed nt_status_account_locked_out',
        pattern: /session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT/,
      },
      {
        words: 'session setup failed nt_status_password_expired',
        pattern: /session setup failed: NT_STATUS_PASSWORD_EXPIRED/,
      },
    ],
    nearby: [/CIFS: VFS: \\\\(?<peer>[\w.-]{1,120})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'samba',
    specificity: 3,
    means: 'The SMB server {peer|of the share} refuses user, password or domain of the client',
    check: {
      text: 'Try the login by hand and read the kernel log; a Samba user needs a password of its own (smbpasswd)',
      host: 'smbclient -L //<server> -U <user>; dmesg -T | grep -i cifs | tail',
      compose: 'docker compose config | grep -A6 driver_opts',
    },
    repair: [
      {
        text: 'Give the mount the right credentials file (username, password, domain), and make the Samba user where it is missing',
        host: 'smbpasswd -a <user>; mount -a',
        compose: 'docker volume rm <volume> && docker compose up -d',
      },
    ],
    source: 'Samba smbclient; mount.cifs; Linux fs/smb/client',
    matches: [
      'session setup failed: NT_STATUS_LOGON_FAILURE',
      'mount error(13): Permission denied',
      'CIFS: Status code returned 0xc000006d NT_STATUS_LOGON_FAILURE',
      'session setup failed: NT_STATUS_ACCOUNT_LOCKED_OUT',
      'session setup failed: NT_STATUS_PASSWORD_EXPIRED',
    ],
    ignores: ['mount error(2): No such file or directory'],
  },
  {
    id: 'smb.server-or-share-away',
    kind: 'unreachable',
    forms: [
      {
        words: 'cifs vfs has not responded in seconds reconnecting',
        pattern: /CIFS: VFS: \\\\(?<peer>[\w.-]{1,120}) has not responded in (?<limit>\d{1,6}) seconds\. Reconnecting/,
      },
      { words: 'mount error 112 host is down', pattern: /mount error\(112\): (?<value>Host is down)/ },
      {
        words: 'mount error 115 operation now in progress',
        pattern: /mount error\(115\): (?<value>Operation now in progress)/,
      },
      { words: 'mount error 113', pattern: /mount error\(113\): (?<value>[^\n]{1,80})/ },
      {
        words: 'tree connect failed',
        pattern: /tree connect failed: NT_STATUS_(?<value>BAD_NETWORK_NAME|ACCESS_DENIED)/,
      },
      {
        words: 'connection to failed error',
        pattern:
          /Connection to (?<peer>[\w.-]{1,120}) failed \(Error NT_STATUS_(?<value>IO_TIMEOUT|CONNECTION_REFUSED|HOST_UNREACHABLE|NETWORK_UNREACHABLE|UNSUCCESSFUL)\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'samba',
    specificity: 2,
    means: 'The SMB server or share cannot be reached ({peer|mount}): {value|no answer}',
    check: {
      text: 'Test port 445 and the name of the share; "Host is down" at once mostly is an SMB version the server does not speak',
      host: 'nc -vz <server> 445; smbclient -N -L //<server>; dmesg -T | grep -i cifs | tail',
      compose: 'docker volume inspect <volume>',
    },
    repair: [
      {
        text: 'Start the server, or set vers=3.0 (vers=1.0 only for a very old NAS) and the right share name',
        host: 'mount -t cifs //<server>/<share> /mnt -o credentials=/root/.smb,vers=3.0',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'mount.cifs; Linux fs/smb/client/connect.c; Samba smbclient',
    matches: [
      'CIFS: VFS: \\\\nas.example.com has not responded in 180 seconds. Reconnecting...',
      'mount error(112): Host is down',
      'mount error(115): Operation now in progress',
      'mount error(113): could not connect to 192.168.1.2',
      'tree connect failed: NT_STATUS_BAD_NETWORK_NAME',
      'do_connect: Connection to nas.example.com failed (Error NT_STATUS_CONNECTION_REFUSED)',
    ],
    ignores: ['CIFS: Attempting to mount \\\\nas.example.com\\data'],
  },
  {
    id: 'nfs.access-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'mount nfs access denied by server while mounting',
        pattern: /mount\.nfs4?: access denied by server while mounting (?<peer>[\w.-]{1,120}):(?<path>\/\S{0,200})/,
      },
      {
        words: 'refused mount request from for',
        pattern:
          /refused mount request from (?<peer>[\w.:-]{1,120}) for (?<path>\/\S{1,200}) \(\S{1,200}\): (?<value>unmatched host|not exported|illegal port \d{1,5}|no export entry)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'nfs',
    specificity: 3,
    means: 'The NFS server does not export {path} to this client ({value|see /etc/exports})',
    check: {
      text: 'Read what is exported to whom',
      host: 'showmount -e <server>; exportfs -v',
      kubernetes: 'kubectl describe pod {service} | grep -A10 Events; kubectl get pv -o yaml | grep -A4 nfs',
      compose: 'docker volume inspect <volume>',
    },
    repair: [
      {
        text: 'Add the address of the client (of the node in Kubernetes) to the line in /etc/exports and export anew; "insecure" allows ports above 1024',
        host: 'exportfs -ra && exportfs -v',
      },
    ],
    source: 'nfs-utils, utils/mount, utils/mountd/auth.c',
    matches: [
      'mount.nfs: access denied by server while mounting nas.example.com:/srv/data',
      'rpc.mountd[31]: refused mount request from 10.0.0.4 for /srv/data (/srv/data): unmatched host',
    ],
    ignores: ['rpc.mountd[31]: authenticated mount request from 10.0.0.4:801 for /srv/data (/srv/data)'],
  },
  {
    id: 'nfs.server-not-responding',
    kind: 'unreachable',
    forms: [
      {
        words: 'nfs server not responding',
        pattern: /nfs: server (?<peer>[\w.:-]{1,120}) not responding, (?<value>still trying|timed out)/,
      },
      {
        words: 'mount nfs',
        pattern:
          /mount\.nfs4?: (?<value>Connection timed out|Connection refused|No route to host|Network is unreachable|mount system call failed|requested NFS version or transport protocol is not supported|Protocol not supported)/,
      },
      {
        words: 'stale file handle',
        pattern:
          /(?:stat|open|ls: cannot access|cannot open|mount\.nfs|cd|lstat|readdir|os error 116|Errno 116)[^\n]{0,160}?(?<value>Stale (?:NFS )?file handle)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'nfs',
    specificity: 3,
    means: 'The NFS server {peer|that is mounted} does not answer: {value}',
    check: {
      text: 'Test the server and port 2049; a stale handle means that the export was made anew or moved on the server',
      host: 'nc -vz {peer|<server>} 2049; rpcinfo -p {peer|<server>}; mount | grep nfs; dmesg -T | grep nfs | tail',
      kubernetes: 'kubectl get pods -o wide; kubectl describe pod {service} | grep -A10 Events',
      compose: 'docker volume inspect <volume>',
    },
    repair: [
      { text: 'Start the server; mounts with "hard" go on by themselves', host: 'systemctl restart nfs-server' },
      {
        text: 'Mount anew after a stale handle, and restart what uses it',
        host: 'umount -fl <mount point> && mount -a',
        kubernetes: 'kubectl delete pod {service}',
        compose: 'docker compose restart {service}',
        destructive: true,
      },
    ],
    source: 'Linux fs/nfs, net/sunrpc/clnt.c; nfs-utils; ESTALE',
    matches: [
      'kernel: nfs: server nas.example.com not responding, still trying',
      'mount.nfs: Connection timed out',
      "ls: cannot access '/mnt/data': Stale file handle",
      'OSError: [Errno 116] Stale file handle',
    ],
    ignores: ['kernel: nfs: server nas.example.com OK'],
  },
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
  {
    id: 's3.credentials-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalidaccesskeyid', pattern: /(?<!`)\bInvalidAccessKeyId\b(?!`)/ },
      { words: 'signaturedoesnotmatch', pattern: /(?<!`)\bSignatureDoesNotMatch\b(?!`)/ },
      {
        words: 'the request signature we calculated does not match the signature you provided',
        pattern: /The request signature we calculated does not match the signature you provided/,
      },
      {
        words: 'expiredtoken',
        pattern: /\(ExpiredToken\) when calling the (?<value>\w{1,40}) operation|<Code>ExpiredToken<\/Code>/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The S3 server refuses access key, secret or signature of the client',
    check: {
      text: 'Compare key and secret; a signature that does not match also comes from a wrong region, a proxy that changes the Host header, or a clock that is wrong',
      host: 'aws s3 ls --endpoint-url <endpoint> --debug 2>&1 | tail -5; date -u',
      compose: 'docker compose config | grep -iE "access_key|secret|s3|endpoint|region"',
      kubernetes: 'kubectl get secret | grep -iE "s3|minio|aws"',
    },
    repair: [
      {
        text: 'Enter the right pair of keys, the region and path-style for MinIO, and pass the Host header on (proxy_set_header Host $http_host)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Amazon S3 API error responses; MinIO cmd/api-errors.go',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: The AWS Access Key Id you provided does not exist in our records.',
      '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>',
      'S3 API Request made: The request signature we calculated does not match the signature you provided.',
      'botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.',
    ],
    ignores: [
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    ],
  },
  {
    id: 's3.bucket-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'nosuchbucket',
        pattern: /(?<!`)\bNoSuchBucket\b(?!`)(?:[^\n]{0,200}?<BucketName>(?<object>[^<]{1,80}))?/,
      },
      { words: 'the specified bucket does not exist', pattern: /The specified bucket does not exist/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 's3',
    specificity: 3,
    means: 'The S3 bucket {object|that the client uses} does not exist at this server',
    check: {
      text: 'List the buckets; a virtual-host name (bucket.host) at a server that wants path style makes another bucket of it',
      host: 'aws s3 ls --endpoint-url <endpoint>',
      compose: 'docker compose config | grep -iE "bucket|endpoint"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -i bucket',
    },
    repair: [
      {
        text: 'Make the bucket or correct its name, and switch path style on for MinIO and the like',
        host: 'aws s3 mb s3://{object|<bucket>} --endpoint-url <endpoint>',
        compose: 'docker compose run --rm --entrypoint sh mc -c "mc mb local/{object|<bucket>}"',
      },
    ],
    source: 'Amazon S3 API error responses; MinIO cmd/api-errors.go',
    matches: [
      '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>uploads</BucketName></Error>',
      'com.amazonaws.services.s3.model.AmazonS3Exception: The specified bucket does not exist (Service: Amazon S3; Status Code: 404)',
    ],
    ignores: ['An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.'],
  },
  {
    id: 's3.clock-skewed',
    kind: 'clock_wrong',
    forms: [
      { words: 'requesttimetooskewed', pattern: /\bRequestTimeTooSkewed\b/ },
      {
        words: 'the difference between the request time and the time is too large',
        pattern: /The difference between the request time and the (?:current|server's) time is too large/,
      },
      {
        words: 'the difference between the request time and the current time is too large',
        pattern: /The difference between the request time and the current time is too large/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 's3',
    specificity: 3,
    means: 'The S3 server refuses requests: the clock of the client or server is wrong by 15 minutes',
    check: {
      text: 'Compare the clocks',
      host: 'date -u; curl -sI <endpoint> | grep -i ^date; timedatectl',
      compose: 'docker compose exec {service} date -u',
      kubernetes: 'kubectl exec deploy/{service} -- date -u',
    },
    repair: [
      { text: 'Set the clock of the host by NTP', host: 'timedatectl set-ntp true && systemctl restart chrony' },
    ],
    source: 'Amazon S3 API error responses',
    matches: [
      'An error occurred (RequestTimeTooSkewed) when calling the PutObject operation: The difference between the request time and the current time is too large.',
      "RequestTimeTooSkewed: The difference between the request time and the server's time is too large.",
    ],
    ignores: ['An error occurred (AccessDenied) when calling the PutObject operation: Request has expired'],
  },
  {
    id: 's3.access-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'accessdenied when calling the operation',
        pattern: /An error occurred \(AccessDenied\) when calling the (?<value>\w{1,40}) operation/,
      },
      {
        words: 'is not authorized to perform',
        pattern:
          /(?:User|Role|arn): ?(?<user>arn:aws\S{1,160}|\S{1,80}) is not authorized to perform: (?<value>[\w:*]{1,60})(?: on resource: "?(?<object>[^\s"]{1,160}))?/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 's3',
    specificity: 3,
    means: 'The policy denies {user|the account} the call {value} on {object|the bucket}',
    check: {
      text: 'Read the policies of account and bucket',
      host: 'aws sts get-caller-identity; aws s3api get-bucket-policy --bucket <bucket>',
      kubernetes: 'kubectl describe sa {service}',
    },
    repair: [
      { text: 'Allow the call on the bucket and on its objects (arn:aws:s3:::bucket and arn:aws:s3:::bucket/*)' },
    ],
    source: 'AWS IAM error messages; Amazon S3 API error responses',
    matches: [
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
      'User: arn:aws:iam::123456789012:user/shop is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::uploads/a.png" because no identity-based policy allows the s3:PutObject action',
    ],
    ignores: [
      'botocore.exceptions.ClientError: An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation',
    ],
  },
];
