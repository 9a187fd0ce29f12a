/** What the engine found of two persons, field by field, in words. Pure. */
import { z } from "zod";

/** Field, level of agreement, and bits for (above 0) or against; no value of either person. */
export const FieldLikeness = z.object({ field: z.string(), level: z.string(), weight: z.number() });
export type FieldLikeness = z.output<typeof FieldLikeness>;

/** Two files that may be of one child; `leftId` is the lesser. */
export interface FoundDouble {
  readonly leftId: string;
  readonly rightId: string;
  readonly weight: number;
  readonly probability: number;
  readonly compared: readonly FieldLikeness[];
}

const fieldLabels: Readonly<Record<string, string>> = {
  name: "姓名",
  birthDate: "出生日期",
  sex: "性别",
  citizenNo: "身份证号",
  kin: "家里人",
  phone: "电话",
  place: "住址",
};

const levelWords: Readonly<Record<string, string>> = {
  exact: "相同",
  told: "相同",
  variant: "是异体字",
  homophone: "同音",
  dialect: "在方言里同音",
  lookAlike: "字形相近",
  swapped: "顺序颠倒",
  former: "和曾用名相同",
  dropped: "少一个字",
  oneDiffers: "有一个字不同",
  given: "只有名相同",
  surname: "只有姓相同",
  differs: "不同",
  lunar: "像是一个公历一个农历",
  mistyped: "像是写错了数字",
  yearMonth: "年月相同",
  monthDay: "月日相同",
  year: "只有年份相同",
  truncated: "有一个被截断，其余相同",
  masked: "没有遮住的部分相同",
  oneWrong: "差一位",
  otherArea: "前六位不同",
  areaBirth: "不同，只有地区和生日相同",
  bothValidDiffer: "不同，两个都有效",
  oneEdit: "差一位",
  township: "在同一镇街",
  district: "在不同镇街",
};

/** Words of their own where people of one name are not one person. */
const kinWords: Readonly<Record<string, string>> = { exact: "有同名的", former: "有曾用名相同的" };

export interface SaidLikeness {
  readonly label: string;
  readonly says: string;
  readonly weight: number;
}

/** In the order in which people compare; what neither side says stands nowhere. */
export function sayLikeness(compared: readonly FieldLikeness[]): SaidLikeness[] {
  return Object.entries(fieldLabels).flatMap(([field, label]) => {
    const found = compared.find((one) => one.field === field);
    if (found === undefined || found.level === "missing") return [];
    const { level, weight } = found;
    const word = (field === "kin" ? kinWords[level] : undefined) ?? levelWords[level] ?? level;
    return [{ label, says: word, weight }];
  });
}

/** In one line: what agrees, what nearly does, what does not. */
export function sayWhyDouble(compared: readonly FieldLikeness[]): string {
  const levelOf = (field: string) => compared.find((one) => one.field === field)?.level ?? "missing";
  const isSame = (field: string) => levelOf(field) === "exact" || levelOf(field) === "told";
  const same = ["name", "birthDate", "citizenNo", "phone"].filter(isSame);
  const others = ["name", "birthDate", "citizenNo", "kin"].filter(
    (field) => !same.includes(field) && levelOf(field) !== "missing",
  );
  const said = sayLikeness(compared);
  const parts = [
    ...(same.length === 0 ? [] : [`${same.map((field) => fieldLabels[field]).join("和")}相同`]),
    ...said
      .filter(({ label }) => others.some((field) => fieldLabels[field] === label))
      .map(({ label, says }) => `${label}${says}`),
    ...(levelOf("citizenNo") === "missing" ? ["至少一份没有身份证号"] : []),
  ];
  return parts.join("，");
}
