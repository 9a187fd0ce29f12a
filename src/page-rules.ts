/** What a page that anybody may open, or that lies on a phone, may load: its own house's files, whatever somebody types or sends. */
const SHARED_RULES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
] as const;

/** The Content-Security-Policy of a page, with what this kind of page needs besides. */
export function pageRules(...more: readonly string[]): string {
  return [...SHARED_RULES, ...more].join("; ");
}
