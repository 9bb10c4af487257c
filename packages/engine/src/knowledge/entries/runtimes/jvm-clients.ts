import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ASK_PEER: Step = {
  text: 'Ask the other service from inside this one, and see how long it takes',
  compose: 'docker compose exec {service} sh -c "time wget -qO- -T 10 http://{peer|<host>}:{port|80}/ | head -c 200"',
  kubernetes:
    'kubectl exec deploy/{service} -- sh -c "time wget -qO- -T 10 http://{peer|<host>}:{port|80}/ | head -c 200"',
  host: 'curl -sS -o /dev/null -m 10 -w "%{http_code} %{time_total}\\n" http://{peer|<host>}:{port|80}/',
};

const WAKE_PEER: Step = {
  text: 'Look into the log of the service that is called and bring it back',
  compose: 'docker compose logs --tail 50 {peer|<service>}; docker compose up -d {peer|<service>}',
  kubernetes: 'kubectl get pod,endpoints | grep {peer|<service>}; kubectl logs deploy/{peer|<service>} --tail 50',
  host: 'systemctl status {peer|<service>}',
};

export const JVM_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'jvm.http-call-timed-out',
    kind: 'slow_dependency',
    program: 'jvm',
    forms: [
      {
        words: 'i o error on request for timed out',
        pattern:
          /I\/O error on [A-Z]{3,7} request for "https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?[^"]{0,300}": (?:Read timed out|timeout|Request timed out)/,
      },
      {
        words: 'timed out executing',
        pattern: /Read timed out executing [A-Z]{3,7} https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: 'httptimeoutexception request timed out',
        pattern: /java\.net\.http\.HttpTimeoutException: request timed out/,
      },
      {
        words: 'io netty handler timeout readtimeoutexception',
        pattern: /io\.netty\.handler\.timeout\.ReadTimeoutException/,
      },
      {
        words: 'did not observe any item or terminal signal within in',
        pattern: /Did not observe any item or terminal signal within (?<limit>\d{1,9})ms in '(?<object>[^']{1,60})'/,
      },
      {
        words: 'request timeout has expired request_timeout',
        pattern:
          /Request timeout has expired \[url=https?:\/\/(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?[^,\]]{0,200}, request_timeout=(?<limit>\d{1,9})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A call to {peer|another service} gets no answer in time',
    check: ASK_PEER,
    repair: [
      WAKE_PEER,
      {
        text: 'Set connect and read timeouts that fit the slowest good answer, and a circuit breaker so that waiting threads do not pile up',
      },
    ],
    source:
      'spring-web RestTemplate.createResourceAccessException(); feign-core FeignException.errorExecuting(); netty, reactor-core, Ktor HttpTimeout',
    matches: [
      'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "http://stock:8080/api/items/7": Read timed out',
      'feign.RetryableException: Read timed out executing GET http://price-service/prices/7',
      'java.net.http.HttpTimeoutException: request timed out',
      'io.netty.handler.timeout.ReadTimeoutException: null',
      "java.util.concurrent.TimeoutException: Did not observe any item or terminal signal within 5000ms in 'flatMap' (and no fallback has been configured)",
      'io.ktor.client.plugins.HttpRequestTimeoutException: Request timeout has expired [url=http://stock:8080/items, request_timeout=5000 ms]',
    ],
    ignores: [
      'I/O error on GET request for "http://stock:8080/api": Connection refused',
      'Read timeout set to 5000 ms',
    ],
  },
  {
    id: 'jvm.http-call-refused',
    kind: 'connection_refused',
    program: 'jvm',
    forms: [
      {
        words: 'i o error on request for connection refused',
        pattern:
          /I\/O error on [A-Z]{3,7} request for "https?:\/\/(?!localhost\b|127\.)(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?[^"]{0,300}": (?:Connection refused|Connect to .{1,120} failed: Connection refused)/,
      },
      {
        words: 'connection refused executing',
        pattern:
          /Connection refused(?: \(Connection refused\))? executing [A-Z]{3,7} https?:\/\/(?!localhost\b|127\.)(?<peer>[\w.-]{1,120})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: 'connection refused',
        pattern:
          /(?:WebClientRequestException|AnnotatedConnectException): (?:finishConnect\(\.\.\) failed: )?Connection refused: (?:no further information: )?(?!localhost\b|127\.)(?<peer>[\w.-]{1,120})(?:\/[\d.]{0,15})?:(?<port>\d{1,5})/,
      },
      {
        words: 'failed to connect to',
        pattern:
          /java\.net\.ConnectException: Failed to connect to (?!localhost\b|127\.)(?<peer>[\w.-]{1,120})\/[\w.[\]:]{1,60}:(?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nobody listens at {peer}:{port|its port}, which this service calls',
    check: ASK_PEER,
    repair: [
      WAKE_PEER,
      {
        text: 'If it runs, correct the address: in a container localhost is the container itself, so the name of the service belongs there',
      },
    ],
    source: 'spring-web RestTemplate; feign-core FeignException; netty AbstractChannel; OkHttp RealConnection',
    matches: [
      'org.springframework.web.client.ResourceAccessException: I/O error on POST request for "http://payments:8081/pay": Connection refused',
      'feign.RetryableException: Connection refused executing GET http://stock:8080/items',
      'org.springframework.web.reactive.function.client.WebClientRequestException: Connection refused: stock/10.0.3.7:8080',
      'io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection refused: cache/172.18.0.6:6379',
      'java.net.ConnectException: Failed to connect to stock/10.0.3.7:8080',
    ],
    ignores: ['I/O error on GET request for "http://stock:8080/api": Read timed out'],
  },
  {
    id: 'jvm.no-instance',
    kind: 'connection_refused',
    program: 'spring',
    forms: [
      {
        words: 'no servers available for service',
        pattern: /No servers available for service: (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'load balancer does not contain an instance for the service',
        pattern: /Load balancer does not contain an instance for the service (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'unable to find instance for',
        pattern: /(?:503 SERVICE_UNAVAILABLE "|NotFoundException: )Unable to find instance for (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'load balancer does not have available server for client',
        pattern: /Load balancer does not have available server for client: (?<peer>[\w.-]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The discovery knows no instance of {peer}',
    check: {
      text: 'See what is registered under that name in Eureka, Consul or Kubernetes; names are compared as written',
      compose: 'docker compose ps; curl -s http://localhost:8761/eureka/apps/{peer}',
      kubernetes: 'kubectl get endpoints {peer}; kubectl get pod | grep {peer}',
      host: 'curl -s http://localhost:8761/eureka/apps/{peer}',
    },
    repair: [
      {
        text: 'Start {peer}, have it register (eureka.client.service-url.defaultZone) and wait a minute for the caches; correct the name in @FeignClient or in the route',
        compose: 'docker compose up -d {peer}',
        kubernetes: 'kubectl rollout restart deploy/{peer}',
        host: 'sudo systemctl start {peer}',
      },
    ],
    source:
      'spring-cloud-loadbalancer RoundRobinLoadBalancer; FeignBlockingLoadBalancerClient; spring-cloud-gateway ReactiveLoadBalancerClientFilter; Ribbon',
    matches: [
      'WARN o.s.c.l.core.RoundRobinLoadBalancer : No servers available for service: stock-service',
      'feign.FeignException$ServiceUnavailable: [503] during [GET] to [http://stock-service/items] [StockClient#items()]: [Load balancer does not contain an instance for the service stock-service]',
      'org.springframework.cloud.gateway.support.NotFoundException: 503 SERVICE_UNAVAILABLE "Unable to find instance for price-service"',
      'com.netflix.client.ClientException: Load balancer does not have available server for client: price-service',
    ],
    ignores: ['DiscoveryClient_SHOP/shop:8080 - registration status: 204'],
  },
  {
    id: 'resilience4j.circuit-open',
    kind: 'slow_dependency',
    program: 'resilience4j',
    forms: [
      {
        words: 'circuitbreaker is open and does not permit further calls',
        pattern:
          /CircuitBreaker '(?<peer>[^']{1,120})' is (?:FORCED_)?(?:OPEN|HALF_OPEN) and does not permit further calls/,
      },
      {
        words: 'changed state from to open',
        pattern: /CircuitBreaker '(?<peer>[^']{1,120})' changed state from (?:CLOSED|HALF_OPEN) to OPEN/,
      },
      {
        words: 'hystrix circuit short circuited and is open',
        pattern: /Hystrix circuit short-circuited and is OPEN/,
      },
      {
        words: 'the circuit is now open and is not allowing calls',
        pattern: /The circuit is now open and is not allowing calls/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The circuit breaker for {peer|a dependency} is open: too many calls to it failed',
    check: {
      text: 'Look at the failures that came before it opened, and at the health of the service it guards',
      compose: 'docker compose ps; docker compose logs --since 15m {service} | grep -iE "exception|timed out" | head',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "exception|timed out" | head',
      host: 'curl -s http://localhost:8080/actuator/circuitbreakers',
    },
    repair: [
      {
        text: 'Repair the dependency: the breaker tries again by itself after waitDurationInOpenState and closes when calls succeed',
      },
    ],
    source:
      'resilience4j CallNotPermittedException, CircuitBreakerOnStateTransitionEvent; Hystrix AbstractCommand; Polly BrokenCircuitException',
    matches: [
      "io.github.resilience4j.circuitbreaker.CallNotPermittedException: CircuitBreaker 'stock' is OPEN and does not permit further calls",
      "2025-02-03T10:11:12.345: CircuitBreaker 'stock' changed state from CLOSED to OPEN",
      'com.netflix.hystrix.exception.HystrixRuntimeException: Hystrix circuit short-circuited and is OPEN',
      'Polly.CircuitBreaker.BrokenCircuitException: The circuit is now open and is not allowing calls.',
    ],
    ignores: ["CircuitBreaker 'stock' changed state from OPEN to HALF_OPEN"],
  },
  {
    id: 'resilience4j.limit-reached',
    kind: 'queue_full',
    program: 'resilience4j',
    forms: [
      {
        words: 'bulkhead is full and does not permit further calls',
        pattern: /Bulkhead '(?<object>[^']{1,120})' is full and does not permit further calls/,
      },
      {
        words: 'ratelimiter does not permit further calls',
        pattern: /RateLimiter '(?<object>[^']{1,120})' does not permit further calls/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The own limit of calls for {object} is reached',
    check: {
      text: 'See whether the calls became more or slower: a slow dependency fills a bulkhead at the same load',
      compose:
        'docker compose exec {service} wget -qO- http://localhost:8080/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls',
      kubernetes:
        'kubectl exec deploy/{service} -- wget -qO- http://localhost:8080/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls',
      host: 'curl -s http://localhost:8080/actuator/metrics/resilience4j.bulkhead.available.concurrent.calls',
    },
    repair: [
      {
        text: 'Speed up or repair the dependency, or raise maxConcurrentCalls (limitForPeriod) of {object} when it can take more',
      },
    ],
    source: 'resilience4j BulkheadFullException, RequestNotPermitted',
    matches: [
      "io.github.resilience4j.bulkhead.BulkheadFullException: Bulkhead 'stock' is full and does not permit further calls",
      "io.github.resilience4j.ratelimiter.RequestNotPermitted: RateLimiter 'mail' does not permit further calls",
    ],
    ignores: ["Bulkhead 'stock' permitted a call"],
  },
  {
    id: 'spring.body-too-large',
    kind: 'payload_too_large',
    program: 'spring',
    forms: [
      {
        words: 'exceeded limit on max bytes to buffer',
        pattern: /Exceeded limit on max bytes to buffer : (?<limit>\d{1,12})/,
      },
      {
        words: 'maximum upload size exceeded',
        pattern: /MaxUploadSizeExceededException: Maximum upload size (?:of (?<limit>\d{1,15}) bytes )?exceeded/,
      },
      {
        words: 'the request was rejected because its size exceeds the configured maximum',
        pattern:
          /the request was rejected because its size \((?<value>\d{1,15})\) exceeds the configured maximum \((?<limit>\d{1,15})\)/,
      },
      {
        words: 'the field exceeds its maximum permitted size of bytes',
        pattern: /The field (?<object>\S{1,80}) exceeds its maximum permitted size of (?<limit>\d{1,15}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A body is larger than the limit of {limit|Spring} bytes',
    check: {
      text: 'See what is sent or received there and how large it really is',
      compose: 'docker compose config {service} | grep -iE "multipart|max-in-memory|maxinmemory"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "multipart|inmemory"',
      host: 'grep -rnE "multipart|max-in-memory-size" /opt/{service}/config',
    },
    repair: [
      {
        text: 'Raise the limit: spring.servlet.multipart.max-file-size and max-request-size (1 MB and 10 MB) for uploads, spring.codec.max-in-memory-size (256 KB) for answers read with WebClient',
        compose:
          'docker compose up -d {service}  # after SPRING_SERVLET_MULTIPART_MAXFILESIZE=50MB, SPRING_SERVLET_MULTIPART_MAXREQUESTSIZE=50MB, SPRING_CODEC_MAXINMEMORYSIZE=10MB',
        kubernetes:
          'kubectl set env deploy/{service} SPRING_SERVLET_MULTIPART_MAXFILESIZE=50MB SPRING_SERVLET_MULTIPART_MAXREQUESTSIZE=50MB SPRING_CODEC_MAXINMEMORYSIZE=10MB',
        host: 'sudo systemctl edit {service}  # Environment=SPRING_SERVLET_MULTIPART_MAXFILESIZE=50MB',
      },
    ],
    source:
      'spring-core LimitedDataBufferList; spring-web MaxUploadSizeExceededException; Tomcat fileupload FileItemIteratorImpl',
    matches: [
      'org.springframework.core.io.buffer.DataBufferLimitException: Exceeded limit on max bytes to buffer : 262144',
      'org.springframework.web.multipart.MaxUploadSizeExceededException: Maximum upload size exceeded',
      'org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException: the request was rejected because its size (12582912) exceeds the configured maximum (10485760)',
      'org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException: The field file exceeds its maximum permitted size of 1048576 bytes.',
    ],
    ignores: ['Maximum upload size: 1MB'],
  },
  {
    id: 'tomcat.threads-used-up',
    kind: 'queue_full',
    program: 'tomcat',
    forms: [
      {
        words: 'executor rejected socket for processing',
        pattern: /Executor rejected socket \[.{1,160}\] for processing/,
      },
      {
        words: 'has been active for milliseconds to serve the same request for and may be stuck',
        pattern:
          /Thread \[(?<object>[^\]]{1,100})\] \(id=\[?\d{1,9}\]?\) has been active for \[(?<value>[\d,. ]{1,16})\] milliseconds .{1,400}and may be stuck/,
      },
      {
        words: 'all threads are currently busy waiting increase maxthreads',
        pattern: /All threads \(\d{1,6}\) are currently busy, waiting\. Increase maxThreads \((?<limit>\d{1,6})\)/,
      },
      {
        words: 'rejectedexecutionexception rejected from',
        pattern:
          /RejectedExecutionException: .{1,240} rejected from .{1,120}\[Running, pool size = (?<limit>\d{1,6}), active threads = \d{1,6}, queued tasks = (?<value>\d{1,9})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'All threads of the pool are busy (limit {limit|maxThreads}), work is turned away',
    check: {
      text: 'Take three thread dumps some seconds apart: what most threads wait for (database, a remote call, a lock) is what is slow',
      compose:
        'docker compose exec {service} jcmd 1 Thread.print | grep -A 8 "exec-" | grep "at " | sort | uniq -c | sort -rn | head',
      kubernetes:
        'kubectl exec deploy/{service} -- jcmd 1 Thread.print | grep -A 8 "exec-" | grep "at " | sort | uniq -c | sort -rn | head',
      host: "jcmd $(pgrep -of '{service}') Thread.print | grep -A 8 'exec-' | grep 'at ' | sort | uniq -c | sort -rn | head",
    },
    repair: [
      {
        text: 'Put a timeout on what they wait for; more threads (server.tomcat.threads.max, 200 by default) only help when the processor is idle',
        compose: 'docker compose up -d {service}  # after SERVER_TOMCAT_THREADS_MAX=400',
        kubernetes: 'kubectl scale deploy/{service} --replicas=<more>',
        host: 'sudo systemctl edit {service}  # Environment=SERVER_TOMCAT_THREADS_MAX=400',
      },
    ],
    source:
      'Tomcat LocalStrings endpoint.executor.fail, StuckThreadDetectionValve; OpenJDK ThreadPoolExecutor.AbortPolicy',
    matches: [
      'WARNING [http-nio-8080-Poller] org.apache.tomcat.util.net.AbstractEndpoint.processSocket Executor rejected socket [org.apache.tomcat.util.net.NioEndpoint$NioSocketWrapper@1b2c] for processing',
      'Thread [http-nio-8080-exec-9] (id=[43]) has been active for [601,234] milliseconds (since [2/3/25 10:01 AM]) to serve the same request for [http://shop/report] and may be stuck (configured threshold for this StuckThreadDetectionValve is [600] seconds).',
      'SEVERE: All threads (200) are currently busy, waiting. Increase maxThreads (200) or check the servlet status',
      'java.util.concurrent.RejectedExecutionException: Task java.util.concurrent.FutureTask@5e2de80c[Not completed] rejected from java.util.concurrent.ThreadPoolExecutor@1d44bcb4[Running, pool size = 8, active threads = 8, queued tasks = 100, completed tasks = 7]',
    ],
    ignores: [
      'java.util.concurrent.RejectedExecutionException: Task x rejected from java.util.concurrent.ThreadPoolExecutor@1d44bcb4[Terminated, pool size = 0, active threads = 0, queued tasks = 0, completed tasks = 7]',
    ],
  },
];
