/** Which parameters tell of a month with an allowance for rising prices. */
export const PRICE_KEYS = "benefits.priceSubsidy.";
export const PRICE_TRIGGERED = "benefits.priceSubsidy.triggered";
export const PRICE_MONTH = "benefits.priceSubsidy.month";
