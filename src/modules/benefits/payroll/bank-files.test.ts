import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BankPayment, type BankTemplate, bankRows, bankText } from "./bank-template.ts";
import { encodeGbk } from "./gbk.ts";
import { type ReturnRow, readReturn, type SentPayment } from "./return-file.ts";

const payments: BankPayment[] = [
  {
    seq: 1,
    account: "6299990000000000017",
    payee: "祖母一",
    bank: "农商行",
    fen: 165_100,
    child: "孤一",
    remark: "2026年12月孤儿基本生活费",
  },
  {
    seq: 2,
    account: "6299990000000000025",
    payee: "祖母,二",
    bank: "邮储",
    fen: 83_337,
    child: "孤二",
    remark: "x",
  },
];
const csv: BankTemplate = {
  format: "csv",
  encoding: "gbk",
  separator: ",",
  heading: true,
  totals: "none",
  columns: [
    { field: "seq", title: "序号" },
    { field: "account", title: "账号" },
    { field: "payee", title: "户名" },
    { field: "yuan", title: "金额" },
  ],
};

describe("a payment file", () => {
  it("has the template's columns in their order, amounts without separators of thousands", () => {
    expect(bankText(csv, bankRows(csv, payments))).toBe(
      '序号,账号,户名,金额\r\n1,6299990000000000017,祖母一,1651.00\r\n2,6299990000000000025,"祖母,二",833.37\r\n',
    );
  });
  it("has the sum first or last, in the unit of its column", () => {
    const txt: BankTemplate = {
      ...csv,
      separator: "|",
      heading: false,
      totals: "first",
      columns: [
        { field: "fen", title: "金额" },
        { field: "remark", title: "用途" },
      ],
    };
    expect(bankRows(txt, payments)[0]).toEqual(["合计", "2", "248437"]);
    expect(bankRows({ ...csv, totals: "last" }, payments).at(-1)).toEqual(["合计", "2", "2484.37"]);
  });
  it("in GBK reads back as it was, and says which characters GBK lacks", () => {
    const text = "序号,账号,户名\r\n1,重庆农村商业银行合川支行，王小明（祖母）";
    const written = encodeGbk(text);
    expect(written.kind).toBe("written");
    if (written.kind === "written") expect(new TextDecoder("gbk").decode(written.bytes)).toBe(text);
    expect(encodeGbk("王𠮷")).toEqual({ kind: "unknown", characters: ["𠮷"] });
  });
});

const sent: SentPayment[] = payments.map(({ seq, account, fen }) => ({ seq, account, fen }));
const head = ["序号", "账号", "金额", "结果", "失败原因"];
const good = [
  ["1", "6299990000000000017", "1651.00", "成功", ""],
  ["2", "6299990000000000025", "833.37", "失败", "账号户名不符"],
];
const rowsOf = (...rows: readonly (readonly string[])[]): ReturnRow[] =>
  rows.map((cells, index) => ({ row: index + 1, cells }));

describe("a return file", () => {
  it("tells of each payment whether it was paid, and why not", () => {
    const title = ["代发回盘 2026-12"];
    const totals = ["合计", "", "2484.37", "", ""];
    expect(readReturn(rowsOf(title, head, ...good, totals, ["", ""]), sent)).toEqual({
      outcomes: [
        { seq: 1, outcome: "paid", words: null },
        { seq: 2, outcome: "rejected", words: "账号户名不符" },
      ],
      faults: [],
    });
  });
  it("may hide a part of the account, but not contradict it", () => {
    const masked = ["1", "629999*********0017", "1651.00", "成功", ""];
    expect(readReturn(rowsOf(head, masked, good[1] ?? []), sent).faults).toEqual([]);
    const wrong = ["1", "629999*********0018", "1651.00", "成功", ""];
    expect(readReturn(rowsOf(head, wrong, good[1] ?? []), sent).faults).toMatchObject([
      { code: "wrongAccount" },
    ]);
  });
  it.each([
    ["an unknown line", [["9", "6299990000000000017", "1651.00", "成功", ""], ...good], 2, "unknownLine"],
    ["a doubled line", [...good, good[0] ?? []], 4, "doubledLine"],
    [
      "a wrong amount",
      [["1", "6299990000000000017", "1651.01", "成功", ""], good[1] ?? []],
      2,
      "wrongAmount",
    ],
    [
      "an amount that is none",
      [["1", "6299990000000000017", "一千", "成功", ""], good[1] ?? []],
      2,
      "wrongAmount",
    ],
    [
      "another's account",
      [["1", "6299990000000000025", "1651.00", "成功", ""], good[1] ?? []],
      2,
      "wrongAccount",
    ],
    [
      "a result nobody knows",
      [["1", "6299990000000000017", "1651.00", "处理中", ""], good[1] ?? []],
      2,
      "unknownResult",
    ],
    [
      "a failure without a reason",
      [["1", "6299990000000000017", "1651.00", "失败", ""], good[1] ?? []],
      2,
      "noReason",
    ],
    ["a payment that is missing", [good[0] ?? []], 0, "missingLine"],
  ] as const)("with %s is refused with its row", (_, rows, row, code) => {
    expect(readReturn(rowsOf(head, ...rows), sent).faults).toMatchObject([{ row, code }]);
  });
  it("without a heading is refused as a whole", () => {
    expect(readReturn(rowsOf(...good), sent).faults).toMatchObject([{ code: "noHeading" }]);
  });
  it("is taken only if every payment occurs exactly once", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }), (seqs) => {
        const rows = seqs.map((seq) => {
          const payment = sent.find((one) => one.seq === seq);
          return [
            String(seq),
            payment?.account ?? "1",
            payment?.seq === 1 ? "1651.00" : "833.37",
            "成功",
            "",
          ];
        });
        const isWhole = seqs.length === 2 && new Set(seqs).size === 2 && !seqs.includes(3);
        expect(readReturn(rowsOf(head, ...rows), sent).faults.length === 0).toBe(isWhole);
      }),
    );
  });
});
