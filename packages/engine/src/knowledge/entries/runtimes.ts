import type { CatalogueEntry } from '../catalogue-entry.ts';
import { BEAM } from './runtimes/beam.ts';
import { BUN } from './runtimes/bun.ts';
import { DART } from './runtimes/dart.ts';
import { DENO } from './runtimes/deno.ts';
import { DJANGO } from './runtimes/django.ts';
import { DOTNET_ERRORS } from './runtimes/dotnet-errors.ts';
import { DOTNET_RUNTIME } from './runtimes/dotnet-runtime.ts';
import { DOTNET_WEB } from './runtimes/dotnet-web.ts';
import { DOTNET } from './runtimes/dotnet.ts';
import { ERLANG } from './runtimes/erlang.ts';
import { GO_BUILD } from './runtimes/go-build.ts';
import { GO } from './runtimes/go.ts';
import { JVM_CLIENTS } from './runtimes/jvm-clients.ts';
import { JVM_ERRORS } from './runtimes/jvm-errors.ts';
import { JVM_FRAMEWORKS } from './runtimes/jvm-frameworks.ts';
import { JVM_KEYSTORE } from './runtimes/jvm-keystore.ts';
import { JVM_MEMORY } from './runtimes/jvm-memory.ts';
import { JVM_POOLS } from './runtimes/jvm-pools.ts';
import { JVM_SCHEMA } from './runtimes/jvm-schema.ts';
import { JVM } from './runtimes/jvm.ts';
import { LARAVEL } from './runtimes/laravel.ts';
import { NATIVE } from './runtimes/native.ts';
import { NODE_DATA } from './runtimes/node-data.ts';
import { NODE_ERRORS } from './runtimes/node-errors.ts';
import { NODE_PACKAGES } from './runtimes/node-packages.ts';
import { NODE_SETTINGS } from './runtimes/node-settings.ts';
import { NODE } from './runtimes/node.ts';
import { OPENRESTY } from './runtimes/openresty.ts';
import { PHP_PACKAGES } from './runtimes/php-packages.ts';
import { PHP } from './runtimes/php.ts';
import { PYTHON_DATA } from './runtimes/python-data.ts';
import { PYTHON_ERRORS } from './runtimes/python-errors.ts';
import { PYTHON_LIBRARIES } from './runtimes/python-libraries.ts';
import { PYTHON_PACKAGING } from './runtimes/python-packaging.ts';
import { PYTHON_SERVERS } from './runtimes/python-servers.ts';
import { PYTHON } from './runtimes/python.ts';
import { RAILS } from './runtimes/rails.ts';
import { RUBY } from './runtimes/ruby.ts';
import { RUST_BUILD } from './runtimes/rust-build.ts';
import { RUST } from './runtimes/rust.ts';
import { SPRING_BOOT } from './runtimes/spring-boot.ts';
import { SWIFT } from './runtimes/swift.ts';

/** Languages and frameworks. */
export const RUNTIMES: readonly CatalogueEntry[] = [
  ...BEAM,
  ...BUN,
  ...DART,
  ...DENO,
  ...DJANGO,
  ...DOTNET_ERRORS,
  ...DOTNET_RUNTIME,
  ...DOTNET_WEB,
  ...DOTNET,
  ...ERLANG,
  ...GO_BUILD,
  ...GO,
  ...JVM_CLIENTS,
  ...JVM_ERRORS,
  ...JVM_FRAMEWORKS,
  ...JVM_KEYSTORE,
  ...JVM_MEMORY,
  ...JVM_POOLS,
  ...JVM_SCHEMA,
  ...JVM,
  ...LARAVEL,
  ...NATIVE,
  ...NODE_DATA,
  ...NODE_ERRORS,
  ...NODE_PACKAGES,
  ...NODE_SETTINGS,
  ...NODE,
  ...OPENRESTY,
  ...PHP_PACKAGES,
  ...PHP,
  ...PYTHON_DATA,
  ...PYTHON_ERRORS,
  ...PYTHON_LIBRARIES,
  ...PYTHON_PACKAGING,
  ...PYTHON_SERVERS,
  ...PYTHON,
  ...RAILS,
  ...RUBY,
  ...RUST_BUILD,
  ...RUST,
  ...SPRING_BOOT,
  ...SWIFT,
];
