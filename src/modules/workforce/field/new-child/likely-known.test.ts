import { describe, expect, it } from "vitest";
import { type KnownChild, likelyKnown } from "./likely-known.ts";

const child = (name: string, birthDate: string | null): KnownChild => ({
  ...{ id: name, name, birthDate, sex: "男", villageName: "渠口村", relatives: [] },
});
const held = [
  child("黄静琳", "2014-07-26"),
  child("黄静林", "2014-07-26"),
  child("黄静霖", "2013-01-01"),
  child("黄小龙", "2014-07-26"),
  child("李雨睿", "2021-01-30"),
  child("阿依古丽·买买提", "2015-05-05"),
];
const found = (name: string, birthDate?: string) =>
  likelyKnown({ name, birthDate }, held).map(({ child: { name: known }, why }) => `${known}：${why}`);

describe("who may be on file already", () => {
  it.each([
    [
      "黄静琳",
      "2014-07-26",
      [
        "黄静琳：姓名、生日都一样",
        "黄静林：生日一样，姓名差一个字",
        "黄小龙：同姓，生日一样",
        "黄静霖：姓名只差一个字",
      ],
    ],
    ["黄 静 琳", undefined, ["黄静琳：姓名一样", "黄静霖：姓名只差一个字", "黄静林：姓名只差一个字"]],
    ["李睿雨", "2021-01-30", ["李雨睿：同姓，生日一样"]],
    ["雨李睿", "2021-01-30", ["李雨睿：生日一样，姓名的字颠倒了"]],
    ["阿依古丽买买提", "2015-05-05", ["阿依古丽·买买提：生日一样，姓名差一个字"]],
    ["王小明", "2019-09-09", []],
    ["黄", "2014-07-26", []],
  ])("%s %s", (name, birthDate, expected) => {
    expect(found(name, birthDate).toSorted()).toEqual([...expected].toSorted());
  });

  it("puts the likeliest first and names five at most", () => {
    const many = Array.from({ length: 9 }, (_, nth) =>
      child(`黄静${"甲乙丙丁戊己庚辛壬"[nth] ?? ""}`, "2014-07-26"),
    );
    const likely = likelyKnown({ name: "黄静壬", birthDate: "2014-07-26" }, many);
    expect([likely.length, likely[0]?.child.name]).toEqual([5, "黄静壬"]);
  });
});
