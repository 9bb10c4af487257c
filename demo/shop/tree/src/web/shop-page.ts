import type { PriceListItem } from './price-list.ts';
import { renderTemplate } from './templates.ts';

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function renderItem(item: PriceListItem): string {
  const note = item.available ? '' : ' (sold out)';
  return `<li data-sku="${escapeHtml(item.sku)}">${escapeHtml(item.name)}: ${escapeHtml(item.price)}${note}</li>`;
}

/** The page with all products. */
export function renderShopPage(items: readonly PriceListItem[]): string {
  return renderTemplate('shop', { products: items.map(renderItem).join('\n      ') });
}
