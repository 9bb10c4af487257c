import { isCrashMachinery } from './native-frame.ts';
import type { FrameOrigin, RawFrame, Runtime } from './stack-trace.ts';

/** Folders in which package managers and vendoring tools of any language put what others wrote. */
const LIBRARY_PATH =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|\.venv|\.virtualenv|vendor|gems|bundler|\.cargo\/(?:registry|git)|pkg\/mod|\.pnpm|\.yarn|\.m2|\.gradle|\.nuget|eggs?|[^/]+\.egg)(?:\/|$)/;
/** Where runtimes keep their own code. */
const RUNTIME_PATH =
  /(?:^|\/)(?:lib(?:64)?\/python\d(?:\.\d+)?\/(?!site-packages|dist-packages)|Python\d+\/Lib\/(?!site-packages)|Python\.framework\/|rustc\/[0-9a-f]+\/|usr\/(?:local\/)?(?:lib\/)?go\/src\/|(?:go|Go)\/src\/(?:runtime|net|internal|sync|testing|reflect|os|io|encoding|fmt|context|bufio|database)\/|lib\/ruby\/(?:\d|site_ruby)|usr\/share\/php\/)/;
const JAVASCRIPT_RUNTIME =
  /^(?:node:|internal\/|deno:|ext:|bun:|native |\[native code\]|<anonymous>$)|^(?:events|module|net|timers|_http_\w+|_stream_\w+|bootstrap_node)\.js$/;
const JAVA_RUNTIME = /^(?:java|javax|jakarta|sun|jdk|com\.sun|kotlin|kotlinx|scala|groovy|clojure)\./;
/** Frameworks that are never the team's own: test runners, containers, proxies, logging, the well-known foundations. */
const JAVA_LIBRARY =
  /^(?:org\.(?:junit|testng|hamcrest|springframework|hibernate|jboss|eclipse\.jetty|apache\.(?:catalina|coyote|tomcat|maven|tools\.ant|felix)|gradle|slf4j|postgresql|aspectj)|junit|io\.(?:netty|undertow|micrometer|reactivex|grpc|vertx|quarkus|micronaut)|reactor|ch\.qos\.logback|com\.(?:zaxxer|mysql|intellij|fasterxml)|akka|net\.bytebuddy)\./;
const DOTNET_RUNTIME = /^(?:System|Microsoft|Interop|Internal)(?:\.|$)/;
const DOTNET_LIBRARY =
  /^(?:Newtonsoft|Npgsql|MySql|Dapper|Serilog|AutoMapper|MediatR|Polly|Grpc|StackExchange|Xunit|NUnit|Castle)(?:\.|$)/;
const RUST_RUNTIME = /^<*(?:std|__libc|__rustc|core|alloc|rust_begin_unwind|__rust|backtrace|_start)/;
const GO_STANDARD =
  /^(?:runtime|net|internal|sync|testing|reflect|os|io|encoding|fmt|context|bufio|database|syscall|time|strings|bytes|sort|strconv|errors)(?:\/|$)/;
/** Applications of Erlang and Elixir themselves, as frames name them, and well-known dependencies. */
const BEAM_RUNTIME = /^\((?:elixir|stdlib|kernel|logger|iex|mix|ex_unit|eex|erts|compiler|ssl|inets)(?: [\w.+-]+)?\)/;
const BEAM_MODULE = /^:?(?:gen_server|gen_statem|proc_lib|supervisor|erl_eval|elixir|timer|lists|maps)$/;
const BEAM_LIBRARY =
  /^\((?:phoenix|plug|ecto|cowboy|bandit|absinthe|db_connection|postgrex|oban|phoenix_\w+|plug_\w+|ecto_\w+)(?: [\w.+-]+)?\)/;
/** A file name of dependencies of a bundle, as build tools name it. */
const VENDOR_BUNDLE = /(?:^|\/)(?:vendors?|chunk-vendors|polyfills?|framework|runtime)[~.-][\w.~-]*\.js/;

/** The origin of a frame, by the conventions of its language; a frame that fits none is the team's own. */
export function originOf(frame: RawFrame, runtime: Runtime): FrameOrigin {
  const path = (frame.file ?? '').replaceAll('\\', '/');
  return byLanguage[runtime]({ path, name: frame.module ?? '', frame }) ?? byPath(path);
}

function byPath(path: string): FrameOrigin {
  if (LIBRARY_PATH.test(path)) return 'library';
  return RUNTIME_PATH.test(path) ? 'runtime' : 'application';
}

interface Subject {
  readonly path: string;
  readonly name: string;
  readonly frame: RawFrame;
}

const byLanguage: Readonly<Record<Runtime, (subject: Subject) => FrameOrigin | undefined>> = {
  javascript: ({ path }) => {
    if (path === '' || JAVASCRIPT_RUNTIME.test(path)) return 'runtime';
    return VENDOR_BUNDLE.test(path) ? 'library' : undefined;
  },
  python: ({ path }) => (/^<(?!string>|stdin>|ipython)/.test(path) ? 'runtime' : undefined),
  java: ({ name, frame }) => {
    if (JAVA_RUNTIME.test(name) || frame.file === undefined) return 'runtime';
    return JAVA_LIBRARY.test(name) ? 'library' : 'application';
  },
  go: ({ name, path }) => {
    if (name !== 'main' && GO_STANDARD.test(name) && !name.includes('.')) return 'runtime';
    return path === '' ? 'runtime' : undefined;
  },
  dotnet: ({ name }) => {
    if (DOTNET_RUNTIME.test(name)) return 'runtime';
    return DOTNET_LIBRARY.test(name) ? 'library' : 'application';
  },
  ruby: ({ path }) => (path.startsWith('<internal:') ? 'runtime' : undefined),
  php: ({ path }) => (path === '' ? 'runtime' : undefined),
  rust: ({ name, frame, path }) => {
    const qualified = name === '' ? (frame.function ?? '') : name;
    if (path.startsWith('/rustc/') || qualified === '<unknown>' || (path === '' && qualified === 'main'))
      return 'runtime';
    return RUST_RUNTIME.test(qualified) && !path.startsWith('src/') && !/^\.\/(?!csu\/)/.test(path)
      ? 'runtime'
      : undefined;
  },
  elixir: ({ name, frame, path }) => {
    if (BEAM_RUNTIME.test(frame.raw) || BEAM_MODULE.test(name)) return 'runtime';
    return /(?:^|\/)deps\//.test(path) || BEAM_LIBRARY.test(frame.raw) ? 'library' : undefined;
  },
  swift: ({ path }) =>
    path === '' || path.startsWith('Swift/') || path.startsWith('/home/build-user/') ? 'runtime' : undefined,
  dart: ({ path }) => {
    if (path.startsWith('dart:') || path.startsWith('org-dartlang-')) return 'runtime';
    return /^package:(?:flutter|async|http|dio|bloc|flutter_bloc|provider|riverpod|stack_trace|test_api)\/|\.pub-cache\//.test(
      path,
    )
      ? 'library'
      : undefined;
  },
  native: ({ frame, path }) => {
    if (path === '' || isCrashMachinery(frame.function ?? '')) return 'runtime';
    return /^(?:\.\.?\/)*(?:sysdeps|csu|stdlib|nptl|debug|malloc|libio)\/|\/(?:sysdeps|libsanitizer|csu|nptl)\/|^\/usr\/include\//.test(
      path,
    )
      ? 'runtime'
      : undefined;
  },
  perl: ({ path }) => (/\/(?:share|lib)\/perl5?\//.test(path) ? 'library' : undefined),
  lua: ({ path }) => (/\/lualib\/|\/share\/lua\//.test(path) ? 'library' : undefined),
  haskell: ({ path }) => (path.startsWith('libraries/') ? 'runtime' : undefined),
  r: () => undefined,
};
