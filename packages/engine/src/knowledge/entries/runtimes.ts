import type { CatalogueEntry } from '../catalogue-entry.ts';
import { APPLICATION_SERVERS_MORE } from './runtimes/application-servers-more.ts';
import { BEAM } from './runtimes/beam.ts';
import { BROWSERS_AND_NODE } from './runtimes/browsers-and-node.ts';
import { BROWSERS } from './runtimes/browsers.ts';
import { BUN } from './runtimes/bun.ts';
import { BUNDLER } from './runtimes/bundler.ts';
import { DART } from './runtimes/dart.ts';
import { DENO } from './runtimes/deno.ts';
import { DJANGO_REQUESTS } from './runtimes/django-requests.ts';
import { DJANGO } from './runtimes/django.ts';
import { DOTNET_CODE } from './runtimes/dotnet-code.ts';
import { DOTNET_ERRORS } from './runtimes/dotnet-errors.ts';
import { DOTNET_REQUESTS } from './runtimes/dotnet-requests.ts';
import { DOTNET_RUNTIME } from './runtimes/dotnet-runtime.ts';
import { DOTNET_WEB } from './runtimes/dotnet-web.ts';
import { DOTNET } from './runtimes/dotnet.ts';
import { ELIXIR } from './runtimes/elixir.ts';
import { ERLANG } from './runtimes/erlang.ts';
import { FRONTEND_BUILDS } from './runtimes/frontend-builds.ts';
import { GO_BUILD } from './runtimes/go-build.ts';
import { GO_CODE } from './runtimes/go-code.ts';
import { GO_LIBRARIES } from './runtimes/go-libraries.ts';
import { GO } from './runtimes/go.ts';
import { JAVA_BUILDS } from './runtimes/java-builds.ts';
import { JVM_CLIENTS } from './runtimes/jvm-clients.ts';
import { JVM_CODE } from './runtimes/jvm-code.ts';
import { JVM_CONNECTIONS } from './runtimes/jvm-connections.ts';
import { JVM_ERRORS } from './runtimes/jvm-errors.ts';
import { JVM_FRAMEWORKS } from './runtimes/jvm-frameworks.ts';
import { JVM_KEYSTORE } from './runtimes/jvm-keystore.ts';
import { JVM_MEMORY } from './runtimes/jvm-memory.ts';
import { JVM_POOLS } from './runtimes/jvm-pools.ts';
import { JVM_SCHEMA } from './runtimes/jvm-schema.ts';
import { JVM } from './runtimes/jvm.ts';
import { LARAVEL } from './runtimes/laravel.ts';
import { MAKE_AND_BAZEL } from './runtimes/make-and-bazel.ts';
import { MEDIA_TOOLS } from './runtimes/media-tools.ts';
import { MESSAGES_ALONE } from './runtimes/messages-alone.ts';
import { MOBILE_BUILDS } from './runtimes/mobile-builds.ts';
import { NATIVE } from './runtimes/native.ts';
import { NEXTJS } from './runtimes/nextjs.ts';
import { NODE_CODES } from './runtimes/node-codes.ts';
import { NODE_CORE } from './runtimes/node-core.ts';
import { NODE_DATA } from './runtimes/node-data.ts';
import { NODE_ERRORS } from './runtimes/node-errors.ts';
import { NODE_FRAMEWORKS } from './runtimes/node-frameworks.ts';
import { NODE_HTTP } from './runtimes/node-http.ts';
import { NODE_LIBRARIES } from './runtimes/node-libraries.ts';
import { NODE_OPTIONS } from './runtimes/node-options.ts';
import { NODE_PACKAGES } from './runtimes/node-packages.ts';
import { NODE_SETTINGS } from './runtimes/node-settings.ts';
import { NODE } from './runtimes/node.ts';
import { NPM_BUILDS } from './runtimes/npm-builds.ts';
import { NPM } from './runtimes/npm.ts';
import { NUGET } from './runtimes/nuget.ts';
import { OPENRESTY } from './runtimes/openresty.ts';
import { PHP_CODE } from './runtimes/php-code.ts';
import { PHP_FRAMEWORKS } from './runtimes/php-frameworks.ts';
import { PHP_PACKAGES } from './runtimes/php-packages.ts';
import { PHP } from './runtimes/php.ts';
import { PIP } from './runtimes/pip.ts';
import { PYTHON_DATA } from './runtimes/python-data.ts';
import { PYTHON_ERRORS } from './runtimes/python-errors.ts';
import { PYTHON_HTTP } from './runtimes/python-http.ts';
import { PYTHON_LIBRARIES } from './runtimes/python-libraries.ts';
import { PYTHON_MODELS } from './runtimes/python-models.ts';
import { PYTHON_MODELS_MORE } from './runtimes/python-models-more.ts';
import { PYTHON_PACKAGING } from './runtimes/python-packaging.ts';
import { PYTHON_SERVERS } from './runtimes/python-servers.ts';
import { PYTHON_SYSTEM } from './runtimes/python-system.ts';
import { PYTHON_TYPES } from './runtimes/python-types.ts';
import { PYTHON_WEB } from './runtimes/python-web.ts';
import { PYTHON } from './runtimes/python.ts';
import { RAILS } from './runtimes/rails.ts';
import { REALTIME_AND_GRAPHQL } from './runtimes/realtime-and-graphql.ts';
import { RUBY_CODE } from './runtimes/ruby-code.ts';
import { RUBY } from './runtimes/ruby.ts';
import { RUST_BUILD } from './runtimes/rust-build.ts';
import { RUST_CODE } from './runtimes/rust-code.ts';
import { RUST } from './runtimes/rust.ts';
import { SITE_GENERATORS } from './runtimes/site-generators.ts';
import { SPRING_BOOT } from './runtimes/spring-boot.ts';
import { SPRING_DATA } from './runtimes/spring-data.ts';
import { SWIFT } from './runtimes/swift.ts';
import { SYSTEM_ERRORS } from './runtimes/system-errors.ts';
import { TEST_TOOLS } from './runtimes/test-tools.ts';
import { WEB_FRAMEWORKS } from './runtimes/web-frameworks.ts';
import { WEB_FRAMEWORKS_MORE } from './runtimes/web-frameworks-more.ts';
import { WEBLOGIC } from './runtimes/weblogic.ts';
import { WEBSPHERE } from './runtimes/websphere.ts';
import { WILDFLY } from './runtimes/wildfly.ts';
import { CONTENT_FRAMEWORKS } from './runtimes/content-frameworks.ts';
import { DOTNET_SERVICES } from './runtimes/dotnet-services.ts';
import { JVM_CLUSTERS } from './runtimes/jvm-clusters.ts';
import { JVM_ENVIRONMENT } from './runtimes/jvm-environment.ts';
import { LOGGING_LIBRARIES } from './runtimes/logging-libraries.ts';
import { MEMORY_OF_RUNTIMES } from './runtimes/memory-of-runtimes.ts';
import { PHP_SESSIONS } from './runtimes/php-sessions.ts';
import { PYTHON_CLIENTS } from './runtimes/python-clients.ts';
import { PYTHON_KEYS } from './runtimes/python-keys.ts';
import { RUST_CLIENTS } from './runtimes/rust-clients.ts';
import { SCHEDULERS_AND_THREADS } from './runtimes/schedulers-and-threads.ts';
import { SIGN_IN_CLIENTS } from './runtimes/sign-in-clients.ts';
import { TOKENS_AND_FAULTS } from './runtimes/tokens-and-faults.ts';
import { PACKAGE_SOURCES_MORE } from './runtimes/package-sources-more.ts';
import { PACKAGE_SOURCES } from './runtimes/package-sources.ts';
import { CLIENT_TIME_OUTS } from './runtimes/client-time-outs.ts';

/** Languages and frameworks. */
export const RUNTIMES: readonly CatalogueEntry[] = [
  ...APPLICATION_SERVERS_MORE,
  ...BEAM,
  ...BROWSERS,
  ...BUN,
  ...BUNDLER,
  ...DART,
  ...DENO,
  ...DJANGO_REQUESTS,
  ...DJANGO,
  ...DOTNET_CODE,
  ...DOTNET_ERRORS,
  ...DOTNET_REQUESTS,
  ...DOTNET_RUNTIME,
  ...DOTNET_WEB,
  ...DOTNET,
  ...ELIXIR,
  ...ERLANG,
  ...FRONTEND_BUILDS,
  ...GO_BUILD,
  ...GO_CODE,
  ...GO_LIBRARIES,
  ...GO,
  ...JAVA_BUILDS,
  ...JVM_CLIENTS,
  ...JVM_CODE,
  ...JVM_CONNECTIONS,
  ...JVM_ERRORS,
  ...JVM_FRAMEWORKS,
  ...JVM_KEYSTORE,
  ...JVM_MEMORY,
  ...JVM_POOLS,
  ...JVM_SCHEMA,
  ...JVM,
  ...LARAVEL,
  ...MAKE_AND_BAZEL,
  ...MEDIA_TOOLS,
  ...MESSAGES_ALONE,
  ...MOBILE_BUILDS,
  ...NATIVE,
  ...NEXTJS,
  ...NODE_CODES,
  ...NODE_CORE,
  ...NODE_DATA,
  ...NODE_ERRORS,
  ...NODE_FRAMEWORKS,
  ...NODE_HTTP,
  ...NODE_LIBRARIES,
  ...NODE_OPTIONS,
  ...NODE_PACKAGES,
  ...NODE_SETTINGS,
  ...NODE,
  ...NPM_BUILDS,
  ...NPM,
  ...NUGET,
  ...OPENRESTY,
  ...PHP_CODE,
  ...PHP_FRAMEWORKS,
  ...PHP_PACKAGES,
  ...PHP,
  ...PIP,
  ...PYTHON_DATA,
  ...PYTHON_ERRORS,
  ...PYTHON_HTTP,
  ...PYTHON_LIBRARIES,
  ...PYTHON_MODELS,
  ...PYTHON_MODELS_MORE,
  ...PYTHON_PACKAGING,
  ...PYTHON_SERVERS,
  ...PYTHON_SYSTEM,
  ...PYTHON_TYPES,
  ...PYTHON_WEB,
  ...PYTHON,
  ...RAILS,
  ...REALTIME_AND_GRAPHQL,
  ...RUBY_CODE,
  ...RUBY,
  ...RUST_BUILD,
  ...RUST_CODE,
  ...RUST,
  ...SITE_GENERATORS,
  ...SPRING_BOOT,
  ...SPRING_DATA,
  ...SWIFT,
  ...SYSTEM_ERRORS,
  ...TEST_TOOLS,
  ...WEB_FRAMEWORKS,
  ...WEB_FRAMEWORKS_MORE,
  ...WEBLOGIC,
  ...WEBSPHERE,
  ...WILDFLY,
  ...CONTENT_FRAMEWORKS,
  ...BROWSERS_AND_NODE,
  ...DOTNET_SERVICES,
  ...JVM_CLUSTERS,
  ...JVM_ENVIRONMENT,
  ...PHP_SESSIONS,
  ...PYTHON_CLIENTS,
  ...PYTHON_KEYS,
  ...RUST_CLIENTS,
  ...SIGN_IN_CLIENTS,
  ...LOGGING_LIBRARIES,
  ...MEMORY_OF_RUNTIMES,
  ...SCHEDULERS_AND_THREADS,
  ...TOKENS_AND_FAULTS,
  ...PACKAGE_SOURCES_MORE,
  ...PACKAGE_SOURCES,
  ...CLIENT_TIME_OUTS,
];
