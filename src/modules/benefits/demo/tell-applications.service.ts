/** The applications of the demonstration: one in every state, each where a newcomer's posts can see it. */
import type { App } from "../../../platform/http/app.ts";
import type { DemoChildRow } from "../../registry/demo/demo-stage.service.ts";
import {
  type Casting,
  isAtHome,
  isHalfUnattended,
  isPaidSince,
  livesIn,
  parentAtWork,
} from "./cast-children.ts";
import { demoAccount, INSTITUTION_ACCOUNT } from "./demo-accounts.ts";
import { type ApplicationStory, type ToldApplication, tellApplication } from "./demo-application.service.ts";
import type { DemoDates } from "./demo-dates.ts";
import type { Scene } from "./demo-scenes.service.ts";

interface Telling {
  readonly app: App;
  readonly dates: DemoDates;
  readonly cast: Casting<DemoChildRow>;
}

/** The newcomer's township and village: whoever logs in there first finds something running. */
const TOWNSHIP = "500117104";
const VILLAGE = "500117104204";
const BANK = "重庆农村商业银行合川支行";

export function tellApplications(telling: Telling): Scene[] {
  return [...tellUnattended(telling), ...tellPaid(telling), ...tellOthers(telling)].flatMap(
    (story) => story?.scenes ?? [],
  );
}

type Maybe = ApplicationStory | undefined;

const accountOf = (child: DemoChildRow) => ({
  payeeBank: BANK,
  payeeAccount: demoAccount(child.guardianId ?? child.childId),
});

/** 事实无人抚养: a parent who worked away was sentenced, and the other cannot care. */
function tellUnattended({ app, dates: { back, ago }, cast }: Telling): Maybe[] {
  const family = (place: string) => cast.next((child) => isHalfUnattended(child) && livesIn(place)(child));
  const elsewhere = (fits: (child: DemoChildRow) => boolean = () => true) =>
    cast.next((child) => isHalfUnattended(child) && !livesIn(TOWNSHIP)(child) && fits(child));
  const fatherAway = () => elsewhere((child) => child.fatherCondition === "migrantWork");
  const motherAway = elsewhere((child) => child.motherCondition === "migrantWork");
  const story = (title: string, child: DemoChildRow | undefined, sentencedOn: string): Maybe => {
    const personId = child === undefined ? null : parentAtWork(child);
    if (child === undefined || personId === null) return undefined;
    const fact: ToldApplication["fact"] = {
      kind: "condition",
      personId,
      from: sentencedOn,
      value: { condition: "imprisoned", termMonths: 30 },
      evidence: "刑事判决书（村里看过原件）",
    };
    return tellApplication(app, { story: title, procedure: "defacto", child, fact, form: accountOf(child) });
  };
  const plain = (title: string, child: DemoChildRow | undefined): Maybe =>
    child === undefined
      ? undefined
      : tellApplication(app, { story: title, procedure: "defacto", child, form: accountOf(child) });
  const pass = "经部门信息比对和查验材料，父母双方情形属实，符合条件。";
  return [
    story("镇街查验中", family(VILLAGE) ?? family(TOWNSHIP), back(12))?.handIn(back(3)),
    story("等待补正", family(TOWNSHIP), back(14))
      ?.handIn(back(7))
      .act(back(2), "township", {
        kind: "askSupplement",
        missing: [{ title: "服刑证明", says: "判决书缺最后一页，请补全，或由看守所另开证明。" }],
        on: back(2),
      }),
    story("填了一半", family(TOWNSHIP), back(9))?.handIn(back(1), "draft"),
    story("区级确认中", elsewhere(), back(16))?.handIn(back(9)).decide(back(4), "township", "pass", pass),
    story(
      "退回重新查验",
      elsewhere((child) => child.motherCondition === "severeDisability"),
      back(28),
    )
      ?.handIn(back(12))
      .decide(back(6), "township", "pass", "已入户核实，情况属实。")
      .decide(
        back(2),
        "district",
        "return",
        "母亲的残疾等级只有村里的说明，请比对残联数据后再报。",
        "verify",
      ),
    story("镇街逾期", elsewhere(), back(26))?.handIn(back(18)),
    story("已确认", elsewhere(), ago(4, 20))
      ?.handIn(ago(3, 20))
      .decide(ago(2, 3), "township", "pass", pass)
      .decide(ago(2, 12), "district", "confirm", "经审核符合条件，予以确认，自次月起发放基本生活补贴。"),
    plain("不予确认", fatherAway())
      ?.handIn(back(40))
      .decide(back(31), "township", "doubt", "父亲在外务工，每月寄钱回家，能联系上。")
      .decide(
        back(24),
        "district",
        "refuse",
        "父亲在外务工，有收入并按月寄回生活费，仍在履行抚养义务，不属于文件所列情形。",
      ),
    plain("提出异议", motherAway)
      ?.handIn(back(44))
      .decide(back(36), "township", "doubt", "母亲说在外务工，村里半年没有见过，是否失联说不准。")
      .decide(back(29), "district", "refuse", "没有向公安报告，失联还不能认定。可以先报警查找，再来申请。")
      .act(back(5), "village", {
        kind: "object",
        who: motherAway?.guardianName ?? "监护人",
        says: "已经向派出所报告，有回执，请重新认定。",
        on: back(5),
      }),
    plain("撤回", fatherAway())
      ?.handIn(back(17))
      .act(back(12), "village", {
        kind: "withdraw",
        reason: "父亲已经回家照料孩子，不再申请。",
        on: back(12),
      }),
  ];
}

/** What changes the payroll: money that begins late, money that ends late, money for one time. */
function tellPaid({ app, dates: { back, ago }, cast }: Telling): Maybe[] {
  const receiving = (child: DemoChildRow) => isPaidSince(child, ago(4, 1)) && !livesIn(TOWNSHIP)(child);
  const serving = (child: DemoChildRow) =>
    child.fatherCondition === "imprisoned" || child.motherCondition === "imprisoned";
  const ending = (title: string, child: DemoChildRow | undefined, exitOn: string): Maybe =>
    child === undefined
      ? undefined
      : tellApplication(app, {
          story: title,
          procedure: "termination",
          child,
          form: { programme: "B03", reason: "released", exitOn, detail: "已刑满回家，带孩子一起生活" },
        });
  const relief = (title: string, child: DemoChildRow | undefined, form: object): Maybe =>
    child === undefined
      ? undefined
      : tellApplication(app, {
          story: title,
          procedure: "tempRelief",
          child,
          form: { ...accountOf(child), ...form },
        });
  const poor = (place: string) =>
    cast.next((child) => child.isInDifficulty && isAtHome(child) && livesIn(place)(child));
  return [
    ending(
      "终止",
      cast.next((child) => receiving(child) && serving(child)),
      ago(3, 12),
    )
      ?.handIn(ago(2, 18))
      .decide(ago(2, 24), "township", "pass", "经核查，情形属实，不再符合条件。")
      .decide(ago(2, 28), "district", "end", "父母一方已刑满释放并恢复照料，决定终止保障。"),
    ending(
      "今天到期",
      cast.next((child) => receiving(child) && serving(child)),
      back(20),
    )?.handIn(back(15)),
    relief("先行救助", poor("500117"), {
      cause: "disaster",
      happenedOn: ago(2, 10),
      situation: "家中失火，衣物和课本被烧，一家人暂住亲戚家。",
      isUrgent: true,
      amountFen: 80_000,
    })
      ?.handIn(ago(2, 10))
      .decide(ago(2, 10), "township", "relieved", "情况紧急，已先行救助。")
      .decide(ago(2, 16), "township", "completed", "火灾经过和照片已补齐。")
      .decide(ago(2, 17), "township", "grant", "金额在镇街审批额度内，同意救助。"),
    relief("救助审核中", poor(TOWNSHIP) ?? poor("500117"), {
      cause: "illness",
      happenedOn: back(6),
      situation: "孩子突发急性肺炎住院，家里垫付后已无钱交住院费。",
      isUrgent: false,
      amountFen: 300_000,
    })?.handIn(back(4)),
  ];
}

/** 福彩圆梦 and 明天计划. */
function tellOthers({ app, dates: { back, ago, today }, cast }: Telling): Maybe[] {
  const pupil = cast.next((child) => child.isOrphan && isAdult(child, today) && child.stage === "vocational");
  const inInstitution = () => cast.next((child) => child.isOrphan && child.careMode === "institution");
  const patient = inInstitution();
  const settled = inInstitution();
  return [
    pupil === undefined
      ? undefined
      : tellApplication(app, {
          story: "助学",
          procedure: "fucaiOrphan",
          child: pupil,
          form: { ...accountOf(pupil), isFullTime: true, enrolledOn: ago(15, 1) },
        })
          .handIn(back(11))
          .decide(back(5), "township", "pass", "身份和学籍证明齐全，初审通过。"),
    patient === undefined
      ? undefined
      : tellApplication(app, {
          story: "治疗资助",
          procedure: "tomorrowPlan",
          child: patient,
          by: "district",
          form: {
            disease: "先天性心脏病（室间隔缺损）",
            treatments: ["diagnosis"],
            plannedTreatment: "介入封堵术及术后康复",
            hospital: "重庆医科大学附属儿童医院",
            diagnosedOn: back(12),
            budgetFen: 4_200_000,
          },
        }).handIn(back(6)),
    settled === undefined
      ? undefined
      : tellApplication(app, {
          story: "费用结算",
          procedure: "tomorrowSettlement",
          child: settled,
          by: "district",
          form: {
            hospital: "重庆医科大学附属儿童医院",
            dischargedOn: ago(3, 22),
            totalFen: 3_860_000,
            insuranceFen: 2_410_000,
            seriousIllnessFen: 320_000,
            medicalAssistanceFen: 450_000,
            rehabAidFen: 0,
            charityFen: 200_000,
            grantFen: 480_000,
            followUpOn: ago(2, 8),
            payeeKind: "institution",
            payeeName: "区儿童福利机构（集体账户）",
            payeeBank: BANK,
            payeeAccount: INSTITUTION_ACCOUNT,
          },
        })
          .handIn(ago(2, 9))
          .decide(ago(2, 15), "district", "pass", "票据与医保结算单一致。")
          .decide(ago(2, 23), "district2", "confirm", "同意拨付自付部分的资助。"),
  ];
}

const isAdult = ({ birthDate }: DemoChildRow, today: string) =>
  `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}` <= today;
