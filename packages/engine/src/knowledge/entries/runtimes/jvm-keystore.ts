import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_KEYSTORE: readonly CatalogueEntry[] = [
  {
    id: 'jvm.keystore-password',
    kind: 'authentication_refused',
    program: 'jvm',
    forms: [
      { words: 'keystore password was incorrect', pattern: /keystore password was incorrect/ },
      {
        words: 'keystore was tampered with or password was incorrect',
        pattern: /Keystore was tampered with, or password was incorrect/,
      },
      {
        words: 'unrecoverablekeyexception cannot recover key',
        pattern: /UnrecoverableKeyException: Cannot recover key/,
      },
    ],
    nearby: [
      /(?:key-?store|trust-?store)[^\r\n]{0,60}?(?<path>(?:file:)?\/[^\s'"\]]{1,160}\.(?:p12|jks|pfx|keystore|truststore))/i,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The password does not open the keystore {path|that Java reads}',
    check: {
      text: 'Open the keystore with the password that the service is given',
      compose: 'docker compose exec {service} keytool -list -keystore {path|<keystore>} -storepass "<password>"',
      kubernetes: 'kubectl exec deploy/{service} -- keytool -list -keystore {path|<keystore>} -storepass "<password>"',
      host: 'keytool -list -keystore {path|<keystore>} -storepass "<password>"',
    },
    repair: [
      {
        text: 'Correct the password setting (server.ssl.key-store-password, javax.net.ssl.keyStorePassword), mind trailing newlines in secrets; "Cannot recover key" is the password of the key, which PKCS12 wants equal to the one of the store',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}  # after correcting the Secret',
        host: 'sudo systemctl restart {service}',
      },
      {
        text: 'Or make the keystore anew from certificate and key',
        host: 'openssl pkcs12 -export -in tls.crt -inkey tls.key -out keystore.p12 -passout "pass:<password>"',
      },
    ],
    source: 'OpenJDK PKCS12KeyStore.engineLoad(), JavaKeyStore.engineLoad(), KeyProtector.recover()',
    matches: [
      'java.io.IOException: keystore password was incorrect',
      'Caused by: java.io.IOException: Keystore was tampered with, or password was incorrect',
      'java.security.UnrecoverableKeyException: Cannot recover key',
    ],
    ignores: ['Enter keystore password:'],
  },
];
