import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ASK_PEER: Step = {
  text: 'Ask {peer|the other end} the same from where the writer runs, and read its log of that time',
  compose:
    'docker compose exec {service} curl -si http://{peer|<host>}:{port|80}/ | head -20; docker compose logs --since 15m {peer|<peer>}',
  kubernetes:
    'kubectl exec deploy/{service} -- curl -si http://{peer|<host>}:{port|80}/ | head -20; kubectl logs deploy/{peer|<peer>} --since 15m',
  host: 'curl -si http://{peer|<host>}:{port|80}/ | head -20',
};

/** Statuses of HTTP as the clients of every language print them; access logs of servers do not match. */
export const HTTP_CLIENT_STATUSES: readonly CatalogueEntry[] = [
  {
    id: 'http.unauthorized',
    kind: 'authentication_refused',
    forms: [
      {
        words: '401',
        pattern:
          /(?:401 Client Error: [^:]{0,60} for url: |Client error '401 [^']{1,40}' for url '|HTTP status client error \(401 [^)]{1,40}\) for url \(|\[401[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b401 [\w ]{1,30} from \w{1,7} |HTTP response code: 401 for URL: |\b401, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '401',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))401\b/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '{peer|The other end} refuses the credentials of this client (HTTP 401)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Give the client the key, token or password that {peer|the other end} has now: it may be unset, rotated, expired, or of another environment; the WWW-Authenticate header of the answer names the scheme',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes:
          'kubectl create secret generic <secret> --from-literal=<key>=<new value> --dry-run=client -o yaml | kubectl apply -f - && kubectl rollout restart deploy/{service}',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 401',
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (Unauthorized).',
      'feign.FeignException: [401 Unauthorized] during [GET] to [http://pricing:8080/rates] [PricingClient#rates()]: []',
    ],
    ignores: ['"GET /rates HTTP/1.1" 401 153 "-" "curl/8.5.0"', 'docs: a request without a token ends in 401'],
  },
  {
    id: 'http.forbidden',
    kind: 'authorisation_denied',
    forms: [
      {
        words: '403',
        pattern:
          /(?:403 Client Error: [^:]{0,60} for url: |Client error '403 [^']{1,40}' for url '|HTTP status client error \(403 [^)]{1,40}\) for url \(|\[403[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b403 [\w ]{1,30} from \w{1,7} |HTTP response code: 403 for URL: |\b403, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '403',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))403\b/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '{peer|The other end} knows this client but does not allow the request (HTTP 403)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Give the account of the client the right or scope that the request needs; the body of the answer often names it. A filter in front (WAF, IP list, CSRF, mod_security) answers so as well',
        kubernetes: 'kubectl auth can-i --list --as=system:serviceaccount:<namespace>:<account>',
        host: "curl -si -H 'Authorization: Bearer <token>' http://{peer|<host>}:{port|80}/ | head -30",
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      "httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://api.example.com/v1/rates'",
      'AxiosError: Request failed with status code 403',
      'urllib.error.HTTPError: HTTP Error 403: Forbidden',
      'curl: (22) The requested URL returned error: 403',
    ],
    ignores: ['"GET /rates HTTP/1.1" 403 153 "-" "curl/8.5.0"', 'wiki: what to do about 403 Forbidden'],
  },
  {
    id: 'http.not-found',
    kind: 'missing_object',
    forms: [
      {
        words: '404',
        pattern:
          /(?:404 Client Error: [^:]{0,60} for url: |Client error '404 [^']{1,40}' for url '|HTTP status client error \(404 [^)]{1,40}\) for url \(|\[404[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b404 [\w ]{1,30} from \w{1,7} |HTTP response code: 404 for URL: |\b404, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '404',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))404\b/,
      },
      { words: 'wget server returned error 404', pattern: /wget: server returned error: HTTP\/1\.[01] 404/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: '{peer|The other end} does not know the path that this client asks for (HTTP 404)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Compare the path in the settings with what {peer|the other end} offers: base path, version in the path, trailing slash, and whether a proxy cuts a prefix; after an update of one side it is the API that changed',
        compose: 'docker compose config | grep -nE "https?://"',
        kubernetes: 'kubectl get ingress,httproute -A',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 404 Client Error: Not Found for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 404',
      'java.io.IOException: Server returned HTTP response code: 404 for URL: http://pricing:8080/rates',
      '2025-01-02 11:12:13 ERROR 404: Not Found.',
      'wget: server returned error: HTTP/1.1 404 Not Found',
    ],
    ignores: ['"GET /rates HTTP/1.1" 404 153 "-" "curl/8.5.0"', 'page 404 template compiled'],
  },
  {
    id: 'http.content-too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: '413',
        pattern:
          /(?:413 Client Error: [^:]{0,60} for url: |Client error '413 [^']{1,40}' for url '|HTTP status client error \(413 [^)]{1,40}\) for url \(|\[413[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b413 [\w ]{1,30} from \w{1,7} |HTTP response code: 413 for URL: |\b413, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '413',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))413\b/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: '{peer|The other end} takes no body of that size (HTTP 413)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Raise the limit of whoever answers, mostly the proxy in front (client_max_body_size of nginx is 1m, proxy-body-size of the ingress, bodyParser limit, maxRequestBodySize), or send less at once',
        compose: 'docker compose exec <proxy> nginx -T | grep -n client_max_body_size',
        kubernetes: 'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/proxy-body-size=50m --overwrite',
        host: 'sudo grep -rn client_max_body_size /etc/nginx; sudo nginx -t && sudo systemctl reload nginx',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'AxiosError: Request failed with status code 413',
      'requests.exceptions.HTTPError: 413 Client Error: Request Entity Too Large for url: http://pricing:8000/rates',
      'curl: (22) The requested URL returned error: 413',
    ],
    ignores: ['"GET /rates HTTP/1.1" 413 153 "-" "curl/8.5.0"', 'uploaded 413 files'],
  },
  {
    id: 'http.too-many-requests',
    kind: 'rate_limited',
    forms: [
      {
        words: '429',
        pattern:
          /(?:429 Client Error: [^:]{0,60} for url: |Client error '429 [^']{1,40}' for url '|HTTP status client error \(429 [^)]{1,40}\) for url \(|\[429[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b429 [\w ]{1,30} from \w{1,7} |HTTP response code: 429 for URL: |\b429, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '429',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))429\b/,
      },
      {
        words: 'toomanyrequests',
        pattern:
          /\btoomanyrequests: (?:You have reached your (?:unauthenticated )?pull rate limit|Rate exceeded|.{0,60}[Rr]ate limit)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '{peer|The other end} limits the rate of this client (HTTP 429)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Ask less often: honour Retry-After, back off with jitter, cache, and look for a loop that retries at once',
        host: 'curl -sI https://{peer|<host>}/ | grep -iE "retry-after|ratelimit"',
      },
      {
        text: 'Or have the limit raised; a shared address (NAT, CI) and requests without an account have the lowest one',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      "httpx.HTTPStatusError: Client error '429 Too Many Requests' for url 'https://api.example.com/v1/rates'",
      'AxiosError: Request failed with status code 429',
      'org.springframework.web.reactive.function.client.WebClientResponseException$TooManyRequests: 429 Too Many Requests from GET http://pricing:8080/rates',
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 429 (Too Many Requests).',
      'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading',
    ],
    ignores: ['"GET /rates HTTP/1.1" 429 153 "-" "curl/8.5.0"', 'rate limiter set to 429 after 100 requests'],
  },
  {
    id: 'http.internal-server-error',
    kind: 'code_defect',
    forms: [
      {
        words: '500',
        pattern:
          /(?:500 Server Error: [^:]{0,60} for url: |Server error '500 [^']{1,40}' for url '|HTTP status server error \(500 [^)]{1,40}\) for url \(|\[500[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b500 [\w ]{1,30} from \w{1,7} |HTTP response code: 500 for URL: |\b500, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '500',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))500\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} fails on this request (HTTP 500)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Read the error that {peer|the other end} logged at that moment, and settle that',
        compose: 'docker compose logs --since 15m {peer|<peer>} | grep -iE -A20 "error|exception|traceback|panic"',
        kubernetes: 'kubectl logs deploy/{peer|<peer>} --since 15m | grep -iE -A20 "error|exception|traceback|panic"',
        host: 'journalctl -u {peer|<unit>} --since -15min | grep -iE -A20 "error|exception|traceback|panic"',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 500 Server Error: Internal Server Error for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 500',
      'feign.FeignException: [500 Internal Server Error] during [GET] to [http://pricing:8080/rates] [PricingClient#rates()]: []',
      'GuzzleHttp\\Exception\\ServerException: Server error: `GET http://pricing/rates` resulted in a `500 Internal Server Error` response',
    ],
    ignores: ['"GET /rates HTTP/1.1" 500 153 "-" "curl/8.5.0"', 'batch of 500 items done'],
  },
  {
    id: 'http.bad-gateway',
    kind: 'connection_refused',
    forms: [
      {
        words: '502',
        pattern:
          /(?:502 Server Error: [^:]{0,60} for url: |Server error '502 [^']{1,40}' for url '|HTTP status server error \(502 [^)]{1,40}\) for url \(|\[502[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b502 [\w ]{1,30} from \w{1,7} |HTTP response code: 502 for URL: |\b502, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '502',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))502\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A proxy in front of {peer|the other end} got no valid answer from it (HTTP 502)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Look at the log of the proxy, it names the upstream and how it failed, then at that upstream: down, restarting, other port or protocol',
        compose: 'docker compose logs --since 15m | grep -iE "upstream|backend|502"; docker compose ps -a',
        kubernetes:
          'kubectl get pods,endpoints; kubectl logs -n ingress-nginx deploy/ingress-nginx-controller --since 15m | grep -i upstream',
        host: 'sudo tail -50 /var/log/nginx/error.log',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 502 Server Error: Bad Gateway for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 502',
      'org.springframework.web.reactive.function.client.WebClientResponseException$BadGateway: 502 Bad Gateway from GET http://pricing:8080/rates',
    ],
    ignores: ['"GET /rates HTTP/1.1" 502 153 "-" "curl/8.5.0"', 'order 502 shipped'],
  },
  {
    id: 'http.service-unavailable',
    kind: 'outside_outage',
    forms: [
      {
        words: '503',
        pattern:
          /(?:503 Server Error: [^:]{0,60} for url: |Server error '503 [^']{1,40}' for url '|HTTP status server error \(503 [^)]{1,40}\) for url \(|\[503[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b503 [\w ]{1,30} from \w{1,7} |HTTP response code: 503 for URL: |\b503, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '503',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))503\b/,
      },
      { words: 'wget server returned error 503', pattern: /wget: server returned error: HTTP\/1\.[01] 503/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} says that it cannot serve now (HTTP 503)',
    check: ASK_PEER,
    repair: [
      {
        text: 'See whether {peer|the other end} has a healthy instance: it may be starting, in maintenance, overloaded, or have no ready pod behind its service',
        compose: 'docker compose ps -a; docker compose logs --since 15m {peer|<peer>}',
        kubernetes:
          'kubectl get pods,endpoints; kubectl describe pod -l app={peer|<peer>} | grep -iE "readiness|unhealthy"',
        host: 'systemctl status {peer|<unit>} --no-pager',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 503',
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 503 (Service Unavailable).',
      'failed to push: unexpected status from POST request to https://ghcr.io/v2/shop/blobs/uploads/: 503 Service Unavailable',
      'wget: server returned error: HTTP/1.1 503 Service Unavailable',
    ],
    ignores: ['"GET /rates HTTP/1.1" 503 153 "-" "curl/8.5.0"', 'parsed 503 rows'],
  },
  {
    id: 'http.gateway-timeout',
    kind: 'slow_dependency',
    forms: [
      {
        words: '504',
        pattern:
          /(?:504 Server Error: [^:]{0,60} for url: |Server error '504 [^']{1,40}' for url '|HTTP status server error \(504 [^)]{1,40}\) for url \(|\[504[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b504 [\w ]{1,30} from \w{1,7} |HTTP response code: 504 for URL: |\b504, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '504',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))504\b/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A proxy gave up waiting for {peer|the other end} (HTTP 504)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Find what makes {peer|the upstream} slow (database, lock, pool, CPU) and relieve it',
        compose: 'docker compose logs --since 15m | grep -iE "timed out|timeout|slow"; docker stats --no-stream',
        kubernetes:
          'kubectl top pods; kubectl logs deploy/{peer|<peer>} --since 15m | grep -iE "timed out|timeout|slow"',
        host: 'sudo tail -50 /var/log/nginx/error.log',
      },
      {
        text: 'Raise the timeout of the proxy only where such an answer may take that long (proxy_read_timeout, idle timeout of the load balancer)',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 504 Server Error: Gateway Time-out for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 504',
      'Error: Unexpected server response: 504',
    ],
    ignores: ['"GET /rates HTTP/1.1" 504 153 "-" "curl/8.5.0"', 'replayed 504 events'],
  },
  {
    id: 'http.insufficient-storage',
    kind: 'disk_full',
    forms: [
      {
        words: '507',
        pattern:
          /(?:507 Server Error: [^:]{0,60} for url: |Server error '507 [^']{1,40}' for url '|HTTP status server error \(507 [^)]{1,40}\) for url \(|\[507[^\]]{0,40}\] during \[\w{1,7}\] to \[|\b507 [\w ]{1,30} from \w{1,7} |HTTP response code: 507 for URL: |\b507, message='[^']{0,60}', url=(?:URL\()?')https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?/,
      },
      {
        words: '507',
        pattern:
          /(?:[Rr]equest failed with status code:? |Response code |does not indicate success: |HTTP Error |requested URL returned error: |[Uu]nexpected server response: |[Uu]nexpected (?:HTTP )?(?:response )?status(?: code)?(?: from \w{1,7} request to \S{1,150})?:? |[Uu]nexpected response (?:code|status): |server responded with status |resulted in a `|HTTP error! [Ss]tatus: |(?:HttpClientErrorException|HttpServerErrorException|WebClientResponseException)(?:\$\w{1,30})?: |RestClient::\w{1,30}: |ERROR (?=\d{3}:))507\b/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: '{peer|The other end} has no room to store what is sent (HTTP 507)',
    check: ASK_PEER,
    repair: [
      {
        text: 'Free space or raise the quota on {peer|the other end}: its disk, bucket or account is full',
        compose: 'docker compose exec {peer|<peer>} df -h',
        kubernetes: 'kubectl exec deploy/{peer|<peer>} -- df -h',
        host: 'df -h',
      },
    ],
    source:
      'RFC 9110 section 15; requests models.py, httpx _models.py, axios settle.js, .NET HttpResponseMessage, Java HttpURLConnection, Spring WebClient, Feign, reqwest, curl CURLE_HTTP_RETURNED_ERROR',
    matches: [
      'requests.exceptions.HTTPError: 507 Server Error: Insufficient Storage for url: http://pricing:8000/rates',
      'AxiosError: Request failed with status code 507',
      "aiohttp.client_exceptions.ClientResponseError: 507, message='Insufficient Storage', url='http://pricing:8000/rates'",
    ],
    ignores: ['"GET /rates HTTP/1.1" 507 153 "-" "curl/8.5.0"', 'synced 507 files'],
  },
  {
    id: 'http.proxy-authentication-required',
    kind: 'authentication_refused',
    forms: [
      {
        words: '407',
        pattern:
          /(?:407 Proxy Authentication Required|HTTP code 407 from proxy|response 407\b|Tunnel connection failed: 407|tunneling socket could not be established, statusCode=407|Unable to tunnel through proxy\. Proxy returns "HTTP\/1\.\d 407)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The outgoing proxy wants a login from this client (HTTP 407)',
    check: {
      text: 'See which proxy the writer uses',
      compose: 'docker compose exec {service} env | grep -i proxy',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -i proxy',
      host: 'env | grep -i proxy',
    },
    repair: [
      {
        text: 'Put the account into the proxy address (special characters percent-encoded), or leave inner hosts out by NO_PROXY',
        compose:
          '$EDITOR .env   # HTTPS_PROXY=http://user:<password>@proxy:3128, NO_PROXY=localhost,.internal\ndocker compose up -d {service}',
        host: 'export HTTPS_PROXY=http://user:<password>@proxy:3128 NO_PROXY=localhost,.internal',
      },
    ],
    source: 'RFC 9110 15.5.8; curl http_proxy.c; CPython http.client; Java HttpURLConnection',
    matches: [
      'curl: (56) Received HTTP code 407 from proxy after CONNECT',
      'OSError: Tunnel connection failed: 407 Proxy Authentication Required',
      'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    ],
    ignores: ['"CONNECT db.example.com:443" 200 407', 'proxy authentication is required by policy'],
  },
];
