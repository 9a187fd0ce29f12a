/** What the documents show is there: a picture that is named and missing is a hole in the page. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const documents = globSync(["*.md", "docs/**/*.md", "src/**/*.md"]);
/** `![今天](images/today.png)`, and not what lies elsewhere. */
const PICTURE = /!\[[^\]]*\]\((?!https?:)([^)\s]+)\)/g;

const named = documents.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(PICTURE)].map(([, path = ""]) => ({ file, path })),
);

describe("the documents' pictures", () => {
  it("are found", () => {
    expect(named.length).toBeGreaterThan(30);
  });

  it("are there", () => {
    const missing = named.filter(({ file, path }) => !existsSync(join(dirname(file), decodeURI(path))));
    expect(missing).toEqual([]);
  });
});
