import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ACME } from './web/acme.ts';
import { APACHE_CONTENT } from './web/apache-content.ts';
import { APACHE_HTTPD } from './web/apache-httpd.ts';
import { APACHE_MORE } from './web/apache-more.ts';
import { BROWSER_ORIGINS } from './web/browser-origins.ts';
import { BROWSER_PROXIES } from './web/browser-proxies.ts';
import { CACHES } from './web/caches.ts';
import { CADDY_CLOUDFLARED } from './web/caddy-cloudflared.ts';
import { DHCP } from './web/dhcp.ts';
import { DIRECTORY_CLIENTS } from './web/directory-clients.ts';
import { DIRECTORY_SERVERS } from './web/directory-servers.ts';
import { DNS_MORE } from './web/dns-more.ts';
import { DNS_SERVERS } from './web/dns-servers.ts';
import { DOVECOT_EXIM } from './web/dovecot-exim.ts';
import { ENVOY } from './web/envoy.ts';
import { EXCHANGE } from './web/exchange.ts';
import { FILE_SHARING } from './web/file-sharing.ts';
import { FIREWALLS } from './web/firewalls.ts';
import { FTP_SERVERS } from './web/ftp-servers.ts';
import { HAPROXY } from './web/haproxy.ts';
import { IDENTITY_SERVERS } from './web/identity-servers.ts';
import { INGRESS_NGINX } from './web/ingress-nginx.ts';
import { LDAP_KERBEROS } from './web/ldap-kerberos.ts';
import { LOAD_BALANCERS } from './web/load-balancers.ts';
import { MAIL_FILTERS } from './web/mail-filters.ts';
import { MAIL_HELPERS } from './web/mail-helpers.ts';
import { MAIL_MORE } from './web/mail-more.ts';
import { MAIL_SUITES } from './web/mail-suites.ts';
import { NAMES_AND_BALANCERS } from './web/names-and-balancers.ts';
import { NGINX_LIMITS } from './web/nginx-limits.ts';
import { NGINX_MORE } from './web/nginx-more.ts';
import { NGINX_SERVER } from './web/nginx-server.ts';
import { NGINX_SOCKETS } from './web/nginx-sockets.ts';
import { NGINX_UPSTREAM } from './web/nginx-upstream.ts';
import { PHP_RUBY_SERVERS } from './web/php-ruby-servers.ts';
import { POSTFIX } from './web/postfix.ts';
import { PROXIES_MORE } from './web/proxies-more.ts';
import { RADIUS } from './web/radius.ts';
import { ROUTERS_AND_SWITCHES } from './web/routers-and-switches.ts';
import { SIGN_IN_CLIENTS } from './web/sign-in-clients.ts';
import { SINGLE_SIGN_ON } from './web/single-sign-on.ts';
import { SSH } from './web/ssh.ts';
import { SWITCHES_AND_PEERS } from './web/switches-and-peers.ts';
import { TOMCAT_IIS } from './web/tomcat-iis.ts';
import { TRAEFIK } from './web/traefik.ts';
import { VPN_CLIENTS } from './web/vpn-clients.ts';
import { VPN_MORE } from './web/vpn-more.ts';
import { VPN_PEERS } from './web/vpn-peers.ts';
import { VPN } from './web/vpn.ts';
import { WEB_NOISE } from './web/web-noise.ts';
import { WIRELESS_AND_DIAL } from './web/wireless-and-dial.ts';
import { WSGI_SERVERS } from './web/wsgi-servers.ts';
import { ROUTING_DAEMONS } from './web/routing-daemons.ts';

/** Proxies, web servers, mail, names, identity. */
export const WEB: readonly CatalogueEntry[] = [
  ...ACME,
  ...APACHE_CONTENT,
  ...APACHE_HTTPD,
  ...APACHE_MORE,
  ...BROWSER_ORIGINS,
  ...BROWSER_PROXIES,
  ...CACHES,
  ...CADDY_CLOUDFLARED,
  ...DHCP,
  ...DIRECTORY_CLIENTS,
  ...DIRECTORY_SERVERS,
  ...DNS_MORE,
  ...DNS_SERVERS,
  ...DOVECOT_EXIM,
  ...ENVOY,
  ...EXCHANGE,
  ...FILE_SHARING,
  ...FIREWALLS,
  ...FTP_SERVERS,
  ...HAPROXY,
  ...IDENTITY_SERVERS,
  ...INGRESS_NGINX,
  ...LDAP_KERBEROS,
  ...LOAD_BALANCERS,
  ...MAIL_FILTERS,
  ...MAIL_HELPERS,
  ...MAIL_MORE,
  ...MAIL_SUITES,
  ...NGINX_LIMITS,
  ...NGINX_MORE,
  ...NGINX_SERVER,
  ...NGINX_SOCKETS,
  ...NGINX_UPSTREAM,
  ...PHP_RUBY_SERVERS,
  ...POSTFIX,
  ...PROXIES_MORE,
  ...RADIUS,
  ...ROUTERS_AND_SWITCHES,
  ...SIGN_IN_CLIENTS,
  ...SINGLE_SIGN_ON,
  ...SSH,
  ...TOMCAT_IIS,
  ...TRAEFIK,
  ...VPN_CLIENTS,
  ...VPN_MORE,
  ...VPN,
  ...WEB_NOISE,
  ...WIRELESS_AND_DIAL,
  ...WSGI_SERVERS,
  ...NAMES_AND_BALANCERS,
  ...SWITCHES_AND_PEERS,
  ...VPN_PEERS,
  ...ROUTING_DAEMONS,
];
