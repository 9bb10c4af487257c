import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const OFFICE_AND_SYNC: readonly CatalogueEntry[] = [
  {
    id: 'collabora.wopi-host-refused',
    kind: 'invalid_setting',
    program: 'collabora',
    forms: [
      {
        words: 'no acceptable wopi hosts found matching the target host in config',
        pattern: /No acceptable WOPI hosts found matching the target host \[(?<peer>[^\]]{1,120})\] in config/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Collabora does not trust the WOPI host {peer}: aliasgroup1 does not name it',
    check: {
      text: 'Compare the name with which Nextcloud calls itself with aliasgroup1 (older: domain)',
      compose: 'docker compose config | grep -iE "aliasgroup|domain="',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iE -A1 "aliasgroup|domain"',
      host: 'grep -A8 "<alias_groups" /etc/coolwsd/coolwsd.xml',
    },
    repair: [
      {
        text: 'Set aliasgroup1 to https://{peer}:443 and recreate the container',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} aliasgroup1=https://{peer}:443',
        host: 'sudo coolconfig set storage.wopi.alias_groups.group.host https://{peer}:443 && sudo systemctl restart coolwsd',
      },
    ],
    source: 'CollaboraOnline wsd/Storage.cpp; Collabora documentation, Docker aliasgroup1',
    matches: [
      'wsd-00001-00033 2024-05-02 10:11:12.000 +0000 [ docbroker_001 ] ERR  No acceptable WOPI hosts found matching the target host [cloud.example.com] in config.| wsd/Storage.cpp:330',
      'ERR  No acceptable WOPI hosts found matching the target host [172.18.0.4] in config.',
    ],
    ignores: ['wsd INF  Adding trusted WOPI host: [cloud.example.com]'],
  },
  {
    id: 'onlyoffice.token-refused',
    kind: 'authentication_refused',
    program: 'onlyoffice',
    forms: [
      {
        words: 'checkjwt error',
        pattern:
          /checkJwt error: name = \w{1,40} message = (?:invalid signature|jwt must be provided|jwt malformed|invalid token)/,
      },
      {
        words: 'the document security token is not correctly formed',
        pattern: /The document security token is not correctly formed/,
      },
      {
        words: 'error occurred in the document service invalid token',
        pattern: /(?:Error|An exception) occurred (?:in|inside) the document service: Invalid token/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ONLYOFFICE refuses the JWT: its secret and the one of the connected app differ',
    check: {
      text: 'Compare JWT_SECRET and JWT_HEADER of the document server with the secret key in the settings of Nextcloud or ownCloud',
      compose: 'docker compose exec {service} grep -A3 secret /etc/onlyoffice/documentserver/local.json',
      kubernetes: 'kubectl exec deploy/{service} -- grep -A3 secret /etc/onlyoffice/documentserver/local.json',
      host: 'sudo grep -A3 secret /etc/onlyoffice/documentserver/local.json',
    },
    repair: [
      {
        text: 'Set one fixed JWT_SECRET; since 7.2 the image makes a random one at each start when there is none',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} JWT_ENABLED=true JWT_SECRET=<the-secret>',
      },
      {
        text: 'Write the same secret into the connected app',
        host: 'sudo -u www-data php occ config:app:set onlyoffice jwt_secret --value="<the secret>"',
      },
    ],
    source: 'ONLYOFFICE/server DocService (checkJwt); ONLYOFFICE help, Configuring JWT',
    matches: [
      '[2024-05-02T10:20:47.886] [WARN] [localhost] [doc1] [user1] nodeJS - checkJwt error: name = JsonWebTokenError message = invalid signature token = eyJhbGciOi',
      '"message":"CommandRequest on check error: Error occurred in the document service: Invalid token"',
      'The document security token is not correctly formed. Please contact your Document Server administrator.',
    ],
    ignores: ['nodeJS - checkJwt success: user = u1'],
  },
  {
    id: 'onlyoffice.private-address-refused',
    kind: 'invalid_setting',
    program: 'onlyoffice',
    forms: [
      {
        words: 'is not allowed because it is private ip address',
        pattern:
          /DNS lookup (?<peer>[^\s(]{1,60})\s?\(family:\s?\d, host:\s?(?<object>[^)]{1,100})\) is not allowed\. Because, It is private IP address/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ONLYOFFICE may not fetch from {object} ({peer}): private addresses are switched off',
    check: {
      text: 'See whether the storage stands in the own network and whether private addresses are allowed',
      compose: 'docker compose config | grep -iE "ALLOW_PRIVATE_IP|ALLOW_META_IP"',
    },
    repair: [
      {
        text: 'Set ALLOW_PRIVATE_IP_ADDRESS=true on the document server, for storage in the own network',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} ALLOW_PRIVATE_IP_ADDRESS=true',
      },
    ],
    source: 'request-filtering-agent as used by ONLYOFFICE/server; ONLYOFFICE Docker-DocumentServer README',
    matches: [
      'Error: DNS lookup 192.168.1.20(family:4, host:cloud.lan) is not allowed. Because, It is private IP address.',
      '[ERROR] nodeJS - error downloadFile:url=https://cloud.lan/f;attempt=3;code:null Error: DNS lookup 10.0.0.5(family:4, host:cloud.lan) is not allowed. Because, It is private IP address.',
    ],
    ignores: ['10.0.0.5 is a private IP address of RFC 1918'],
  },
  {
    id: 'syncthing.folder-marker-missing',
    kind: 'missing_file',
    program: 'syncthing',
    forms: [
      {
        words: 'folder marker missing',
        pattern: /folder marker missing \(this indicates potential data loss/,
      },
      { words: 'folder path missing', pattern: /(?:error=|: )"?folder path missing"?(?:\s|$|\))/ },
    ],
    nearby: [/[Ff]older "(?<object>[^"]{1,80})"/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Syncthing stopped the folder {object|it shares}: its marker or path is gone',
    check: {
      text: 'See whether the volume with the folder is mounted; Syncthing stops so that it does not delete the files on the other devices',
      compose: 'docker compose exec {service} sh -c "mount | grep -v overlay; ls -la /var/syncthing"',
      host: 'findmnt; ls -la <the folder>',
    },
    repair: [
      {
        text: 'Mount the disk again and restart Syncthing',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo mount -a && systemctl restart syncthing@$USER',
      },
      {
        text: 'When all files are there and only the marker was deleted, create .stfolder in the root of the folder',
        host: 'mkdir <the folder>/.stfolder',
      },
    ],
    source: 'syncthing lib/config/folderconfiguration.go ErrMarkerMissing, ErrPathMissing; FAQ',
    matches: [
      '[ABCDE] WARNING: Error on folder "Photos" (abcd-1234): folder marker missing (this indicates potential data loss, search docs/forum to get information about how to proceed)',
      '[ABCDE] 2024/05/02 10:11:12 INFO: Folder "Music" (m1) error: folder path missing',
    ],
    ignores: ['INFO: Created folder marker .stfolder in /data/photos'],
  },
  {
    id: 'syncthing.database-disk-full',
    kind: 'disk_full',
    program: 'syncthing',
    forms: [
      {
        words: 'insufficient space current required',
        pattern:
          /insufficient space (?:on disk for database|in (?:folder|basic)) \(?(?<path>[^\s,)]{1,120}?)\)?: current [\d.]{1,12} ?\S{1,3} < required (?<limit>[\d.]{1,12} ?[%kMGTB]{1,2})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Syncthing stops: less than {limit|the minimum} is free for {path}',
    check: {
      text: 'See how much is free; minDiskFree of the folder and of the home disk are 1 % when nobody changed them',
      compose: 'docker compose exec {service} df -h {path}',
      kubernetes: 'kubectl exec deploy/{service} -- df -h {path}',
      host: 'df -h {path}; df -i {path}',
    },
    repair: [
      {
        text: 'Free space or enlarge the volume; old versions in .stversions are often the largest part',
        host: 'du -sh {path}/.stversions; sudo docker system df',
      },
    ],
    source: 'syncthing lib/config/size.go CheckFreeSpace(); documentation, minDiskFree',
    matches: [
      'WARNING: Error on folder "Photos" (p1): insufficient space on disk for database (/var/syncthing/config/index-v0.14.0.db): current 0.52 % < required 1 %',
      'insufficient space in folder /data/photos: current 0.8 % < required 1 %',
    ],
    ignores: ['INFO: disk /data has enough space: current 12 % > required 1 %'],
  },
  {
    id: 'syncthing.inotify-limit',
    kind: 'kernel_setting',
    program: 'syncthing',
    forms: [
      {
        words: 'failed inotify handler please increase inotify limits',
        pattern: /failed to set ?up inotify handler\. Please increase inotify limits/,
      },
    ],
    nearby: [/[Ff]older "(?<object>[^"]{1,80})"/],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Syncthing does not see changes at once: fs.inotify.max_user_watches is too low',
    check: {
      text: 'Read the limit of the host',
      host: 'sysctl fs.inotify.max_user_watches fs.inotify.max_user_instances',
    },
    repair: [
      {
        text: 'Raise fs.inotify.max_user_watches on the host (a container shares it) and restart Syncthing',
        host: 'echo "fs.inotify.max_user_watches=524288" | sudo tee /etc/sysctl.d/90-inotify.conf && sudo sysctl --system',
      },
    ],
    source: 'syncthing lib/fs/basicfs_watch_errors_linux.go; FAQ, inotify limits',
    matches: [
      'INFO: Failed to start filesystem watcher for folder "Photos" (p1): failed to setup inotify handler. Please increase inotify limits, see https://docs.syncthing.net/users/faq.html#inotify-limits',
      'WARNING: Error while starting watcher: failed to set up inotify handler. Please increase inotify limits, see https://docs.syncthing.net/users/faq.html',
    ],
    ignores: ['sysctl: fs.inotify.max_user_watches = 524288'],
  },
];
