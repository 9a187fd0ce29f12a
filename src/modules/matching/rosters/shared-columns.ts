/** Columns that most rosters share, declared once. Pure. */
import type { RosterField } from "./roster-type.ts";

type Named = Pick<RosterField, "label" | "headings">;

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** `headings`: other people's words for the column, with spaces between. */
export function field(
  code: string,
  label: string,
  kind: RosterField["kind"],
  headings = "",
  more: Partial<RosterField> = {},
): RosterField {
  return { code, label, kind, headings: words(headings), ...more };
}

export const needed = { required: true } as const;
/** Of the column that begins a term: the other end may stand in it as well. */
export const bothEnds = { ends: ["from", "endsOn"] } as const;

/** The person of the row; `who` are the words that such rosters put before 姓名 and 身份证号: 服刑人员, 戒毒人员, 学生. */
export function personFields(
  who: readonly string[],
  own: Partial<Record<"name", Named>> = {},
): RosterField[] {
  const before = (tails: readonly string[]) => who.flatMap((one) => tails.map((tail) => one + tail));
  return [
    field("name", own.name?.label ?? "姓名", "name", "", {
      required: true,
      headings: [
        ...words("姓名 名字 人员姓名 对象姓名 本人姓名 公民姓名 姓名（与身份证一致）"),
        ...before(["姓名", "名字", ""]),
        ...(own.name?.headings ?? []),
      ],
    }),
    field("formerName", "曾用名", "formerName", "别名 原名 曾用姓名 化名 又名 曾用名（别名） 绰号"),
    field("sex", "性别", "sex", "", { headings: ["性別", "男女", "性别代码", ...before(["性别"])] }),
    field("citizenNo", "身份证号", "citizenNo", "", {
      headings: [
        ...words(
          "身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 公民身份证 居民身份证号 居民身份证号码 居民身份证 身份证件号 身份证件号码 身份号码 证件号码 证件号 有效证件号码 有效证件号 身份证编号 本人身份证号 身份证号（18位） 证件编号 身份证明号码 社会保障号码 社会保障号 社保号",
        ),
        ...before(["身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份号码", "身份证件号码"]),
      ],
    }),
    field("birthDate", "出生日期", "birthDate", "", {
      headings: [
        ...words("出生年月 出生年月日 出生时间 生日 出生日 出生 出生日期（公历） 公历生日"),
        ...before(["出生日期", "出生年月", "出生时间"]),
      ],
    }),
  ];
}

export const household = field(
  "householdAddress",
  "户籍地址",
  "address",
  "户籍地 户籍所在地 户口所在地 户籍住址 户口地址 户籍地详址 户籍地址详情 户籍所在地详址 户籍 籍贯地址 户籍地详细地址 户籍详细地址",
);
export const address = field(
  "address",
  "住址",
  "address",
  "现住址 家庭住址 居住地址 居住地 现居住地 现居住地址 详细地址 地址 家庭地址 住所 常住地址 实际居住地 通讯地址 联系地址",
);
export const township = field(
  "township",
  "镇街",
  "township",
  "镇（街道） 乡镇 街道 乡镇（街道） 街镇 镇街名称 所属镇街 所在镇街 乡镇街道 镇/街道 街道（乡镇） 所属乡镇 镇 户籍镇街",
);
export const village = field(
  "village",
  "村居",
  "village",
  "村（社区） 村社区 社区 村 村（居） 村居名称 村（社区）名称 所属村居 所在村（社区） 村/社区 行政村 社区（村） 村居委会 村（居）委会",
);
export const phone = field(
  "phone",
  "联系电话",
  "phone",
  "电话 手机 手机号 手机号码 联系方式 电话号码 本人电话 联系手机 家长电话 家庭电话 监护人电话 监护人联系电话 家属电话",
);
export const guardian = field(
  "guardianName",
  "监护人姓名",
  "kinName",
  "监护人 家长 家长姓名 监护人（家长） 法定监护人 法定监护人姓名 监护人/家长 家长（监护人）姓名 监护人名字 家庭主要成员",
);
