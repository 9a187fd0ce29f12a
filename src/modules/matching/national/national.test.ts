import { describe, expect, it } from "vitest";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { paidPrograms } from "../../benefits/entitlements/paid-programs.contract.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { compareNational, type PaymentOf } from "./compare-national.ts";
import { nationalCodeOf, nationalCodes, nationalMappings } from "./national-codes.ts";
import { readNational } from "./read-national.ts";

describe("the national system's categories", () => {
  it("stand for our payments by programme and care mode", () => {
    const table = paidPrograms.codes.flatMap((programme) =>
      [...careModeCodes.codes, null].map(
        (care) => [programme, care, nationalCodeOf(programme, care)] as const,
      ),
    );
    const of = (code: string | undefined) =>
      table.filter(([, , found]) => found === code).map(([programme, care]) => `${programme} ${care ?? "-"}`);
    expect(of("201")).toEqual(["B01 community", "B01 -"]);
    expect(of("202")).toEqual(["B01 institution", "B01 foster"]);
    expect(of("199")).toEqual(["B01 agency"]);
    expect(of("121")).toEqual(["B03 institution", "B03 foster", "B03 agency"]);
    expect(of("120")).toEqual(["B03 community", "B03 -"]);
    expect(of("300")).toHaveLength(5);
    expect(of("205").every((one) => one.startsWith("B04"))).toBe(true);
    expect(of("203")).toEqual([]);
    expect(of(undefined).every((one) => /^B(05|06|16|23)/.test(one))).toBe(true);
  });

  it("say of each how sure the assignment is", () => {
    for (const code of nationalCodes.codes) expect(nationalMappings[code].certainty).not.toBe("verified");
  });
});

describe("comparing with the national system", () => {
  const pay = (childId: string, over: Partial<PaymentOf> = {}): PaymentOf => ({
    ...{ childId, code: "201", from: "2024-04", fen: 165_100 },
    ...over,
  });
  const kinds = (ours: PaymentOf[], theirs: PaymentOf[]) =>
    compareNational(ours, theirs).map(({ childId, kind }) => `${childId} ${kind}`);

  it("finds nothing where both say the same, or one side does not say it", () => {
    expect(kinds([pay("a"), pay("b")], [pay("a"), pay("b", { from: null, fen: null })])).toEqual([]);
  });

  it.each([
    ["another category", { code: "202" }, ["a category"]],
    ["another month", { from: "2024-05" }, ["a month"]],
    ["another amount", { fen: 150_000 }, ["a amount"]],
    ["all of them", { code: "120", from: "2023-01", fen: 1 }, ["a category", "a month", "a amount"]],
  ] as const)("finds %s", (_, over, found) => {
    expect(kinds([pay("a")], [pay("a", over)])).toEqual(found);
  });

  it("finds who is on one side only, and who is there twice", () => {
    expect(kinds([pay("a"), pay("b")], [pay("b"), pay("b"), pay("c")])).toEqual([
      "a onlyOurs",
      "b twice",
      "c onlyTheirs",
    ]);
  });

  it("misses nobody of a category that the file does not have", () => {
    expect(kinds([pay("a", { code: "120" }), pay("b")], [pay("b")])).toEqual([]);
  });

  it("keeps the study aid apart from the allowance", () => {
    const aid = { code: "205", fen: 83_333 } as const;
    expect(kinds([pay("a"), pay("a", aid)], [pay("a"), pay("a", aid)])).toEqual([]);
    expect(kinds([pay("a")], [pay("a"), pay("a", aid)])).toEqual(["a onlyTheirs"]);
  });
});

describe("the national system's export", () => {
  const read = (...rows: Cell[][]) => readNational(rows.map((cells, at) => ({ row: at + 1, cells })));
  const head = ["序号", "儿童姓名", "身份证件号码", "发放类别", "起领年月", "发放金额(元)"];

  it("is read wherever its headings stand, as people write categories, months and amounts", () => {
    const rows = read(
      ["资金发放名单"],
      head,
      [1, "张三", "50019920150101001X", "201", "2024-04", 1651],
      [2, "李四", "500199201501010029", "社会散居孤儿", "2024年4月", "1,651.00"],
      [3, "王五", "500199201501010037", "205 孤儿助学工程", "202409", undefined],
      [4, "赵六", "500199201501010045", "HIV感染儿童", { date: "2024-04-01" }, "1651元"],
      ["合计"],
    );
    expect(rows?.map(({ at, code, from, fen, fault }) => [at, code, from, fen, fault])).toEqual([
      [3, "201", "2024-04", 165_100, null],
      [4, "201", "2024-04", 165_100, null],
      [5, "205", "2024-09", null, null],
      [6, "300", "2024-04", 165_100, null],
    ]);
  });

  it("says of a row why it cannot be compared", () => {
    const rows = read(head, [1, "张三", 5.00199201501e17, "201"], [2, "李四", "500199201501010029", "其他"]);
    expect(rows?.map(({ fault }) => fault)).toEqual([
      "身份证号被表格软件改成了数字，后几位已丢失",
      "看不出发放类别",
    ]);
  });

  it("is no such export without numbers and categories", () => {
    expect(read(["姓名", "学校"], ["张三", "中心小学"])).toBeUndefined();
  });
});
