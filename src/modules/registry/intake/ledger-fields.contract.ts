/**
 * The one declaration of every column that the bureau's ledgers have: what it is called, what its cells hold, how sensitive
 * it is, and in which order each ledger prints it. Import, export, grid and data dictionary read this; a browser may too.
 */

export type Ledger = "leftBehind" | "orphan" | "defactoUnattended" | "inDifficulty";

/** Whom a column speaks of. */
export type FieldGroup = "child" | "father" | "mother" | "guardian";

/**
 * How a cell is read. `monthOrDate` may be a month or a year alone; `period` is a text with one or two dates; `condition`,
 * `orphanType` and `difficulties` are judged against their words; a `code` is normalised where its words are known and
 * kept as text where not.
 */
export type FieldKind =
  | "number"
  | "text"
  | "township"
  | "village"
  | "name"
  | "sex"
  | "birthDate"
  | "citizenNo"
  | "phone"
  | "monthOrDate"
  | "period"
  | "condition"
  | "orphanType"
  | "difficulties"
  | "code"
  | "codeList"
  | "yesNo"
  | "money"
  | "bankAccount"
  | "disabilityNo";

/** L1 may be counted in public, L2 is an ordinary file, L3 numbers, accounts and illness, L4 what only a few posts may see. */
export type Sensitivity = "L1" | "L2" | "L3" | "L4";

export interface LedgerField<Kind extends FieldKind = FieldKind> {
  /** The bureau's own heading of the column (under its group's, if it stands in one). */
  readonly label: string;
  readonly group: FieldGroup;
  readonly kind: Kind;
  readonly sensitivity: Sensitivity;
  /** Export width in half-width characters. */
  readonly width: number;
  /**
   * Other headings of the same column; compared without white space, width, case and `*`. For a parent or guardian these
   * are the words that remain when the person (父亲, 监护人 …) is taken off the heading or stands in the group above.
   */
  readonly synonyms: readonly string[];
}

type FieldTable = Readonly<Record<string, LedgerField>>;

function field<const Kind extends FieldKind>(
  label: string,
  group: FieldGroup,
  kind: Kind,
  sensitivity: Sensitivity,
  width: number,
  synonyms: string,
): LedgerField<Kind> {
  return {
    label,
    group,
    kind,
    sensitivity,
    width,
    synonyms: synonyms.split(" ").filter((word) => word !== ""),
  };
}

const childFields = {
  seq: field("序号", "child", "number", "L1", 6, "编号 项次 NO. NO 行号 顺序号 序列 序 № 排序 序列号 流水号"),
  township: field(
    "镇街",
    "child",
    "township",
    "L1",
    14,
    "镇 街道 乡镇 街镇 镇（街道） 镇（街） 镇街道 乡镇街道 乡镇（街道） 街道（乡镇） 街道（镇） 所属镇街 所在镇街 镇街名称 街镇名称 填报镇街 属地镇街",
  ),
  village: field(
    "村居",
    "child",
    "village",
    "L2",
    16,
    "村 社区 村社区 村社 村（社区） 社区（村） 村（居） 村居委会 村（居）委会 村（居）民委员会 村/社区 村、社区 所在村社区 所在村居 所属村居 行政村 村居名称",
  ),
  childCode: field(
    "儿童编号",
    "child",
    "text",
    "L2",
    14,
    "儿童编码 儿童档案编号 档案编号 档案号 系统编号 建档编号 儿童档案号",
  ),
  name: field(
    "姓名",
    "child",
    "name",
    "L2",
    10,
    "儿童姓名 孩子姓名 学生姓名 未成年人姓名 孤儿姓名 留守儿童姓名 困境儿童姓名 名字",
  ),
  sex: field("性别", "child", "sex", "L2", 6, "儿童性别 男女 男/女"),
  birthDate: field(
    "出生日期",
    "child",
    "birthDate",
    "L2",
    12,
    "出生时间 出生年月日 出生年月 出生日 生日 出生 公历生日",
  ),
  citizenNo: field(
    "身份证号",
    "child",
    "citizenNo",
    "L3",
    22,
    "身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号码 身份证件号码 身份号码 证件号码 证件号 有效证件号码 户口簿身份证号 户口本身份证号 户籍证件号码",
  ),
  age: field("年龄", "child", "number", "L2", 6, "周岁 实足年龄 岁数 现年龄 周岁年龄"),
  ethnicity: field("民族", "child", "code", "L2", 8, "儿童民族 族别"),
  hukou: field(
    "户籍性质",
    "child",
    "code",
    "L2",
    12,
    "户口性质 户籍类型 户口类型 户籍类别 户口类别 户籍 户口 户口属性 户籍属性 户别 农业/非农业",
  ),
  householdAddress: field(
    "户籍地址",
    "child",
    "text",
    "L2",
    30,
    "户籍地 户籍所在地 户口所在地 户籍住址 户口地址",
  ),
  address: field(
    "现住址",
    "child",
    "text",
    "L2",
    30,
    "家庭住址 现居住地址 现住地址 现居住地 居住地址 居住地 实际居住地 常住地址 家庭地址 详细地址 住址 地址 通讯地址 联系地址 现居地 居住详细地址",
  ),
  entrustReason: field(
    "委托照料原因",
    "child",
    "code",
    "L2",
    20,
    "留守类型 留守原因 留守类别 留守情况 委托原因 委托监护原因 委托照护原因 留守情形 留守形式 父母外出情况",
  ),
  entrustSigned: field(
    "是否签委托监护确认书",
    "child",
    "yesNo",
    "L2",
    10,
    "是否签订委托监护确认书 是否签委托监护责任确认书 是否签订委托监护责任确认书 委托监护确认书 委托监护责任确认书 是否签订确认书 确认书签订情况 委托照护协议 委托照护书面协议",
  ),
  actualCare: field(
    "实际监护情况",
    "child",
    "code",
    "L2",
    14,
    "实际监护状况 实际照料情况 实际照护情况 实际监护类型 实际监护 现实监护情况 实际监护形式 实际监护类别",
  ),
  careQuality: field(
    "监护情况",
    "child",
    "code",
    "L2",
    10,
    "监护状况 监护质量 监护效果 监护评价 监护落实情况 照护情况 照护质量 监护等级",
  ),
  schoolStatus: field(
    "就学情况",
    "child",
    "code",
    "L2",
    10,
    "学段 就读情况 就学状况 就读状况 在读学段 就学阶段 教育阶段 受教育情况 教育状况 入学情况 学业情况 学籍状况 是否在读 是否入学 在读情况",
  ),
  school: field(
    "学校",
    "child",
    "text",
    "L2",
    24,
    "就读学校 学校名称 就读学校名称 所在学校 在读学校 现就读学校 就学学校 就读院校 现读学校",
  ),
  grade: field(
    "年级",
    "child",
    "text",
    "L2",
    10,
    "就读年级 所在年级 在读年级 年级班级 班级 年级（班级） 就读班级 现读年级 就学年级",
  ),
  schoolGrade: field(
    "就读学校及年级",
    "child",
    "text",
    "L2",
    28,
    "学校及年级 学校年级 就读学校年级 就读学校、年级 学校、年级 就读学校/年级 学校和年级 就读学校和年级",
  ),
  teacher: field("班主任", "child", "text", "L2", 10, "班主任姓名 班主任老师"),
  boarding: field(
    "寄宿",
    "child",
    "code",
    "L2",
    8,
    "是否寄宿 是否住校 住校 寄宿情况 住宿情况 是否寄宿生 是否住读 寄宿/走读",
  ),
  health: field("健康状况", "child", "code", "L3", 14, "健康 健康情况 身体状况 身体健康状况 身体情况"),
  healthDetail: field(
    "健康状况（残疾类别、等级）",
    "child",
    "text",
    "L3",
    22,
    "健康状况（残疾类别等级） 健康状况及残疾类别等级 健康（残疾）状况 健康及残疾情况 健康（残疾类别、等级） 健康及残疾状况",
  ),
  relief: field(
    "救助措施",
    "child",
    "codeList",
    "L2",
    18,
    "已享受救助 享受救助情况 救助情况 救助帮扶措施 享受救助措施 已享受政策 享受政策情况 享受救助 已落实救助 帮扶措施 关爱措施",
  ),
  inDifficulty: field(
    "是否困境儿童",
    "child",
    "yesNo",
    "L2",
    10,
    "是否困境 困境儿童 是否属于困境儿童 是否为困境儿童 是否属困境儿童",
  ),
  visitDate: field(
    "走访日期",
    "child",
    "monthOrDate",
    "L2",
    12,
    "最近走访日期 最近走访时间 走访时间 最近一次走访 最近一次走访时间 最近一次走访日期 最近走访 末次走访时间 探访日期 探访时间",
  ),
  risk: field(
    "风险等级",
    "child",
    "code",
    "L2",
    10,
    "风险级别 风险评估等级 风险评估 监护风险等级 风险 评估等级",
  ),
  note: field(
    "备注",
    "child",
    "text",
    "L2",
    20,
    "说明 备注说明 其他 其它 其他说明 其他需要说明的情况 其他事项 备考",
  ),
  orphanType: field(
    "儿童类别",
    "child",
    "orphanType",
    "L4",
    14,
    "孤儿类别 孤儿类型 儿童类型 孤儿性质 养育类型 孤儿种类 养育类别 类别（机构/散居/HIV）",
  ),
  careMode: field(
    "供养方式",
    "child",
    "code",
    "L2",
    12,
    "养育方式 抚养方式 安置方式 供养类型 养育状况 供养类别",
  ),
  recognised: field(
    "认定时间",
    "child",
    "monthOrDate",
    "L2",
    12,
    "认定日期 认定年月 认定孤儿时间 审批时间 批准时间 确认为孤儿时间 纳入时间 纳入保障时间",
  ),
  startMonth: field(
    "起领年月",
    "child",
    "monthOrDate",
    "L2",
    10,
    "起领时间 起领月份 起领日期 起发年月 起始领取年月 开始领取时间 起发时间 起始月份 发放起始月 首发年月 起补年月 首次领取时间 首领年月",
  ),
  standard: field(
    "月标准",
    "child",
    "money",
    "L2",
    10,
    "月标准（元） 月发放标准 发放标准 保障标准 补助标准 月保障标准 月领取标准 标准（元/月） 标准 每月标准",
  ),
  bank: field(
    "开户行",
    "child",
    "text",
    "L2",
    20,
    "开户银行 开户行名称 银行名称 开户银行名称 发放银行 银行 开户网点 代发银行",
  ),
  bankAccount: field(
    "账号",
    "child",
    "bankAccount",
    "L3",
    24,
    "银行账号 银行帐号 帐号 银行卡号 卡号 账户 银行账户 一卡通账号 存折账号 社保卡号 一卡通 银行卡 银行帐户 存折（卡）号 发放账号 开户账号 打卡账号",
  ),
  insurance: field(
    "医保参保",
    "child",
    "yesNo",
    "L2",
    10,
    "是否参保 参保情况 医保 医保情况 医保参保情况 是否参加医保 医疗保险 是否参加医疗保险 医疗保险参保",
  ),
  endMonth: field(
    "末领年月",
    "child",
    "monthOrDate",
    "L2",
    10,
    "末领时间 末领月份 末领日期 停发年月 停发时间 停领年月 终止年月 末次领取时间 停止发放时间 最后领取年月 终领年月 停止领取年月",
  ),
  exitReason: field(
    "退出原因",
    "child",
    "text",
    "L2",
    16,
    "停发原因 减员原因 退出情形 终止原因 停止发放原因 停领原因 注销原因 退出理由",
  ),
  applied: field("申请日期", "child", "monthOrDate", "L2", 12, "申请时间 提出申请日期 提出申请时间"),
  verified: field(
    "镇街查验日期",
    "child",
    "monthOrDate",
    "L2",
    12,
    "镇街查验时间 查验日期 查验时间 镇（街道）查验日期",
  ),
  verdict: field(
    "查验结论",
    "child",
    "text",
    "L2",
    14,
    "查验意见 查验结果 镇街查验结论 镇街查验意见 核查结论 审核意见 审核结论 查验情况",
  ),
  confirmed: field(
    "区民政局确认日期",
    "child",
    "monthOrDate",
    "L2",
    12,
    "区民政局确认时间 区民政确认日期 区民政确认时间 民政局确认日期 民政确认日期 区级确认日期 确认日期 确认时间",
  ),
  subsidyMode: field(
    "补贴方式",
    "child",
    "code",
    "L2",
    10,
    "补贴方式（全额/补差） 发放方式 补助方式 补贴类型 全额/补差 补差/全额 发放形式 补贴形式 享受方式",
  ),
  deduction: field(
    "补差扣减项",
    "child",
    "text",
    "L2",
    14,
    "补差扣减项目 补差扣减 扣减项 扣减项目 补差项目 扣除项 补差扣除项",
  ),
  amount: field(
    "实发标准",
    "child",
    "money",
    "L2",
    10,
    "实发标准（元） 实发金额 实际发放标准 实发补贴 实发 实领金额 实际补贴标准 月实发金额",
  ),
  dimension: field(
    "困境维度",
    "child",
    "code",
    "L2",
    12,
    "维度 困境类别 困境大类 困境一级分类 困境方面 困境领域",
  ),
  difficultyType: field(
    "困境类型",
    "child",
    "difficulties",
    "L3",
    20,
    "困境儿童类型 困境子类 困境小类 困境情形 困境种类 困境细类 困境二级分类 困境原因 致困原因 困难类型",
  ),
  description: field(
    "困境描述",
    "child",
    "text",
    "L3",
    28,
    "困境情况描述 困境情况 困境具体情况 具体困境 困境说明 困难描述 困难情况 具体困难 困境简述 主要困难 困境表现 情况描述",
  ),
  familyEconomy: field(
    "家庭经济情况",
    "child",
    "text",
    "L2",
    18,
    "家庭经济 家庭经济状况 家庭经济条件 经济状况 经济情况 家庭收入 家庭收入情况 家庭经济类型 家庭经济困难情况",
  ),
  disabilityNo: field(
    "残疾证号",
    "child",
    "disabilityNo",
    "L3",
    24,
    "残疾证号码 残疾人证号 残疾人证号码 残疾证编号 残疾证",
  ),
  disabilityClass: field("残疾类别", "child", "code", "L3", 10, "残疾类型 残疾种类 残疾别"),
  disabilityLevel: field("残疾等级", "child", "code", "L3", 10, "残疾级别 残疾程度 残疾等次 残级"),
  need: field(
    "主要需求",
    "child",
    "text",
    "L2",
    18,
    "需求 服务需求 帮扶需求 困难需求 需求情况 诉求 主要诉求 救助需求",
  ),
  policies: field(
    "已落实政策",
    "child",
    "codeList",
    "L2",
    18,
    "落实政策 政策落实情况 已落实的政策 已享受的政策 已落实政策措施 已落实保障政策 保障政策落实 落实保障措施",
  ),
  helper: field(
    "结对帮扶人",
    "child",
    "text",
    "L2",
    12,
    "帮扶人 结对帮扶 帮扶责任人 结对帮扶责任人 帮扶干部 结对帮扶干部 帮扶联系人 关爱责任人 联系干部 包保责任人",
  ),
  frequency: field("走访频次", "child", "code", "L2", 12, "走访频率 探访频次 走访次数 走访周期"),
  change: field(
    "动态",
    "child",
    "code",
    "L2",
    10,
    "动态（新增/变更/退出） 动态情况 动态管理 变动情况 变化情况 变动 变更情况 本季度动态 本期变动 新增/变更/退出",
  ),
} as const satisfies FieldTable;

const parentFields = {
  name: { label: "姓名", kind: "text", sensitivity: "L2", width: 10, synonyms: "" },
  citizenNo: {
    label: "身份证号",
    kind: "citizenNo",
    sensitivity: "L3",
    width: 22,
    synonyms: "身份证号码 身份证 公民身份号码 证件号码 证件号",
  },
  workPlace: {
    label: "务工地",
    kind: "text",
    sensitivity: "L2",
    width: 18,
    synonyms: "务工地点 务工地址 务工所在地 外出务工地点 外出地点 在何地务工 现居住地 目前所在地",
  },
  phone: {
    label: "电话",
    kind: "phone",
    sensitivity: "L3",
    width: 14,
    synonyms: "联系电话 手机号 手机号码 手机 联系方式 电话号码 TEL",
  },
  outSince: {
    label: "外出时间",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 12,
    synonyms: "外出务工时间 务工时间 外出日期 外出起始时间 何时外出",
  },
  condition: {
    label: "情形",
    kind: "condition",
    sensitivity: "L3",
    width: 14,
    synonyms: "状况 目前情形 现状 情况 目前状况 状态 失依情形 存亡情况 履责情况 失依原因",
  },
  conditionDate: {
    label: "死亡（失踪）时间",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 14,
    synonyms: "时间 死亡时间 失踪时间 死亡失踪时间",
  },
  conditionPeriod: {
    label: "情形起止",
    kind: "period",
    sensitivity: "L2",
    width: 22,
    synonyms: "情形起止时间 起止时间 起止日期 情形持续时间",
  },
  evidence: { label: "证明材料", kind: "text", sensitivity: "L3", width: 18, synonyms: "证明 佐证材料 证据" },
  reviewDue: {
    label: "到期复核日",
    kind: "monthOrDate",
    sensitivity: "L2",
    width: 12,
    synonyms: "到期复核日期 复核日期 复核时间",
  },
} as const;

const guardianFields = {
  name: { label: "姓名", kind: "text", sensitivity: "L2", width: 10, synonyms: "" },
  relation: {
    label: "与儿童关系",
    kind: "code",
    sensitivity: "L2",
    width: 12,
    synonyms: "关系 与儿童的关系 与孩子关系 称谓",
  },
  age: { label: "年龄", kind: "number", sensitivity: "L2", width: 6, synonyms: "周岁 岁数" },
  citizenNo: {
    label: "身份证号",
    kind: "citizenNo",
    sensitivity: "L3",
    width: 22,
    synonyms: "身份证号码 身份证 公民身份号码 证件号码 证件号",
  },
  phone: {
    label: "联系电话",
    kind: "phone",
    sensitivity: "L3",
    width: 14,
    synonyms: "电话 手机号 手机号码 手机 联系方式 电话号码 固定电话 TEL",
  },
  ability: { label: "监护能力", kind: "code", sensitivity: "L2", width: 10, synonyms: "能力 监护人能力" },
} as const;

type PersonShape = Readonly<
  Record<
    string,
    { label: string; kind: FieldKind; sensitivity: Sensitivity; width: number; synonyms: string }
  >
>;

type PersonFields<G extends string, S extends PersonShape> = {
  readonly [K in keyof S & string as `${G}.${K}`]: LedgerField<S[K]["kind"]>;
};

function ofPerson<G extends "father" | "mother" | "guardian", S extends PersonShape>(
  group: G,
  shape: S,
): PersonFields<G, S> {
  const entries = Object.entries(shape).map(([key, of]) => [
    `${group}.${key}`,
    field(of.label, group, of.kind, of.sensitivity, of.width, of.synonyms),
  ]);
  return Object.fromEntries(entries) as PersonFields<G, S>;
}

export const LEDGER_FIELDS = {
  ...childFields,
  ...ofPerson("father", parentFields),
  ...ofPerson("mother", parentFields),
  ...ofPerson("guardian", guardianFields),
};

export type LedgerFieldKey = keyof typeof LEDGER_FIELDS;

/** The kind of a field's cells, as a type. */
export type KindOf<Key extends LedgerFieldKey> = (typeof LEDGER_FIELDS)[Key]["kind"];

export const LEDGER_FIELD_KEYS = Object.keys(LEDGER_FIELDS) as LedgerFieldKey[];

export interface LedgerColumn {
  readonly field: LedgerFieldKey;
  /** Heading in this ledger, where it differs from the field's own label. */
  readonly heading?: string;
  /** A row without it is refused. */
  readonly required?: true;
}

export interface LedgerDeclaration {
  readonly title: string;
  /** At this age a child has left the ledger. */
  readonly ageLimit: 16 | 18;
  /** Heading over the guardian's columns. */
  readonly guardianHeading: string;
  /** The bureau's own order, for export and for the mapping page. */
  readonly columns: readonly LedgerColumn[];
}

const REQUIRED: ReadonlySet<string> = new Set(["village", "name", "sex", "birthDate"]);

function columns(order: string, headings: Partial<Record<LedgerFieldKey, string>> = {}): LedgerColumn[] {
  return order.split(/\s+/).map((key) => {
    const name = key as LedgerFieldKey;
    if (!(name in LEDGER_FIELDS)) throw new Error(`unknown ledger field ${key}`);
    const heading = headings[name];
    return {
      field: name,
      ...(heading === undefined ? {} : { heading }),
      ...(REQUIRED.has(name) ? { required: true as const } : {}),
    };
  });
}

export const LEDGERS: Readonly<Record<Ledger, LedgerDeclaration>> = {
  orphan: {
    title: "孤儿台账",
    ageLimit: 18,
    guardianHeading: "监护人",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address orphanType
       father.name father.citizenNo father.condition father.conditionDate father.evidence
       mother.name mother.citizenNo mother.condition mother.conditionDate mother.evidence
       guardian.name guardian.relation guardian.citizenNo guardian.phone careMode schoolGrade healthDetail recognised
       startMonth standard bank bankAccount insurance endMonth exitReason note`,
    ),
  },
  defactoUnattended: {
    title: "事实无人抚养儿童台账",
    ageLimit: 18,
    guardianHeading: "其他监护人（实际抚养人）",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address
       father.name father.citizenNo father.condition father.conditionPeriod father.evidence father.reviewDue
       mother.name mother.citizenNo mother.condition mother.conditionPeriod mother.evidence mother.reviewDue
       guardian.name guardian.relation guardian.citizenNo guardian.phone schoolGrade health applied verified verdict
       confirmed subsidyMode deduction amount bank bankAccount note`,
    ),
  },
  leftBehind: {
    title: "农村留守儿童台账",
    ageLimit: 16,
    guardianHeading: "委托照护人",
    columns: columns(
      `seq township village name sex birthDate citizenNo hukou address
       father.name father.workPlace father.phone father.outSince mother.name mother.workPlace mother.phone mother.outSince
       entrustReason guardian.name guardian.relation guardian.age guardian.phone entrustSigned actualCare careQuality
       schoolStatus school grade teacher boarding health relief inDifficulty visitDate risk note`,
      { careQuality: "监护情况（较好/一般/差）" },
    ),
  },
  inDifficulty: {
    title: "困境儿童台账",
    ageLimit: 18,
    guardianHeading: "监护人",
    columns: columns(
      `seq township village childCode name sex ethnicity birthDate citizenNo householdAddress address
       dimension difficultyType description familyEconomy guardian.name guardian.relation guardian.phone guardian.ability
       schoolGrade health disabilityNo disabilityClass disabilityLevel need policies helper frequency visitDate change note`,
      { change: "动态（新增/变更/退出）", visitDate: "最近走访日期" },
    ),
  },
};
