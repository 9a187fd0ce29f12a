import type { Cell } from "../src/platform/excel/sheet.ts";

const FAMILY = Array.from("王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗");
const GIVEN = Array.from("子涵欣怡梓轩雨桐浩宇思远嘉怡一诺俊杰若曦");
const TOWNS = ["钱塘镇", "小沔镇", "三汇镇", "双凤镇", "狮滩镇", "草街街道", "大石街道"];

/** As wide as the left-behind children's ledger. */
export const HEADERS: readonly string[] = [
  "序号",
  "姓名",
  "性别",
  "身份证号码",
  "出生日期",
  "民族",
  "户籍性质",
  "镇街",
  "村（社区）",
  "现居住地址",
  "父亲姓名",
  "父亲身份证号",
  "父亲务工地",
  "父亲电话",
  "父亲外出时间",
  "母亲姓名",
  "母亲身份证号",
  "母亲务工地",
  "母亲电话",
  "母亲外出时间",
  "委托照料原因",
  "监护人",
  "与儿童关系",
  "监护人电话",
  "学校",
  "年级",
  "健康状况",
  "补助金额",
  "走访日期",
  "备注",
];

/** A row like those that a township sends: mostly distinct texts, some words that repeat, numbers, dates and gaps. */
export function benchmarkRow(row: number): Cell[] {
  const pick = <T>(list: readonly T[], step: number) => list[(row * step + step) % list.length] as T;
  const name = (step: number) => pick(FAMILY, step) + pick(GIVEN, step + 3) + pick(GIVEN, step + 7);
  const number = (seed: number) =>
    `5001172${String((row * 7919 + seed * 104_729) % 100_000_000_000).padStart(11, "0")}`;
  const phone = (seed: number) => `138${String((row * 7919 + seed * 31) % 100_000_000).padStart(8, "0")}`;
  const date = (first: number, years: number) => ({
    date: `${first + (row % years)}-${String((row % 12) + 1).padStart(2, "0")}-${String((row % 28) + 1).padStart(2, "0")}`,
  });
  const town = pick(TOWNS, 3);
  return [
    row + 1,
    name(1),
    row % 2 === 0 ? "男" : "女",
    number(1),
    date(2006, 13),
    "汉族",
    "农村",
    town,
    `${town}第${row % 419}村`,
    `${town}第${row % 419}村${row % 12}组${row % 300}号`,
    name(3),
    number(2),
    "广东省深圳市",
    phone(1),
    date(2012, 8),
    name(5),
    number(3),
    "重庆市渝北区",
    phone(2),
    date(2012, 8),
    "父母双方外出务工",
    name(9),
    "祖父母",
    phone(3),
    `${town}中心小学`,
    `${(row % 6) + 1}年级`,
    "健康",
    1000 + (row % 700) / 100,
    date(2020, 1),
    row % 10 === 0 ? `家访记录第${row}号` : undefined,
  ];
}
