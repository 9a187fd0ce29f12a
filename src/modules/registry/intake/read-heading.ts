/** What a column's heading means: exact words first, then the patterns that other bureaus' wordings share. */
import { comparable } from "../../../kernel/text-repair.ts";
import type { FieldGroup } from "./fields/field.contract.ts";
import { LEDGER_FIELD_KEYS, LEDGER_FIELDS, type LedgerFieldKey } from "./ledger-fields.contract.ts";

export interface HeadingCandidate {
  readonly field: LedgerFieldKey;
  /** 1: the bureau's own word or a listed synonym; below 0.8: only a pattern fits. */
  readonly confidence: number;
}

type Person = Exclude<FieldGroup, "child">;
/** `parents`: both at once, or somebody who is no party (户主, 填表人): a name or number under it belongs to no field. */
type Speaker = Person | "child" | "parents" | "nobody";

const FILLER = "(?:的|本人|基本|个人|详细|相关|信息|情况|资料|状况|一栏)*";
const CHILD_WORD =
  "(?:农村留守儿童|留守儿童|困境儿童|事实无人抚养儿童|被监护人|被照护人|未成年人|儿童|孤儿|孩子|学生|少年|幼儿|本人|(?:保障|服务|救助|受助)?对象|其)";
const FILLER_END = new RegExp(`${FILLER}$`);
const CHILD_GROUP = new RegExp(`^${CHILD_WORD}${FILLER}$`);
const CHILD_START = new RegExp(`^${CHILD_WORD}的?`);
const PERSON_PREFIX: readonly (readonly [Speaker, RegExp])[] = [
  [
    "parents",
    /^(?:儿童|孩子)?(?:父\(?母|双亲|户主|家庭成员|共同生活|填[表报]人|联系人(?!.*(?:电话|手机|方式))|儿童主任|督导员|帮扶)/,
  ],
  ["parents", /^父亲?[/、和或及(]母/],
  ["father", /^(?:儿童|孩子)?(?:生父|养父|继父|父亲|爸爸|父方|父)/],
  ["mother", /^(?:儿童|孩子)?(?:生母|养母|继母|母亲|妈妈|母方|母)/],
  [
    "guardian",
    /^(?:现|其他|其它|主要|实际|现实|法定|委托|受委托|被委托|受托|代理|临时|指定|第一|家庭|隔代|协助|承担|留守|儿童)*(?:(?:监护|照护|照料|照顾|照看|看护|抚养|抚育|养育|代养|代管)[(/、或及]?[)]?)+(?:责任)?[人者]/,
  ],
  ["guardian", /^(?:现|其他|其它|主要|实际|第一|儿童)*(?:受委托人|被委托人|委托人|受托人|家长)/],
];

/** Words that say something about a person: never a child's column when they stand under somebody else. */
const PERSONAL = new Set<LedgerFieldKey>([
  "seq",
  "township",
  "village",
  "childCode",
  "name",
  "sex",
  "birthDate",
  "citizenNo",
  "age",
  "ethnicity",
  "hukou",
  "householdAddress",
  "address",
  "health",
  "healthDetail",
  "disabilityNo",
  "disabilityClass",
  "disabilityLevel",
  "schoolStatus",
  "bankAccount",
  "orphanType",
  "guardian.phone",
  "guardian.relation",
]);

/** Guardian's words that need no prefix (CODES: a phone or a relation without either is the guardian's). */
const UNPREFIXED_GUARDIAN: readonly LedgerFieldKey[] = ["guardian.phone", "guardian.relation"];

const exact: Readonly<Record<FieldGroup, ReadonlyMap<string, LedgerFieldKey>>> = buildExact();

function buildExact(): Record<FieldGroup, Map<string, LedgerFieldKey>> {
  const maps = { child: new Map(), father: new Map(), mother: new Map(), guardian: new Map() } as Record<
    FieldGroup,
    Map<string, LedgerFieldKey>
  >;
  for (const key of LEDGER_FIELD_KEYS) {
    const { group, label, synonyms } = LEDGER_FIELDS[key];
    for (const word of [label, ...synonyms]) {
      const form = comparable(word);
      if (!maps[group].has(form)) maps[group].set(form, key);
    }
  }
  for (const key of UNPREFIXED_GUARDIAN) {
    const { label, synonyms } = LEDGER_FIELDS[key];
    for (const word of [label, ...synonyms]) maps.child.set(comparable(word), key);
  }
  maps.child.set("监护能力", "guardian.ability");
  maps.child.set("监护人能力", "guardian.ability");
  return maps;
}

type Pattern = readonly [LedgerFieldKey, RegExp];

const parentPatterns: readonly (readonly [string, RegExp])[] = [
  ["name", /^(?:姓名|名字)/],
  ["citizenNo", /身份证|身份号码|证件号/],
  ["phone", /电话|手机|联系方式|联系号码/],
  ["reviewDue", /复核|复查|到期/],
  ["conditionPeriod", /起止|期限|刑期|起始.*(?:终止|结束)/],
  ["evidence", /证明|佐证|凭证|文书|依据/],
  ["outSince", /(?:外出|务工|打工|离家|离开).*(?:时间|日期|年月|时长)/],
  [
    "workPlace",
    /(?:务工|打工|工作|就业|外出)(?:的|人员)?(?:地|单位|城市|省市|去向|所在|目的地|区域|场所)|去向|现在何处|现居何处/,
  ],
  ["conditionDate", /(?:死亡|失踪|去世|服刑|失联|情形|发生|判决).*(?:时间|日期|年月)/],
  ["condition", /情形|(?:目前|生存|健在|现在|当前).*(?:情况|状况|状态)|现状/],
];

const guardianPatterns: readonly Pattern[] = [
  ["guardian.citizenNo", /身份证|身份号码|证件号/],
  ["guardian.phone", /电话|手机|联系方式|联系号码/],
  ["guardian.relation", /关系/],
  ["guardian.ability", /能力/],
  ["guardian.age", /年龄|周岁/],
  ["guardian.name", /^(?:姓名|名字)/],
];

const childPatterns: readonly Pattern[] = [
  ["disabilityNo", /残疾人?证(?!.*(?:日期|时间|有效期|照片|复印件))/],
  ["disabilityClass", /残疾.*(?:类别|类型|种类)(?!.*等级)/],
  ["disabilityLevel", /残疾.*(?:等级|级别|程度)(?<!类别.*)/],
  ["bankAccount", /(?:银行|账户|存折|一卡通|社保卡|收款).*(?:账号|帐号|卡号|号码)/],
  ["bank", /开户.*行|银行.*名称/],
  [
    "citizenNo",
    /^(?:居民|公民)*(?:二代)?(?:身份证|身份号码|证件号|有效证件号)(?!.*(?:类型|复印件|有效期|是否))/,
  ],
  ["birthDate", /^出生(?!地|医学|证|缺陷)/],
  ["sex", /^性别/],
  ["name", /^姓名(?!及|、|和|拼音)/],
  ["age", /^(?:实际|实足|现)?年龄(?!段)/],
  ["ethnicity", /^民族(?!.*代码)/],
  ["hukou", /^(?:户籍|户口)(?:的)?(?:性质|类型|类别|种类)(?!.*代码)|是否(?:农业|农村)户(?:口|籍)/],
  ["householdAddress", /^(?:户籍|户口).*(?:地|址)/],
  ["address", /^(?:现|家庭|实际|常|目前|具体|详细).*(?:住址|地址|居住地|住所|住地|居所)/],
  ["guardian.relation", /^与(?!户主).*关系|^(?:亲属|监护)关系/],
  ["guardian.phone", /^(?:常用|紧急|家庭)?(?:联系)?人?(?:电话|手机|方式)/],
  ["visitDate", /(?:走访|探访|入户|家访).*(?:日期|时间|年月日)/],
  ["frequency", /(?:走访|探访|入户|家访).*(?:频次|频率|次数)/],
  [
    "entrustSigned",
    /(?:是否|已|有无).*签.*(?:确认书|协议|责任书|委托书)|(?:确认书|委托书).*签|^(?:签|有无|是否有|已有).*(?:确认书|委托.*协议|责任书|委托书)/,
  ],
  ["entrustReason", /(?:留守|委托).*(?:原因|类型|类别)/],
  ["actualCare", /^实际(?:监护|照料|照护|抚养).*(?:情况|状况|类型|方式)/],
  ["careQuality", /^监护(?:情况|状况|效果|质量|评价|评估)/],
  ["boarding", /寄宿|住校|住读/],
  ["schoolGrade", /学校.*(?:年级|班(?!主任))|(?:年级|班级).*学校/],
  ["schoolStatus", /^(?:就学|就读|在读|入学|上学|受教育|教育|在校)(?:情况|状况|阶段|状态|学段)/],
  ["school", /^(?:就读|所在|在读|现读|现就读)?(?:的)?(?:学校|幼儿园)(?!.*(?:地址|电话|性质|代码))/],
  ["grade", /^(?:就读|所在|在读)?(?:年级|班级)/],
  ["teacher", /^班主任(?!.*(?:电话|手机|联系))/],
  ["healthDetail", /^(?:健康|身体).*残疾.*(?:类|级)/],
  ["health", /^(?:身体)?(?:健康|身体)(?:状况|情况|程度)?/],
  ["inDifficulty", /是否.*困境/],
  ["policies", /(?:落实|享受).*政策/],
  ["relief", /(?:救助|享受).*(?:措施|情况|类型|项目|待遇)/],
  ["risk", /风险/],
  ["startMonth", /(?:起领|起发|始发|开始领取|开始享受|享受起).*/],
  ["endMonth", /(?:末领|停发|停领).*(?:年月|时间|日期|月份)/],
  ["exitReason", /(?:退出|停发|减员|终止).*原因/],
  ["confirmed", /民政.*(?:确认|审批|审核|审定).*(?:日期|时间)/],
  ["recognised", /(?:认定|审批|批准|为孤儿|纳入).*(?:日期|时间|年月)/],
  ["amount", /实发|实际发放/],
  ["standard", /(?:月|发放|补助|补贴|保障|生活费).*(?:标准|金额)/],
  ["insurance", /医保|医疗保险|参保/],
  ["applied", /申请.*(?:日期|时间|年月)/],
  ["confirmed", /确认.*(?:日期|时间)/],
  ["verified", /查验.*(?:日期|时间|年月)|(?:镇|街道|乡).*(?:查验|审核|初审|核查).*(?:日期|时间|年月)/],
  ["verdict", /查验.*(?:结论|意见|结果)/],
  ["deduction", /扣减/],
  ["subsidyMode", /(?:补贴|补助|发放).*(?:方式|类型)/],
  ["careMode", /(?:供养|养育|抚养|安置).*(?:方式|类型|形式|状况)/],
  ["orphanType", /^(?!.*(?:困境|残疾)).*(?:孤儿|儿童|保障|对象|人员).*(?:类别|类型|性质)/],
  ["dimension", /困境.*(?:维度|大类)/],
  ["difficultyType", /困境.*(?:类型|类别|子类|小类|种类|情形)/],
  ["description", /困境.*(?:描述|情况|说明)|(?:困难|具体)情况(?:描述|说明)/],
  ["familyEconomy", /经济(?:来源|条件|情况|状况|收入)/],
  ["helper", /^(?!.*(?:电话|单位|手机|职务)).*(?:结对|帮扶(?:责任|联系)?(?:人|干部))/],
  ["need", /需求/],
  ["change", /^(?:动态|变动|变化|增减)/],
  ["childCode", /(?:儿童|档案|系统).*(?:编号|编码|档号)/],
  [
    "village",
    /^(?:所在|所属|户籍|户籍所在|现居住|居住|所在地|家庭所在)*(?:行政)?(?:村|社区|居委会|居民委员会)(?!民?小组|.*(?:代码|地址|住址|主任|组长|意见|电话|性质|镇))/,
  ],
  [
    "township",
    /^(?:所在|所属|户籍|户籍所在|居住|所在地)*(?:乡|镇|街)(?!.*(?:代码|村|查验|日期|时间|意见|审核|地址|电话|结论))/,
  ],
  ["seq", /^序/],
  ["note", /^备注|^附注/],
];

/** Ranked meanings of one column; `groups` are the texts above the heading, from the top down. */
export function readHeading(groups: readonly string[], heading: string): HeadingCandidate[] {
  const leaf = clean(heading);
  if (leaf === "") return [];
  const prefixed = personPrefix(leaf);
  const above = speakerOf(groups);
  const found: HeadingCandidate[] = [];
  if (prefixed !== undefined) addPrefixed(found, prefixed.speaker, prefixed.rest);
  // 帮扶责任人, 户主…: nobody of the family's three, but perhaps a column of its own.
  if (prefixed?.speaker === "parents") addChild(found, leaf, false, 1);
  const inherited = prefixed === undefined ? above : "nobody";
  if (inherited === "father" || inherited === "mother" || inherited === "guardian") {
    const group = clean(groups.at(-1) ?? "");
    // 父亲 over 外出务工 over 时间: the nearer group completes the heading.
    if (personPrefix(group) === undefined) addPerson(found, inherited, group + leaf, 1);
    if (found.length === 0) addPerson(found, inherited, leaf, 1);
  }
  const personalAllowed = inherited === "nobody" || inherited === "child";
  if (prefixed === undefined || found.length === 0) {
    const group = groups.at(-1);
    if (group !== undefined) addCombined(found, clean(group), leaf);
    if (prefixed === undefined) addChild(found, leaf, personalAllowed, 1);
  }
  return rank(found);
}

function rank(found: readonly HeadingCandidate[]): HeadingCandidate[] {
  const best = new Map<LedgerFieldKey, number>();
  for (const { field, confidence } of found) best.set(field, Math.max(confidence, best.get(field) ?? 0));
  return [...best]
    .map(([field, confidence]) => ({ field, confidence }))
    .sort((a, b) => b.confidence - a.confidence);
}

function clean(text: string): string {
  const solid = comparable(text).replace(/[*★☆※▲●:"'“”。]/g, "");
  return solid.replace(
    /^(?:[①-⑳]|\(?\d{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/,
    "",
  );
}

function personPrefix(text: string): { readonly speaker: Speaker; readonly rest: string } | undefined {
  for (const [speaker, pattern] of PERSON_PREFIX) {
    const match = pattern.exec(text);
    if (match !== null) return { speaker, rest: text.slice(match[0].length) };
  }
  return undefined;
}

/** Whether a text speaks of a child, parent or guardian, as the heading over a group of columns does. */
export function namesGroup(text: string): boolean {
  return speakerOf([text]) !== "nobody";
}

/** The deepest group that names somebody decides. */
function speakerOf(groups: readonly string[]): Speaker {
  for (let i = groups.length - 1; i >= 0; i--) {
    const text = clean(groups[i] ?? "");
    const person = personPrefix(text);
    if (person !== undefined) return person.speaker;
    if (CHILD_GROUP.test(text)) return "child";
  }
  return "nobody";
}

function addPrefixed(found: HeadingCandidate[], speaker: Speaker, rest: string): void {
  if (speaker !== "father" && speaker !== "mother" && speaker !== "guardian") return;
  const tail = rest.replace(/^\([^()]*\)/, "").replace(/^(?:的|[-_·—:/])+/, "");
  // 父亲（身份证号） says in its brackets what 父亲（生父） does not.
  addPerson(found, speaker, tail === "" ? rest.replace(/[()]/g, "") : tail, 1);
  if (tail === "" && found.length === 0) found.push({ field: `${speaker}.name`, confidence: 0.9 });
}

/** The ways to look at one heading, from literal to loose. */
function variants(text: string): (readonly [string, number])[] {
  const outside = text.replace(/\([^()]*\)?|\[[^\]]*\]?|【[^】]*】?/g, "");
  const opened = text.replace(/[()[\]【】]/g, "");
  return [
    [text, 1],
    [opened, 0.97],
    [outside, 0.95],
  ];
}

function addPerson(found: HeadingCandidate[], person: Person, text: string, weight: number): void {
  for (const [form, sure] of variants(text)) {
    const key = exact[person].get(form);
    if (key !== undefined) found.push({ field: key, confidence: sure * weight });
  }
  if (found.length > 0) return;
  const patterns: readonly Pattern[] =
    person === "guardian"
      ? guardianPatterns
      : parentPatterns.map(([name, pattern]) => [`${person}.${name}` as LedgerFieldKey, pattern]);
  for (const [key, pattern] of patterns) {
    if (pattern.test(text)) found.push({ field: key, confidence: 0.7 * weight });
  }
}

/** 残疾 over 类别, 最近走访 over 日期: the group's word completes the heading. */
function addCombined(found: HeadingCandidate[], group: string, leaf: string): void {
  const core = group.replace(FILLER_END, "");
  for (const word of new Set([group, core])) {
    const key = word === "" ? undefined : exact.child.get(word + leaf);
    if (key !== undefined) found.push({ field: key, confidence: 0.96 });
  }
  if (found.length === 0 && core !== "" && leaf.length <= 4) {
    for (const [key, pattern] of childPatterns) {
      if (pattern.test(core + leaf) && !pattern.test(core)) found.push({ field: key, confidence: 0.6 });
    }
  }
}

function addChild(found: HeadingCandidate[], leaf: string, personalAllowed: boolean, weight: number): void {
  const bare = leaf.replace(CHILD_START, "");
  const forms = [...variants(leaf), ...(bare === "" || bare === leaf ? [] : variants(bare))];
  const allowed = (key: LedgerFieldKey) => personalAllowed || !PERSONAL.has(key);
  // Below another person's group even a fitting word is a second choice.
  const trust = weight * (personalAllowed ? 1 : 0.75);
  // What the brackets say makes it another column.
  if (/^(?:健康|身体).*残疾.*[类级]/.test(leaf) && personalAllowed)
    found.push({ field: "healthDetail", confidence: 0.98 });
  if (/\([^()]*学校[^()]*(?:年级|班级)/.test(leaf)) found.push({ field: "schoolGrade", confidence: 0.98 });
  let exactly = false;
  for (const [form, sure] of forms) {
    const key = exact.child.get(form);
    if (key === undefined || !allowed(key)) continue;
    found.push({ field: key, confidence: sure * trust });
    exactly = true;
  }
  if (exactly) return;
  for (const [key, pattern] of childPatterns) {
    if (allowed(key) && (pattern.test(leaf) || (bare !== "" && pattern.test(bare)))) {
      found.push({ field: key, confidence: 0.7 * trust });
    }
  }
}
