/** The rules of a month that every reckoning asks for, as they hold in 2026: for tests of what is reckoned with them. */
import type { Rate } from "./rates.ts";

export const monthRules: readonly (readonly [key: string, rate: Rate])[] = [
  ["benefits.age.minor", { value: 18, document: "国办发〔2010〕54号", certainty: "verified" }],
  ["benefits.fucai.schoolYearMonth", { value: 9, document: "项目实施办法", certainty: "known" }],
  ["benefits.fucai.orphan.payEvery", { value: "month", document: "项目实施办法", certainty: "verified" }],
  ["benefits.fucai.defacto.payEvery", { value: "quarter", document: "系统默认", certainty: "design" }],
  ["benefits.fucai.roundingPlan", { value: "lastMonthTakesRest", document: "系统默认", certainty: "design" }],
  ["benefits.overlap.fucaiBoth", { value: false, document: "系统默认", certainty: "design" }],
  [
    "benefits.overlap.tekunWithDefacto",
    { value: "chooseOne", document: "《特困人员认定办法》（2021 年）第九条", certainty: "verified" },
  ],
  [
    "benefits.overlap.disabledLivingWithBasic",
    { value: false, document: "国发〔2015〕52号", certainty: "known" },
  ],
  ["benefits.overlap.fucaiWithBasic", { value: false, document: "系统默认", certainty: "design" }],
  [
    "benefits.stop.continuesAtSchool",
    { value: true, document: "渝民发〔2010〕184号", certainty: "verified" },
  ],
  [
    "benefits.stop.ageReached",
    { value: "nextMonth", document: "渝民发〔2010〕184号", certainty: "verified" },
  ],
  [
    "benefits.stop.parentFound",
    { value: "sameMonth", document: "渝民发〔2010〕184号", certainty: "verified" },
  ],
  ["benefits.stop.adopted", { value: "nextMonth", document: "通行做法", certainty: "known" }],
  ["benefits.stop.parentRecovers", { value: "nextMonth", document: "系统默认", certainty: "design" }],
  ["benefits.stop.moved", { value: "nextMonth", document: "系统默认", certainty: "design" }],
  ["benefits.stop.died", { value: "nextMonth", document: "文号未见", certainty: "uncertain" }],
  ["benefits.stop.other", { value: "nextMonth", document: "系统默认", certainty: "design" }],
  ["benefits.stop.graduated", { value: "nextMonth", document: "系统默认", certainty: "design" }],
];
