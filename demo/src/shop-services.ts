/** The services of the shop whose logs an investigator sees. */
export const SHOP_SERVICES = ['web', 'checkout', 'payment', 'inventory'] as const;

export type ShopService = (typeof SHOP_SERVICES)[number];
