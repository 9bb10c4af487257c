import type { ServiceSeries } from '../../signals/service/resource-changes.ts';
import { namesService } from './service-blame.ts';

/** Words by which a metric is asked for: parts of its name, `p99` and the like as they stand. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word.length > 1);
}

/** The services, of those that are known, that a question names. */
export function askedServices(question: string, names: readonly string[]): string[] {
  const named = names.filter((name) => name.length > 1 && namesService(question, name));
  // `cart` is not asked about where `cart-db` is.
  return named.filter((name) => !named.some((other) => other !== name && namesService(other, name)));
}

/** A question of a few words asks for a metric when it holds at least this share of the words of its name. */
const LEAST_SHARE = 0.5;

/** The series that a question is about: of a service that it names, those of which it holds most words; empty when it names none. */
export function askedMetrics(question: string, series: readonly ServiceSeries[]): ServiceSeries[] {
  const services = new Set(askedServices(question, [...new Set(series.map(({ service }) => service))]));
  const asked = new Set(wordsOf(question));
  const shareOf = ({ metric }: ServiceSeries): number => {
    const words = wordsOf(metric);
    return words.filter((word) => asked.has(word)).length / Math.max(1, words.length);
  };
  const own = series.filter(({ service }) => services.has(service));
  const most = own.reduce((best, one) => Math.max(best, shareOf(one)), 0);
  return most < LEAST_SHARE ? [] : own.filter((one) => shareOf(one) === most);
}
