/** A version that an office has set, from what it typed: items that go on keep their code, new ones get one never used before. Pure. */
import type { Citation } from "../../../kernel/citation.ts";
import { itemsOf, type RedLine, type Template } from "./template.ts";
import type { TemplateInput } from "./template-versions.contract.ts";

/** What is kept of it. */
export type TemplateContent = Pick<Template, "sections" | "redLines"> & {
  readonly points: Readonly<Record<string, number>>;
};

export function nextTemplate(input: TemplateInput, before: readonly Template[]): TemplateContent {
  const points: Record<string, number> = {};
  const sections = input.sections.map(({ code: section, title, items }) => {
    const known = new Set(before.flatMap(itemsOf).map(({ code }) => code));
    const numbers = [...known]
      .filter((code) => code.startsWith(section))
      .map((code) => Number(code.slice(1)));
    let last = Math.max(0, ...numbers);
    return {
      code: section,
      title,
      items: items.map(({ code: given, points: of, anchors, ...item }) => {
        const goesOn =
          given?.startsWith(section) === true && known.has(given) && !Object.hasOwn(points, given);
        const code = goesOn ? given : `${section}${++last}`;
        points[code] = of;
        return { ...item, code, anchors };
      }),
    };
  });
  const lines = new Map(before.flatMap(({ redLines }) => redLines).map((line) => [line.code, line]));
  const used = new Set<string>();
  let last = [...lines.keys()].filter((code) => code.startsWith("added")).length;
  const redLines = input.redLines.map(({ code: given = "", title, secret }): RedLine => {
    const known = used.has(given) ? undefined : lines.get(given);
    const code = known?.code ?? `added${++last}`;
    used.add(code);
    // The age of the law and the secrecy that go with a red line are not for a version to take away.
    return { ...known, code, title, ...(secret || known?.secret === true ? { secret: true } : {}) };
  });
  return { sections, redLines, points };
}

export function pointsOf(input: Pick<TemplateInput, "sections">): number {
  return input.sections.reduce((sum, { items }) => sum + items.reduce((of, { points }) => of + points, 0), 0);
}

/** How an office's own version is cited: by the document it named. */
export function citeOf(document: string): Citation {
  return { document, says: "按本区文件制定的评估表。", certainty: "verified" };
}
