import { describe, expect, it } from "vitest";
import { fileSizeText, judgeFile } from "./judge-file.ts";

describe("a file that was dropped", () => {
  it("tells its ledger and its day by its name", () => {
    expect(judgeFile({ name: "农村留守儿童台账（2020年第四季度）.xlsx", size: 10 })).toEqual({
      ledger: "leftBehind",
      asOf: "2020-12-31",
    });
    expect(judgeFile({ name: "困境儿童台账（截至2020年12月31日）.xlsx", size: 10 })).toEqual({
      ledger: "inDifficulty",
      asOf: "2020-12-31",
    });
  });

  it("tells nothing where the name tells nothing or two things", () => {
    expect(judgeFile({ name: "新建 XLSX 工作表.xlsx", size: 10 })).toEqual({});
    expect(judgeFile({ name: "孤儿和留守儿童.xlsx", size: 10 })).toEqual({});
  });

  it("is not sent when it is empty, too large or no table", () => {
    expect(judgeFile({ name: "台账.xlsx", size: 0 }).refusal).toContain("空的");
    expect(judgeFile({ name: "台账.xlsx", size: 200 * 1024 * 1024 }).refusal).toContain("100 MB");
    expect(judgeFile({ name: "台账.RAR", size: 10 }).refusal).toContain("解压");
  });

  it("has a size that people read", () => {
    expect([900, 485_247, 12_900_000].map(fileSizeText)).toEqual(["900 B", "474 kB", "12.3 MB"]);
  });
});
