import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOBILE_BUILDS: readonly CatalogueEntry[] = [
  {
    id: 'xcode.signing',
    kind: 'missing_object',
    forms: [
      { words: 'no profiles for', pattern: /No profiles for '(?<object>[^']{1,120})' were found/ },
      { words: 'no signing certificate', pattern: /No signing certificate "(?<object>[^"]{1,80})" found/ },
      {
        words: 'provisioning profile',
        pattern:
          /Provisioning profile "(?<value>[^"]{1,80})" (?:doesn't include|has expired|doesn't support) ?(?<object>.{0,120})/,
      },
      {
        words: 'code signing is required for product type',
        pattern: /Code signing is required for product type '(?<value>[^']{1,60})' in SDK/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Xcode cannot sign: no profile or certificate for {object|this app}',
    check: {
      text: 'See which identities and profiles the machine has',
      host: 'security find-identity -v -p codesigning; ls ~/Library/MobileDevice/Provisioning\\ Profiles',
    },
    repair: [
      {
        text: 'Fetch them on the build machine (fastlane match, or -allowProvisioningUpdates with an App Store Connect key); renew what has expired, for the right team and bundle id',
        host: 'fastlane match appstore --readonly',
      },
    ],
    source: 'Xcode build errors; Apple TN3125',
    matches: [
      "error: No profiles for 'com.acme.app' were found: Xcode couldn't find any iOS App Development provisioning profiles matching 'com.acme.app'.",
      'Code Signing Error: No signing certificate "iOS Distribution" found: No "iOS Distribution" signing certificate matching team ID "ABC" with a private key was found.',
      'error: Provisioning profile "Acme" doesn\'t include signing certificate "Apple Development: Anna".',
      "Code signing is required for product type 'Application' in SDK 'iOS 17.0'",
    ],
    ignores: ['Signing Identity: "Apple Distribution: Acme"'],
  },
  {
    id: 'xcode.keychain-locked',
    kind: 'authorisation_denied',
    forms: [
      { words: 'errsecinternalcomponent', pattern: /errSecInternalComponent/ },
      {
        words: 'command codesign failed with a nonzero exit code',
        pattern: /Command CodeSign failed with a nonzero exit code/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'codesign may not use the key: the keychain is locked or not open to it',
    check: {
      text: 'See keychains of the build account',
      host: 'security list-keychains; security show-keychain-info login.keychain',
    },
    repair: [
      {
        text: 'Unlock it in the job and allow codesign: set-key-partition-list',
        host: 'security unlock-keychain -p "$PASSWORD" build.keychain && security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$PASSWORD" build.keychain',
      },
    ],
    source: 'Apple Developer Forums, errSecInternalComponent',
    matches: ['/Users/ci/build/Acme.app: errSecInternalComponent', 'Command CodeSign failed with a nonzero exit code'],
    ignores: ['CodeSign Acme.app succeeded'],
  },
  {
    id: 'app-store-connect.upload-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'the bundle version must be higher than the previously uploaded version',
        pattern: /The bundle version must be higher than the previously uploaded version/,
      },
      { words: 'error itms', pattern: /ERROR ITMS-(?<value>\d{4,6}): "?(?<object>.{1,160})/ },
      { words: 'you ve already submitted this build', pattern: /You've already submitted this build/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The App Store refuses the upload: {object|its build number was used already}',
    check: { text: 'Compare CFBundleVersion with TestFlight' },
    repair: [
      {
        text: 'Raise the build number (agvtool next-version -all), or correct what the ITMS number names (missing usage text, SDK too old, icon)',
        host: 'agvtool next-version -all',
      },
    ],
    source: 'App Store Connect upload errors',
    matches: [
      "The bundle version must be higher than the previously uploaded version: '12'.",
      'ERROR ITMS-90683: "Missing purpose string in Info.plist."',
      "Error: You've already submitted this build.",
    ],
    ignores: ['Upload succeeded'],
  },
  {
    id: 'android.sdk-or-licence',
    kind: 'missing_module',
    forms: [
      {
        words: 'sdk location not found define a valid sdk location',
        pattern: /SDK location not found\. Define a valid SDK location/,
      },
      {
        words: 'failed to install the following sdk',
        pattern:
          /Failed to install the following (?:Android )?SDK (?:packages|components)(?: as some licen[cs]es have not been accepted)?/,
      },
      {
        words: 'not found for signing config',
        pattern: /Keystore file '(?<path>[^']{1,160})' not found for signing config '(?<object>[^']{1,40})'/,
      },
      {
        words: 'did not have a source properties file',
        pattern: /NDK at (?<path>\S{1,160}) did not have a source\.properties file/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Android build misses SDK, NDK, licence or keystore',
    check: { text: 'See what is there', host: 'echo $ANDROID_HOME; sdkmanager --list_installed' },
    repair: [
      {
        text: 'Set ANDROID_HOME, accept the licences, and bring the keystore onto the build machine',
        host: 'yes | sdkmanager --licenses',
      },
    ],
    source: 'Android Gradle plugin source; Android documentation',
    matches: [
      "SDK location not found. Define a valid SDK location with an ANDROID_HOME environment variable or by setting the sdk.dir path in your project's local properties file at '/app/local.properties'.",
      'Failed to install the following Android SDK packages as some licences have not been accepted.',
      "Keystore file '/app/upload.jks' not found for signing config 'release'.",
      '[CXX1101] NDK at /opt/android/ndk/25.1 did not have a source.properties file',
    ],
    ignores: ['SDK found at /opt/android'],
  },
  {
    id: 'android.libraries-conflict',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'duplicate class found in modules',
        pattern: /Duplicate class (?<object>[\w.$]{1,160}) found in (?:modules|the following modules)/,
      },
      { words: 'manifest merger failed', pattern: /Manifest merger failed/ },
      {
        words: 'cannot be smaller than version declared in library',
        pattern:
          /uses-sdk:minSdkVersion (?<version>\d{1,3}) cannot be smaller than version (?<wanted>\d{1,3}) declared in library \[?(?<object>[^\]\s]{0,120})/,
      },
      { words: 'target compatibility detected', pattern: /Inconsistent JVM[- ][Tt]arget [Cc]ompatibility [Dd]etected/ },
      {
        words: 'dependency requires',
        pattern:
          /Dependency '(?<object>[^']{1,120})' requires (?:libraries and applications that depend on it to compile against version (?<wanted>\d{1,3}) or later|core library desugaring)/,
      },
      { words: 'namespace not specified', pattern: /Namespace not specified\. (?:Specify|Please specify) a namespace/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Android: libraries or versions do not go together',
    check: {
      text: 'See who brings what',
      host: './gradlew :app:dependencies --configuration releaseRuntimeClasspath | grep -i <library>',
    },
    repair: [
      {
        text: 'Raise compileSdk, minSdk or the Android Gradle plugin that is named; align Kotlin by its BOM; set one JVM toolchain; give the module a namespace (AGP 8)',
      },
    ],
    source: 'Android Gradle plugin, build errors',
    matches: [
      'Duplicate class kotlin.collections.jdk8.CollectionsJDK8Kt found in modules kotlin-stdlib-1.8.0 (org.jetbrains.kotlin:kotlin-stdlib:1.8.0) and kotlin-stdlib-jdk8-1.6.21',
      'Manifest merger failed : Attribute application@label value=(Acme) is also present',
      'uses-sdk:minSdkVersion 16 cannot be smaller than version 21 declared in library [androidx.work:work-runtime:2.9.0]',
      "Inconsistent JVM-target compatibility detected for tasks 'compileDebugJavaWithJavac' (1.8) and 'compileDebugKotlin' (17).",
      "Dependency 'androidx.core:core:1.15.0' requires libraries and applications that depend on it to compile against version 35 or later of the",
      "Namespace not specified. Specify a namespace in the module's build file: /app/android/app/build.gradle.",
    ],
    ignores: ['Manifest merged'],
  },
  {
    id: 'gradle.evaluation-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'a problem occurred',
        pattern:
          /A problem occurred (?:evaluating|configuring) (?<object>(?:root )?(?:project|settings|script) ?'?[^'.]{0,120})/,
      },
      {
        words: 'could not determine the dependencies of task',
        pattern: /Could not determine the dependencies of task '(?<object>[^']{1,120})'/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Gradle could not set up {object}: the "> …" line below says why',
    check: { text: 'Read the causes', host: "./gradlew <task> --stacktrace | grep -A2 'Caused by'" },
    repair: [{ text: 'Repair what it names: plugin, repository, version, a property that is not set' }],
    source: 'Gradle source, internal exceptions',
    matches: [
      "A problem occurred evaluating project ':app'.",
      "A problem occurred configuring root project 'shop'.",
      "Could not determine the dependencies of task ':app:compileDebugJavaWithJavac'.",
    ],
    ignores: ['Configure project :app'],
  },
  {
    id: 'cocoapods.not-installed',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'cocoapods could not find compatible versions for pod',
        pattern: /CocoaPods could not find compatible versions for pod "(?<object>[^"]{1,80})"/,
      },
      {
        words: 'the sandbox is not in sync with the podfile lock',
        pattern: /The sandbox is not in sync with the Podfile\.lock/,
      },
      {
        words: 'cocoapods installed',
        pattern: /CocoaPods is not installed|CocoaPods not installed or not in valid state/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'CocoaPods: pods are not those of Podfile.lock',
    check: { text: 'Compare', host: 'diff Podfile.lock Pods/Manifest.lock' },
    repair: [
      {
        text: 'Run pod install (with --repo-update when the version is new), raise the deployment target if a pod wants it',
        host: 'cd ios && pod install --repo-update',
      },
    ],
    source: 'CocoaPods source',
    matches: [
      '[!] CocoaPods could not find compatible versions for pod "Firebase/Core":',
      "error: The sandbox is not in sync with the Podfile.lock. Run 'pod install' or update your CocoaPods installation.",
      'Error: CocoaPods not installed or not in valid state.',
    ],
    ignores: ['Pod installation complete! There are 42 dependencies'],
  },
  {
    id: 'metro.module-unresolved',
    kind: 'missing_module',
    forms: [
      {
        words: 'unable to resolve from',
        pattern:
          /(?:Unable to resolve module|Error: Unable to resolve) [`'"]?(?<object>[^`'"\s]{1,120})[`'"]? from [`'"]?(?<path>[^`'":\s]{1,160})/,
      },
      {
        words: 'has not been registered',
        pattern: /Invariant Violation: "(?<object>[^"]{1,60})" has not been registered/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'React Native does not find {object}',
    check: { text: 'See whether it is installed', host: 'npm ls {object}' },
    repair: [
      {
        text: 'Install it (and pod install for native parts), then clear Metro\'s cache; "not registered" is a name that differs, or an error before it',
        host: 'npx react-native start --reset-cache',
      },
    ],
    source: 'Metro source; React Native documentation',
    matches: [
      'error: bundling failed: Error: Unable to resolve module `./x` from `src/App.js`',
      'Unable to resolve module react-native-svg from /app/src/Icon.tsx: react-native-svg could not be found within the project',
      'Invariant Violation: "Acme" has not been registered. This can happen if:',
    ],
    ignores: ['module resolved'],
  },
  {
    id: 'linker.symbol-or-library-missing',
    kind: 'missing_module',
    forms: [
      {
        words: 'collect2 error ld returned exit status',
        pattern: /collect2: error: ld returned (?<signal>\d{1,3}) exit status/,
      },
      { words: 'for architecture undefined', pattern: /[Uu]ndefined symbols? for architecture (?<value>\w{3,12})/ },
      {
        words: 'symbol s not found for architecture',
        pattern: /symbol\(s\) not found for architecture (?<value>\w{3,12})/,
      },
      { words: 'undefined reference to', pattern: /undefined reference to [`'](?<object>[^`']{1,120})'/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The build lacks a library or header: {object|see the symbols named}',
    check: {
      text: 'See which package has it',
      host: 'apt-file search {object|<header>}; pkg-config --list-all | grep -i <library>',
    },
    repair: [
      {
        text: 'Install the -dev package, name the library behind the objects that use it (-l…), or build all parts for one architecture',
      },
    ],
    source: 'GCC and ld documentation',
    matches: [
      'collect2: error: ld returned 1 exit status',
      'Undefined symbols for architecture arm64:',
      'ld: symbol(s) not found for architecture arm64',
      "main.c:(.text+0x12): undefined reference to `SSL_new'",
    ],
    ignores: ['linking CXX executable app'],
  },
  {
    id: 'compiler.killed',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'killed program',
        pattern:
          /(?:fatal error|internal compiler error): Killed (?:signal terminated program|\(program) (?<object>\w{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The compiler was killed: the machine has too little memory',
    check: { text: "Look for the kernel's killer", host: "dmesg | grep -i -E 'out of memory|killed process'; free -h" },
    repair: [
      {
        text: 'Build with fewer jobs (-j1, MAX_JOBS, CARGO_BUILD_JOBS), add swap or take a larger builder',
        host: 'make -j2',
      },
    ],
    source: 'GCC source, gcc.cc',
    matches: [
      'g++: fatal error: Killed signal terminated program cc1plus',
      'c++: internal compiler error: Killed (program cc1plus)',
    ],
    ignores: ['program cc1plus done'],
  },
];
