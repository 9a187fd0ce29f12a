import { expect, it } from "vitest";
import { readSchoolGrade } from "./school-grade.ts";

it.each([
  ["重庆市合川区新华小学校四年级", { stage: "primary", school: "重庆市合川区新华小学校", grade: "四年级" }],
  ["重庆市合川瑞山中学校八年级", { stage: "junior", school: "重庆市合川瑞山中学校", grade: "八年级" }],
  ["重庆市合川中学高三", { stage: "senior", school: "重庆市合川中学", grade: "高三" }],
  ["合川区某中学 初二（3）班", { stage: "junior", school: "合川区某中学", grade: "初二（3）班" }],
  [
    "重庆市合川区职业教育中心中职三年级",
    { stage: "vocational", school: "重庆市合川区职业教育中心", grade: "中职三年级" },
  ],
  [
    "合川区阳城小学附属幼儿园中班",
    { stage: "kindergarten", school: "合川区阳城小学附属幼儿园", grade: "中班" },
  ],
  ["某某小学", { stage: "primary", school: "某某小学" }],
  ["学龄前", { stage: "preschoolAge" }],
  ["辍学", { stage: "notEnrolled" }],
  ["无", {}],
])("reads %s", (text, expected) => {
  expect(readSchoolGrade(text)).toEqual(expected);
});
