import fc from "fast-check";
import { expect, test } from "vitest";
import { readPdf, solid } from "../../../test/support/read-pdf.ts";
import { label, type PrintDocument, paragraph, text } from "./document.contract.ts";
import { sampleForm } from "./print-samples.ts";
import { renderPdf } from "./render-pdf.ts";

test("everything that the document says is on the paper, on A4 pages with their number", async () => {
  const { pages, solid: all, width, height } = await readPdf(await renderPdf(sampleForm()));
  for (const words of [
    "儿童情况表",
    "（样张）",
    "编号：〔2026〕7号",
    "阿卜杜热依木·买买提",
    "500199201506010019",
    "近期免冠",
    "□健康或良好",
    "□√残疾",
    "同意。",
    "经办人（签字）：",
    "王五",
    "（盖章）",
    "2026年11月20日",
    "承诺以上属实。",
    "附页",
    "注：本表一式三份。",
  ])
    expect(all).toContain(solid(words));
  expect(pages).toHaveLength(2);
  expect(solid(pages[1] ?? "")).toContain("第2页共2页");
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
});

test("a list lies across, a letter counts its pages between dashes", async () => {
  const list = await readPdf(await renderPdf(sampleForm("", { landscape: true })));
  expect(list.width).toBeGreaterThan(list.height);
  const { pages } = await readPdf(await renderPdf({ title: "告知书", look: "letter", blocks: [] }));
  expect(solid(pages[0] ?? "")).toContain("—1—");
});

test("a poster says only what its blocks say: neither title nor page number", async () => {
  const { solid: all } = await readPdf(
    await renderPdf({
      title: "海报",
      look: "poster",
      blocks: [{ kind: "code", modules: [[true]], side: 50, words: "https://tongan.example.cn/open/report" }],
    }),
  );
  expect(all).toBe("https://tongan.example.cn/open/report");
});

test("the same document gives the same bytes, whatever is printed beside it", async () => {
  const first = await renderPdf(sampleForm());
  const others = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      renderPdf(sampleForm(index % 2 === 0 ? "同意。" : `第${index}份`)),
    ),
  );
  for (const [index, other] of others.entries()) expect(other.equals(first)).toBe(index % 2 === 0);
});

test("an opinion of three pages flows on, and its signature stays whole", async () => {
  const long = "经入户核实，该户情况属实，儿童由祖母实际抚养。".repeat(150);
  const { pages, solid: all } = await readPdf(await renderPdf(sampleForm(long)));
  expect(all.split("儿童由祖母实际抚养").length - 1).toBe(150);
  expect(pages.length).toBeGreaterThan(3);
  const signed = pages.find((page) => solid(page).includes("经办人（签字）：")) ?? "";
  expect(solid(signed)).toContain("（盖章）2026年11月20日");
});

test("a heading stands on the page of what it is the heading of", async () => {
  const table: PrintDocument["blocks"][number] = {
    kind: "table",
    columns: [1],
    whole: true,
    rows: Array.from({ length: 6 }, (_, at) => ({ cells: [text(`第${at}行`)] })),
  };
  for (let before = 24; before < 32; before++) {
    const { pages } = await readPdf(
      await renderPdf({
        title: "概览",
        look: "form",
        blocks: [
          ...Array.from({ length: before }, (_, at) => paragraph(`上文${at}`, "plain")),
          paragraph("下表", "heading"),
          table,
        ],
      }),
    );
    const headed = pages.find((page) => solid(page).includes("下表")) ?? "";
    expect(solid(headed), `${before}`).toContain("第0行");
  }
});

test.each([
  '#panic() #import "x" $x^2$ *b* _i_ `c` <label> @ref // no /* no */ - + = ~ \\ \\u{41} " \'',
  "<w:p>&amp;</w:p><!-- -->",
  "= 标题\n- 项\n+ 项\n/ 项: 解\n---",
  "第一行\r\n第二行\n\n第四行",
])("what looks like markup is printed as it stands: %s", async (words) => {
  const { solid: all } = await readPdf(await renderPdf(sampleForm(words)));
  expect(all).toContain(solid(words));
});

const MARKS = Array.from("#$\\*_`\"'<>@[](){}=-+/~\n\t&;张阿·");

test("no text at all breaks the press", { timeout: 120_000 }, async () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...MARKS), maxLength: 60 }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (words) => {
      const pdf = await renderPdf(sampleForm(words, { title: words }));
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    }),
    { numRuns: 150 },
  );
});

test("a character that the face lacks is shown by its number, never as a hole", async () => {
  const { solid: all } = await readPdf(await renderPdf(sampleForm("沔䶮𬭎𠮷😀م")));
  expect(all).toContain("沔䶮𬭎U+20BB7U+1F600U+645");
});

test("a word longer than its cell stays in it", async () => {
  const narrow: PrintDocument = {
    title: "窄",
    look: "form",
    blocks: [{ kind: "table", columns: [1, 9], rows: [{ cells: [text("W".repeat(90)), label("右")] }] }],
  };
  const { pages, solid: all } = await readPdf(await renderPdf(narrow));
  expect(all).toContain("W".repeat(90));
  expect((pages[0] ?? "").match(/W+/g)?.length).toBeGreaterThan(10);
});

test("a list too long for the memory of a server is refused with what to do instead", async () => {
  const rows = Array.from({ length: 1201 }, (_, index) => ({ cells: [text(String(index))] }));
  const long: PrintDocument = {
    title: "名册",
    look: "form",
    blocks: [{ kind: "table", columns: [1], rows }],
  };
  await expect(renderPdf(long)).rejects.toMatchObject({ code: "print.tooLong", status: 422 });
});

test("a table that would print askew is a fault of ours, and the next document prints all the same", async () => {
  const askew: PrintDocument = {
    title: "错",
    look: "form",
    blocks: [{ kind: "table", columns: [1, 1], rows: [{ cells: [text("一")] }] }],
  };
  await expect(renderPdf(askew)).rejects.toMatchObject({ code: "print.noPdf" });
  expect((await renderPdf(sampleForm())).subarray(0, 5).toString()).toBe("%PDF-");
});
