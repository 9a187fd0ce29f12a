/** How an operation's declaration and its input become an address. Pure. */

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

/** `/api/children/{id}` and `{id: "1"}` → `/api/children/1`. @throws RangeError when a part is missing. */
export function pathOf(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = params[name];
    const part = typeof value === "number" ? String(value) : value;
    if (typeof part !== "string" || part === "") throw new RangeError(`${path} needs ${name}`);
    return encodeURIComponent(part);
  });
}

/** Lists are joined with commas; what is empty is left out. The order is that of the keys, so equal queries are equal text. */
export function searchOf(query: Readonly<Record<string, QueryValue>> = {}): string {
  const pairs: string[] = [];
  for (const key of Object.keys(query).sort()) {
    const value = query[key];
    const text = Array.isArray(value)
      ? value.join(",")
      : value === null || value === undefined
        ? ""
        : String(value);
    if (text !== "") pairs.push(`${encodeURIComponent(key)}=${encodeURIComponent(text)}`);
  }
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
