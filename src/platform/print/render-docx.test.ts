import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocx } from "../../../test/support/read-docx.ts";
import { solid } from "../../../test/support/read-pdf.ts";
import { paragraph } from "./document.contract.ts";
import { printable } from "./plain-text.ts";
import { sampleForm } from "./print-samples.ts";
import { renderDocx } from "./render-docx.ts";

test("everything that the document says is in the file, in the faces of an office", async () => {
  const { parts, solid: all } = await readDocx(await renderDocx(sampleForm()));
  for (const words of [
    "儿童情况表",
    "阿卜杜热依木·买买提",
    "☑残疾",
    "□健康或良好",
    "同意。",
    "王五",
    "（盖章）",
    "承诺以上",
  ])
    expect(all).toContain(solid(words));
  expect(parts["word/document.xml"]).toContain('w:eastAsia="宋体"');
  expect(parts["word/document.xml"]).toContain('w:eastAsia="黑体"');
  expect(parts["word/document.xml"]).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
  expect(parts["word/footer1.xml"]).toContain(" NUMPAGES ");
});

test("a heading goes to the next page with what it is the heading of", async () => {
  const { parts } = await readDocx(
    await renderDocx({ title: "概览", look: "form", blocks: [paragraph("下表", "heading")] }),
  );
  expect(parts["word/document.xml"]).toMatch(/<w:keepNext\/>(?:(?!<\/w:p>).)*下表/);
});

test("a letter is set in 仿宋, a list lies across", async () => {
  const letter = await readDocx(await renderDocx(sampleForm("", { look: "letter" })));
  expect(letter.parts["word/styles.xml"]).toContain('w:eastAsia="仿宋"');
  const list = await readDocx(await renderDocx(sampleForm("", { landscape: true })));
  expect(list.parts["word/document.xml"]).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
});

test("where no picture of a code can stand, its words do", async () => {
  const words = "https://tongan.example.cn/open/report";
  const file = await renderDocx({
    title: "海报",
    look: "poster",
    blocks: [{ kind: "code", modules: [[true]], side: 50, words }],
  });
  expect((await readDocx(file)).solid).toContain(words);
});

test("the same document gives the same bytes", async () => {
  const [first, second] = await Promise.all([renderDocx(sampleForm()), renderDocx(sampleForm())]);
  expect(first.equals(second)).toBe(true);
});

test("a rare character keeps its place and gets the face that has it", async () => {
  const { parts } = await readDocx(await renderDocx(sampleForm("张𠮷祥")));
  expect(parts["word/document.xml"]).toMatch(/w:eastAsia="SimSun-ExtB"[^>]*\/>(?:(?!<w:r>).)*𠮷<\/w:t>/);
});

test("any text at all is well-formed XML and says what was written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (words) => {
      const { solid: all } = await readDocx(await renderDocx(sampleForm(`<${words}&`)));
      expect(all).toContain(solid(printable(`<${words}&`)).replaceAll(/[\ufffe\uffff]/g, ""));
    }),
    { numRuns: 200 },
  );
});
