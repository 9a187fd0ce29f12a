const MAX_CHARACTERS = 31;
const FORBIDDEN = /[[\]:*?/\\\p{Cc}]/gu;

/** Names that Excel accepts, in order: without forbidden characters, at most 31 long, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean = name
      .replaceAll(FORBIDDEN, "-")
      .replaceAll(/^'+|'+$/g, "")
      .trim();
    const base = clean === "" || clean.toLowerCase() === "history" ? "工作表" : clean;
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? "" : `(${number})`;
      const candidate = base.slice(0, MAX_CHARACTERS - suffix.length) + suffix;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}
