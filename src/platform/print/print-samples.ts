/** For tests: one document with every kind of block and cell. */
import {
  checks,
  fill,
  label,
  opinion,
  type PrintDocument,
  paragraph,
  photo,
  type Text,
  text,
} from "./document.contract.ts";

export const sealed = { signers: [{ role: "经办人（签字）", name: "王五" }], sealed: true, on: "2026-11-20" };

export function sampleForm(words: Text = "同意。", over: Partial<PrintDocument> = {}): PrintDocument {
  return {
    title: "儿童情况表",
    subtitle: "（样张）",
    look: "form",
    stamp: "小沔镇 李四 2026年11月27日 打印",
    blocks: [
      { kind: "ends", left: "编号：〔2026〕7号", right: "填表日期：2026年11月27日" },
      {
        kind: "table",
        columns: [1, 3, 4, 3, 4, 3],
        rows: [
          {
            cells: [
              label("基本情况", { upright: true, down: 2 }),
              label("姓名"),
              text("阿卜杜热依木·买买提"),
              label("身份证号"),
              text("500199201506010019"),
              photo({ down: 2 }),
            ],
            height: 12,
          },
          {
            cells: [
              label("健康"),
              checks(
                [
                  { label: "健康或良好", checked: false },
                  { label: "残疾", checked: true },
                ],
                { across: 3 },
              ),
            ],
          },
          {
            cells: [label("村（居）意见", { across: 2 }), opinion({ text: words, ...sealed }, { across: 4 })],
            height: 40,
          },
        ],
      },
      paragraph(["本人", fill("张三", 8), "承诺以上", { strong: "属实" }, "。"]),
      paragraph("一、其他", "heading"),
      paragraph("另起一段", "plain"),
      { kind: "pageBreak" },
      paragraph("附页", "title"),
      { kind: "signature", lines: ["合川区民政局（盖章）", "2026年11月27日"] },
      paragraph("注：本表一式三份。", "note"),
    ],
    ...over,
  };
}
