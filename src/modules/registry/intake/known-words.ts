/** The words of ledgers and their codes: those that are judged (CODES §6), and those that are only normalised for storing. */
import type { CodeOf } from "../../../kernel/code-table.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import type * as codes from "../codes.contract.ts";
import type { CodedText, CodesOfField } from "./judged-row.contract.ts";

export type ConditionCode = CodeOf<typeof codes.conditionCodes>;
export type OrphanTypeCode = CodeOf<typeof codes.orphanTypeCodes>;
export type DifficultyTypeCode = CodeOf<typeof codes.difficultyTypeCodes>;

type Words<Code extends string> = readonly (readonly [Code, RegExp])[];

const conditionWords: Words<ConditionCode> = [
  ["deceased", /死亡|去世|病故|已故|亡故/],
  ["declaredMissing", /失踪/],
  ["unknownNotFound", /查找不到|弃婴/],
  ["imprisoned", /服刑|判刑|在押/],
  ["compulsoryRehab", /戒毒|强戒/],
  ["guardianshipRevoked", /撤销/],
  ["severeDisability", /残/],
  ["seriousIllness", /重病|大病|重大疾病/],
  ["outOfContact", /失联|失去联系|联系不上|出走/],
  ["capable", /^(?:健在|正常|务工|外出务工|在家|在家务农)$/],
];

const orphanTypeWords: Words<OrphanTypeCode> = [
  ["hiv", /HIV|艾滋/],
  ["institution", /机构|弃/],
  ["community", /散居/],
];

/** Whether a word is known at all; which code it gets is a finer question. */
const DIFFICULTY_KNOWN =
  /特困|低保|监测|刚性支出|突发|火灾|事故|残|重病|大病|罕见病|心理|监护|无人抚养|孤儿|服刑|戒毒/;

const difficultyWords: Words<DifficultyTypeCode> = [
  ["L1", /特困/],
  ["L3", /低保边缘|监测|刚性支出/],
  ["L2", /低保/],
  ["G4", /服刑|戒毒/],
  ["H1", /重残|重度|[一二1２2]级|(?:智力|精神)残?疾?.{0,2}[三四34]级/],
  ["H2", /残/],
  ["H3", /重病|大病|罕见病/],
  ["H4", /心理/],
  ["G2", /监护侵害/],
  ["G3", /监护(?:不当|能力)/],
  ["G1", /监护缺失|无人抚养|孤儿/],
  ["L4", /突发|火灾|事故/],
];

function firstFit<Code extends string>(words: Words<Code>, text: string): Code | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Cells repeat their few words; each is looked up once per table. */
function remembering<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size >= 5000) known.clear();
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}

function coded<Code extends string>(text: string, code: Code | undefined): CodedText<Code> {
  return code === undefined ? { text } : { text, code };
}

export const readCondition = remembering((text) => coded(text, firstFit(conditionWords, comparable(text))));
export const readOrphanType = remembering((text) => coded(text, firstFit(orphanTypeWords, comparable(text))));

export interface DifficultyReading {
  readonly types: readonly CodedText<DifficultyTypeCode>[];
  /** The words that fit no entry. */
  readonly unknown: readonly string[];
}

export const readDifficulties = remembering((text): DifficultyReading => {
  const words = splitOutsideBrackets(text);
  return {
    types: words.map((word) => coded(word, difficultyCode(comparable(word)))),
    unknown: words.filter((word) => !DIFFICULTY_KNOWN.test(comparable(word))),
  };
});

/** 重病重残儿童（重残）: the bracket says which of the two. */
function difficultyCode(word: string): DifficultyTypeCode | undefined {
  const inside = /\(([^()]+)\)$/.exec(word)?.[1];
  return (
    (inside === undefined ? undefined : firstFit(difficultyWords, inside)) ?? firstFit(difficultyWords, word)
  );
}

/** A list in one cell; separators inside brackets belong to the word. */
export function splitOutsideBrackets(text: string): string[] {
  const words: string[] = [];
  let word = "";
  let depth = 0;
  for (const character of text) {
    if (/[（(]/.test(character)) depth++;
    else if (/[）)]/.test(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、；;/／,，\n]/.test(character)) {
      words.push(word);
      word = "";
    } else {
      word += character;
    }
  }
  words.push(word);
  return words.map((one) => one.trim()).filter((one) => one !== "");
}

const HAN_NATIONS =
  "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺";

/** GB/T 3304: the order of this list is the numeric code. */
const nations = new Map(HAN_NATIONS.split(" ").map((name, at) => [name, String(at + 1).padStart(2, "0")]));

const fieldWords: {
  readonly [Field in Exclude<keyof CodesOfField, "ethnicity">]: Words<CodesOfField[Field]>;
} = {
  hukou: [
    ["none", /^(?:无户口|无户籍|未落户|未上户)/],
    ["urban", /城镇|非农|城市/],
    ["rural", /农/],
    ["resident", /^居民/],
    ["other", /^其[他它]/],
  ],
  entrustReason: [
    ["bothUnable", /双方(?:均|都)?无监护/],
    ["oneAwayOtherUnable", /一方(?:外出|务工)|单方外出/],
    ["bothAway", /双方|均外出|都外出/],
  ],
  actualCare: [
    ["nobody", /无委托|无人|独自|自己/],
    ["grandparents", /祖|爷|奶|外公|外婆/],
    ["relatives", /亲戚|亲属|朋友|邻居/],
  ],
  careQuality: [
    ["poor", /差/],
    ["fair", /一般/],
    ["good", /好/],
  ],
  schoolStatus: [
    ["notEnrolled", /未入学|辍学|失学|未就[学读]|休学|退学/],
    ["preschoolAge", /学龄前|^学前$/],
    ["kindergarten", /幼儿|学前|托儿/],
    ["special", /特殊教育|特教|送教/],
    ["primary", /小学/],
    ["junior", /初中|初[一二三]/],
    ["vocational", /中职|职高|中专|技工|技校|职业高中|中等职业|中技/],
    ["senior", /高中|高[一二三]/],
    ["college", /大专|本科|高职|大学|专科/],
    ["other", /^其[他它]/],
  ],
  boarding: [
    ["day", /^(?:否|无|不)|走读|非寄宿|不住/],
    ["boarding", /^是|寄宿|住校|住读/],
  ],
  health: [],
  healthDetail: [],
  relief: [],
  policies: [],
  risk: [
    ["orange", /橙|较高|中高/],
    ["red", /红|高/],
    ["blue", /蓝|中|一般/],
    ["green", /绿|低|无/],
  ],
  careMode: [
    ["agency", /代养/],
    ["foster", /寄养/],
    ["institution", /集中|机构/],
    ["community", /分散|散居|亲属|家庭/],
  ],
  dimension: [
    ["living", /生活/],
    ["health", /身心|健康/],
    ["guardianship", /监护/],
  ],
  disabilityClass: [
    ["7", /多重/],
    ["1", /视力|^1$/],
    ["2", /听力|^2$/],
    ["3", /言语|语言|^3$/],
    ["4", /肢体|^4$/],
    ["5", /智力|^5$/],
    ["6", /精神|^6$/],
  ],
  disabilityLevel: [
    ["1", /^[一1Ⅰ]级?$|极重/],
    ["2", /^[二2Ⅱ]级?$|重度/],
    ["3", /^[三3Ⅲ]级?$|中度/],
    ["4", /^[四4Ⅳ]级?$|轻度/],
  ],
  subsidyMode: [
    ["full", /全额/],
    ["topUp", /差/],
  ],
  change: [
    ["unchanged", /无变|未变|不变|^无$/],
    ["added", /新增|增加|转入/],
    ["left", /退出|减员|减少|转出/],
    ["changed", /变/],
  ],
  "guardian.relation": [
    ["57", /继父|养父/],
    ["58", /继母|养母/],
    ["97", /[父伯叔舅姨姑](?:婆|公|娘)$|伯母|婶|舅母|舅妈|姨父|姨爹|姑父|姑爷|嫂|表|堂|其[他它]亲/],
    ["51", /^(?:父亲?|爸爸?|父子|父女)$/],
    ["52", /^(?:母亲?|妈妈?|母子|母女)$/],
    ["63", /外祖父|外公|姥爷/],
    ["64", /外祖母|外婆|姥姥/],
    ["61", /祖父|爷爷/],
    ["62", /祖母|奶奶|婆婆/],
    ["81", /伯/],
    ["83", /叔|幺爸/],
    ["85", /舅/],
    ["88", /姨/],
    ["90", /姑|嬢/],
    ["71", /兄|哥/],
    ["73", /弟/],
    ["75", /姐/],
    ["77", /妹/],
    ["99", /非亲|邻居|朋友/],
  ],
};

const healthWords: Words<CodesOfField["health"]> = [
  ["disabled", /残/],
  ["serious", /重病|大病|重大疾病|罕见病/],
  ["chronic", /慢性/],
  ["weak", /一般|较弱|体弱/],
  ["healthy", /健康|良好|^好$|正常/],
  ["other", /^其[他它]/],
];

const reliefWords: Words<CodesOfField["relief"]> = [
  ["monitored", /建档立卡|监测/],
  ["tekun", /特困/],
  ["dibao", /低保/],
  ["temporaryRelief", /临时救助/],
  ["medicalAssistance", /医疗救助/],
  ["housing", /住房/],
  ["disabledCare", /护理补/],
  ["disabledLiving", /残疾人.*(?:生活|两项)/],
  ["orphanAllowance", /孤儿|事实无人抚养|基本生活/],
  ["none", /^(?:无|没有)$/],
  ["other", /^其[他它]/],
];

const words: { readonly [Field in keyof CodesOfField]: Words<string> } = {
  ...fieldWords,
  ethnicity: [],
  health: healthWords,
  healthDetail: healthWords,
  relief: reliefWords,
  policies: reliefWords,
};

const readers = new Map(
  Object.entries(words).map(([field, table]) => [
    field,
    remembering(
      (text): CodedText =>
        coded(text, field === "ethnicity" ? nation(text) : firstFit(table, comparable(text))),
    ),
  ]),
);

function nation(text: string): string | undefined {
  const name = comparable(text);
  return nations.get(name) ?? nations.get(name.replace(/族$/, ""));
}

/** The text of a coded field with its code where the word is known. */
export function readCode(field: string, text: string): CodedText {
  return readers.get(field)?.(text) ?? { text };
}

const listReaders = new Map(
  (["relief", "policies"] as const).map((field) => [
    field as string,
    remembering((text) => splitOutsideBrackets(text).map((word) => readCode(field, word))),
  ]),
);

/** The words of a list in one cell, each with its code where it is known. */
export function readCodeList(field: string, text: string): readonly CodedText[] {
  return listReaders.get(field)?.(text) ?? splitOutsideBrackets(text).map((word) => ({ text: word }));
}

export function readYesNo(text: string): boolean | undefined {
  const word = comparable(text);
  if (/^(?:是|已|有|Y|YES|TRUE|√|✓|1$)/.test(word)) return true;
  if (/^(?:否|未|无|没|不|N|NO|FALSE|×|✗|0$)/.test(word)) return false;
  return undefined;
}

/** Class and level that words say (残疾（智力、二级）), for filing a disability that has no certificate number. */
export function disabilityIn(text: string): {
  readonly disabilityClass?: CodesOfField["disabilityClass"];
  readonly level?: CodesOfField["disabilityLevel"];
} {
  const solid = comparable(text);
  if (!solid.includes("残") && !/[一二三四1-4]级/.test(solid)) return {};
  const level = /([一二三四1-4])级/.exec(solid)?.[0];
  const levelCode = level === undefined ? undefined : firstFit(fieldWords.disabilityLevel, level);
  const classCode = firstFit(fieldWords.disabilityClass, solid);
  return {
    ...(classCode === undefined ? {} : { disabilityClass: classCode }),
    ...(levelCode === undefined ? {} : { level: levelCode }),
  };
}
