import { SEMRESATTRS_PROJECT_NAME } from '@arizeai/openinference-semantic-conventions';
import { isTenantId, phoenixProject, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { ProjectNames } from '@mats/contracts';
import type { Attributes } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Resource } from '@opentelemetry/resources';

export interface TenantCacheSettings {
  maxCached: number;
  ttlMs: number;
  names: ProjectNames;
  /** What every resource says beside tenant, service and project. */
  attributes: Attributes;
  /** Milliseconds. */
  now: () => number;
  /** Called before a tenant is let go: sends what has ended of it. */
  flush: () => Promise<unknown>;
}

interface CachedTenant {
  /** By service: one resource for each tracer. */
  readonly resources: Map<string, Resource>;
  usedAt: number;
}

/**
 * Which project a tenant's spans go to. Tenants become known when they are first used; the one that was used least
 * recently goes when there are too many, and any that was not used for a while. All share one queue, one exporter
 * and one spool, so that a tenant costs a name and its resources.
 */
export class TenantCache {
  readonly #settings: TenantCacheSettings;
  /** Least recently used first. */
  readonly #tenants = new Map<string, CachedTenant>();
  #hits = 0;
  #misses = 0;
  #failed = 0;

  constructor(settings: TenantCacheSettings) {
    this.#settings = settings;
  }

  /** The resource of a tenant's service, or undefined when the tenant cannot have a project. Never throws. */
  resourceOf(tenantId: string, serviceName: string): Resource | undefined {
    if (!isTenantId(tenantId)) {
      this.#failed += 1;
      return undefined;
    }
    const tenant = this.#use(tenantId);
    let resource = tenant.resources.get(serviceName);
    if (resource === undefined) {
      this.#misses += 1;
      resource = this.#makeResource(tenantId, serviceName);
      tenant.resources.set(serviceName, resource);
    } else {
      this.#hits += 1;
    }
    return resource;
  }

  get stats(): { hits: number; misses: number; failed: number; tenants: number; tracers: number } {
    let tracers = 0;
    for (const { resources } of this.#tenants.values()) tracers += resources.size;
    return { hits: this.#hits, misses: this.#misses, failed: this.#failed, tenants: this.#tenants.size, tracers };
  }

  #use(tenantId: string): CachedTenant {
    const now = this.#settings.now();
    this.#letGoUnused(now);
    const tenant = this.#tenants.get(tenantId) ?? { resources: new Map<string, Resource>(), usedAt: now };
    tenant.usedAt = now;
    this.#tenants.delete(tenantId);
    this.#tenants.set(tenantId, tenant);
    if (this.#tenants.size > this.#settings.maxCached) this.#letGoOldest();
    return tenant;
  }

  #letGoUnused(now: number): void {
    for (const { usedAt } of this.#tenants.values()) {
      if (now - usedAt < this.#settings.ttlMs) return;
      this.#letGoOldest();
    }
  }

  #letGoOldest(): void {
    const [oldest] = this.#tenants.keys();
    if (oldest === undefined) return;
    // Spans that have ended hold their resource, so the cache need not wait for them to be sent.
    void this.#settings.flush();
    this.#tenants.delete(oldest);
  }

  #makeResource(tenantId: string, serviceName: string): Resource {
    return resourceFromAttributes({
      ...this.#settings.attributes,
      [SPAN_ATTRIBUTES.serviceName]: serviceName,
      [SPAN_ATTRIBUTES.tenantId]: tenantId,
      [SEMRESATTRS_PROJECT_NAME]: phoenixProject(tenantId, { ...this.#settings.names, service: serviceName }),
    });
  }
}
