/** The procedures of guardianship of the demonstration: one in every state. */
import { addDays, addMonths, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { App } from "../../../../platform/http/app.ts";
import {
  type ApplicationStory,
  type ToldApplication,
  tellApplication,
} from "../../../benefits/demo/demo-application.service.ts";
import type { Scene } from "../../../benefits/demo/demo-scenes.service.ts";
import type { DemoChildRow } from "../../../registry/demo/demo-stage.service.ts";
import { listPlacements } from "../custody.store.ts";
import type { PlacementInput } from "../guardianship-acts.contract.ts";
import { endPlacement, startPlacement } from "../placements.service.ts";
import { isFirstTownship, isMinor, isWithParents, type Pick } from "./pick-children.ts";

type Form = NonNullable<ToldApplication["form"]>;
const WISH = "愿意听从安排，希望能常见到家里人。";

export function tellGuardianship(app: App, pick: Pick, on: IsoDate): Scene[] {
  const ago = (days: number) => addDays(on, -days);
  const plain = (more: (child: DemoChildRow) => boolean = () => true) =>
    pick((child) => isMinor(on)(child) && isWithParents(child) && more(child));
  const tell = (
    story: string,
    procedure: string,
    child: DemoChildRow | undefined,
    form: Form,
    by: ToldApplication["by"] = "township",
  ): ApplicationStory | undefined =>
    child === undefined ? undefined : tellApplication(app, { story, procedure, child, form, by });
  const stories: Scene[] = [];
  const add = (story: ApplicationStory | undefined, ...more: Scene[]) => {
    if (story !== undefined) stories.push(...story.scenes, ...more);
  };

  const temporary = (
    story: string,
    child: DemoChildRow | undefined,
    day: IsoDate,
    form: Form,
    placing?: Partial<PlacementInput>,
  ) => {
    const told = tell(story, "temporaryGuardianship", child, { ...placed, childWish: WISH, ...form });
    const granted = told
      ?.handIn(day)
      .decide(day, "district", "grant", "经核实，符合临时监护的情形，决定临时监护。");
    if (child === undefined || placing === undefined) {
      add(granted);
      return;
    }
    add(
      granted
        ?.decide(addDays(day, 1), "district", "placed", "孩子已安置，交接清楚。")
        .decide(addDays(day, 2), "township", "informed", "告知书已送达，本人签收。"),
      placeScene(story, child, addDays(day, 1), placing),
    );
  };
  temporary(
    "临时监护中",
    plain(isFirstTownship),
    ago(20),
    {
      situation: "T4",
      facts: "父母外出两个多月联系不上，孩子独自在家，靠邻居送饭。",
    },
    {},
  );
  temporary(
    "临时监护快满期",
    plain(),
    addMonths(on, -11),
    {
      situation: "T3",
      facts: "母亲因案被羁押，父亲住院治疗，家中没有其他成年人。",
      placement: "institution",
      placementAt: "区儿童福利院",
    },
    { kind: "institution", placeName: "区儿童福利院", carer: "福利院生活老师" },
  );
  temporary(
    "临时监护超期",
    plain(),
    addMonths(on, -13),
    {
      situation: "T2",
      facts: "父母离家后下落不明，公安查找未果，祖父母已去世。",
      placement: "foster",
      placementAt: "钱塘镇寄养家庭",
    },
    { kind: "foster", placeName: "钱塘镇寄养家庭", carer: "周大姐", carerRelation: "寄养家庭" },
  );
  temporary("刚决定还没有安置", plain(), ago(2), {
    situation: "T6",
    facts: "孩子被醉酒的父亲打伤，公安出警后送医，需要紧急安置。",
  });
  add(
    tell("等待决定临时监护", "temporaryGuardianship", plain(isFirstTownship), {
      ...placed,
      childWish: WISH,
      situation: "T1",
      facts: "孩子在车站流浪，说不清家在哪里，公安护送到救助站。",
    })?.handIn(on),
  );

  const home = plain();
  temporary(
    "送回家庭",
    home,
    ago(120),
    { situation: "T3", facts: "母亲突发重病住院，父亲在外地一时赶不回来。" },
    {},
  );
  const returned = tell("送回家庭", "returnHome", home, {
    guardianRole: "mother",
    assessedOn: ago(40),
    assessors: "张国强、评估员高洁",
    capacity: "normal",
    changes: "母亲已经痊愈出院，父亲返乡就近务工，有能力照料。",
    childWish: "想回家和妈妈在一起。",
    followUp: "一、三、六、十二个月各随访一次",
  });
  add(
    returned
      ?.handIn(ago(45))
      .decide(ago(38), "township", "fit", "监护人情况好转，有能力也愿意照料孩子。")
      .decide(ago(36), "district", "grant", "同意送回家庭，按安排随访。")
      .decide(ago(35), "township", "home", "孩子已交给母亲，情绪稳定。"),
    ...(home === undefined ? [] : [leaveScene("送回家庭", home, ago(35))]),
  );

  const orphan = pick((child) => child.isOrphan && child.careMode === "institution" && isMinor(on)(child));
  add(
    tell("长期监护", "longTermGuardianship", orphan, {
      situation: "L2",
      facts: "父母都已死亡，没有其他依法具有监护资格的人。",
      placement: "institution",
      placementAt: "区儿童福利院",
      childWish: WISH,
    })
      ?.handIn(ago(80))
      .decide(ago(74), "township", "true", "经核查，情形属实。")
      .decide(ago(70), "district", "grant", "符合长期监护的情形，决定长期监护。"),
    ...(orphan === undefined
      ? []
      : [
          placeScene("长期监护", orphan, ago(69), {
            kind: "institution",
            placeName: "区儿童福利院",
            carer: "福利院生活老师",
          }),
        ]),
  );

  const awayParents = (child: DemoChildRow) =>
    child.fatherCondition === "migrantWork" &&
    child.motherCondition === "migrantWork" &&
    child.guardianId !== null;
  const entrusted = (child: DemoChildRow | undefined): Form => ({
    guardianRole: "father",
    reason: "bothAway",
    ...(child === undefined ? {} : { carerName: child.guardianName ?? "祖母" }),
    carerRelation: "62",
    carerAge: 63,
    isFit: true,
    from: ago(60),
    contact: "每周视频两次，春节和暑假团聚",
    childWish: "愿意跟着奶奶。",
  });
  const [signed, waiting] = [
    plain(awayParents),
    plain((child) => awayParents(child) && isFirstTownship(child)),
  ];
  add(
    tell("委托照护已确认", "entrustedCare", signed, entrusted(signed), "village")
      ?.handIn(ago(58))
      .decide(ago(55), "township", "confirm", "经核实，被委托人有照护能力，没有法律禁止的情形。"),
  );
  add(tell("委托照护待确认", "entrustedCare", waiting, entrusted(waiting), "village")?.handIn(ago(3)));

  add(
    tell("撤销监护人资格", "revocation", plain(), {
      guardianRole: "father",
      ground: "R4",
      facts: "父亲长期酗酒打骂孩子，拒绝委托他人照料，多次教育不改。",
      petitioner: "bureau",
      nextGuardian: "孩子的祖母",
      childWish: "害怕爸爸喝酒，想跟奶奶。",
    })
      ?.handIn(ago(50))
      .decide(ago(44), "district", "petition", "会商认为情形严重，应当申请撤销。")
      .decide(ago(30), "district", "bureau", "有资格的人没有及时申请，由民政部门申请。")
      .decide(ago(20), "district", "filed", "申请书已提交，法院已立案。"),
  );

  const urged = plain(isFirstTownship);
  for (const [index, day] of [ago(200), ago(140), ago(80)].entries())
    add(
      tell(`督促 ${index + 1}`, "admonition", urged, {
        guardianRole: "father",
        faults: "把孩子独自留在家里过夜，不送孩子上学。",
        demands: "安排成年人照料，按时送孩子上学",
        correctBy: addDays(day, 20),
      })
        ?.handIn(day)
        .decide(addDays(day, 1), "township", "issued", "情况属实，予以督促。")
        .decide(addDays(day, 2), "township", "signed", "本人签收，表示改正。")
        .decide(addDays(day, 32), "township", "inVain", "回看时孩子仍然独自在家。"),
    );

  const sanction: Form = {
    offence: "fraud",
    guardianRole: "father",
    facts: "隐瞒已经回家抚养的情况，继续冒领补贴六个月。",
    amountFen: 990_600,
  };
  add(
    tell("联合惩戒听证", "jointSanction", plain(), sanction)
      ?.handIn(ago(30))
      .decide(ago(24), "district", "true", "证据充分，认定属实。")
      .decide(ago(20), "district", "served", "已送达，告知了各项权利。")
      .decide(ago(14), "district", "hearing", "当事人要求听证。"),
  );
  add(
    tell("联合惩戒已推送", "jointSanction", plain(), {
      ...sanction,
      offence: "abandonment",
      facts: "有抚养能力而长期不管孩子，多次劝说不听。",
    })
      ?.handIn(ago(100))
      .decide(ago(92), "district", "true", "证据充分，认定属实。")
      .decide(ago(88), "district", "served", "已送达，告知了各项权利。")
      .decide(ago(80), "district", "stated", "当事人陈述家庭困难，已记录。")
      .decide(ago(70), "district2", "sanction", "事实清楚，程序完备，决定记入信用记录。")
      .decide(ago(66), "district", "pushed", "已推送，不含孩子的任何信息。"),
  );

  add(
    tell(
      "监护人变更",
      "guardianChange",
      pick((child) => child.isUnattended && child.guardianName !== null && isMinor(on)(child)),
      {
        newGuardian: "relative",
        guardianName: "孩子的祖母",
        guardianRelation: "62",
        determinedBy: "order",
        earlierUnable: "父亲服刑，母亲失联，都不能履行监护职责。",
        from: ago(10),
        childWish: "一直跟着奶奶，愿意。",
      },
    )
      ?.handIn(ago(20))
      .decide(ago(14), "township", "fit", "顺序在前的人不能担任，新监护人愿意并有能力。")
      .decide(ago(9), "district", "confirm", "予以确认。"),
  );
  return stories;
}

const placed: Form = {
  placement: "centre",
  placementAt: "区未成年人救助保护中心",
  placementCarer: "救助保护中心",
};

function placeScene(story: string, child: DemoChildRow, on: IsoDate, more: Partial<PlacementInput>): Scene {
  return {
    on,
    time: "10:30",
    story,
    async play(stage) {
      const tx = stage.post("districtOfficer", child.villageCode.slice(0, 6));
      if (tx === undefined) throw new Error("nobody places the child");
      await startPlacement(tx, child.childId, {
        kind: "centre",
        placeName: "区未成年人救助保护中心",
        carer: "值班社工",
        from: on,
        handover: {
          belongings: "书包、换洗衣服两套",
          health: "身体状况正常",
          medicines: "没有用药",
          handedOverBy: "镇街督导员",
          receivedBy: "值班社工",
        },
        ...more,
      });
    },
  };
}

function leaveScene(story: string, child: DemoChildRow, on: IsoDate): Scene {
  return {
    on,
    time: "09:30",
    story,
    async play(stage) {
      const tx = stage.post("districtOfficer", child.villageCode.slice(0, 6));
      if (tx === undefined) throw new Error("nobody takes the child home");
      const placement = (await listPlacements(tx, child.childId)).find(({ endedOn }) => endedOn === null);
      if (placement === undefined) throw new Error("the child is placed nowhere");
      await endPlacement(tx, placement.id, placement.version, { on, why: "returned", receivedBy: "母亲" });
    },
  };
}
