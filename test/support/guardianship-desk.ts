/** Procedures of guardianship as people handle them through HTTP. */
import { expect } from "vitest";
import type { MatterView } from "../../src/platform/procedures/matter-view.contract.ts";
import type { CastName, TestApp } from "./app.ts";
import { openFamily } from "./families.ts";

const WISH = "愿意听从安排，想和奶奶在一起";

/** What each form asks for beyond what the file knows. */
export const guardianshipForms: Readonly<Record<string, Record<string, unknown>>> = {
  temporaryGuardianship: {
    situation: "T4",
    facts: "父母外出两个月没有联系，孩子独自在家，靠邻居送饭。",
    placement: "centre",
    placementAt: "区未成年人救助保护中心",
    placementCarer: "救助保护中心",
    childWish: WISH,
  },
  returnHome: {
    guardianRole: "mother",
    guardianName: "母亲",
    assessedOn: "2026-11-20",
    assessors: "张三、李四",
    capacity: "normal",
    changes: "母亲已回乡定居，有固定收入和住处。",
    childWish: WISH,
    followUp: "一个月、三个月、六个月、十二个月各随访一次",
  },
  endTemporary: {
    endReason: "otherGuardian",
    facts: "祖母愿意担任监护人，经核实有能力。",
    nextGuardian: "祖母王桂英",
  },
  longTermGuardianship: {
    situation: "L2",
    facts: "父母都已死亡，没有其他亲属可以担任监护人。",
    holder: "合川区民政局",
    placement: "institution",
    placementAt: "区儿童福利院",
    childWish: WISH,
  },
  entrustedCare: {
    guardianRole: "father",
    guardianName: "父亲",
    reason: "bothAway",
    carerName: "王桂英",
    carerRelation: "62",
    carerAge: 66,
    isFit: true,
    from: "2026-11-01",
    contact: "每周视频两次，春节回家",
    childWish: WISH,
  },
  guardianChange: {
    newGuardian: "relative",
    guardianName: "王桂英",
    guardianRelation: "62",
    determinedBy: "order",
    earlierUnable: "父亲已经死亡，母亲被撤销监护人资格。",
    from: "2026-11-20",
    childWish: WISH,
  },
  revocation: {
    guardianRole: "father",
    guardianName: "父亲",
    ground: "R1",
    facts: "多次殴打孩子致伤，公安机关已立案。",
    petitioner: "bureau",
    nextGuardian: "祖母王桂英",
    childWish: WISH,
  },
  restoration: {
    guardianRole: "father",
    guardianName: "父亲",
    effectiveOn: "2026-06-01",
    judgment: "（2026）渝0117民特1号",
    exclusion: "none",
    repentance: "已戒酒一年，按月支付抚养费。",
    childWish: WISH,
  },
  protectionOrder: {
    guardianRole: "father",
    guardianName: "父亲",
    petitionerName: "区未成年人救助保护中心",
    isUrgent: false,
    facts: "父亲酒后多次殴打孩子，公安已经出具告诫书。",
    measures: "禁止殴打、威胁，责令迁出住所",
  },
  admonition: {
    guardianRole: "father",
    guardianName: "父亲",
    faults: "把孩子独自留在家里过夜，多次劝说不听。",
    demands: "安排成年人照料，每天接送上学",
    correctBy: "2026-12-20",
  },
  jointSanction: {
    offence: "fraud",
    guardianRole: "father",
    guardianName: "父亲",
    facts: "隐瞒已经刑满回家，继续冒领补贴六个月。",
  },
  sanctionRepair: {
    guardianName: "父亲",
    sanctionNo: "500117104-2026-00001",
    corrected: "已全部退回冒领的补贴。",
  },
};

export function guardianshipDesk(test: () => TestApp) {
  async function openChild(name: string, more: object = {}): Promise<string> {
    return openFamily(await test().as("director"), {
      name,
      father: { condition: "migrantWork", from: "2025-01-01" },
      mother: { condition: "migrantWork", from: "2025-01-01" },
      ...more,
    });
  }

  async function start(
    procedure: string,
    childId: string,
    more: Record<string, unknown> = {},
    name: CastName = "supervisor",
    receivedOn?: string,
  ) {
    const form = { ...guardianshipForms[procedure], ...more };
    return (await test().as(name)).post("/api/applications", {
      procedure,
      childId,
      form: Object.fromEntries(Object.entries(form).map(([field, value]) => [field, { value }])),
      receivedOn: receivedOn ?? "2026-11-27",
    });
  }

  async function started(...given: Parameters<typeof start>): Promise<MatterView> {
    const answer = await start(...given);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function read({ id }: { id: string }, name: CastName = "district"): Promise<MatterView> {
    const answer = await (await test().as(name)).get(`/api/applications/${id}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function handInPapers(matter: MatterView): Promise<void> {
    const agent = await test().as("supervisor");
    for (const { code, alternatives, papers } of matter.materials.filter((one) => one.required)) {
      if (papers.length > 0) continue;
      const paper = { item: code, kind: alternatives[0]?.code ?? code, note: "原件已核对" };
      const answer = await agent.post(`/api/applications/${matter.id}/papers`, paper);
      expect(answer.statusCode, answer.body).toBe(200);
    }
  }

  async function decide(
    name: CastName,
    matter: { id: string },
    outcome: string,
    opinion = "情况属实，同意。",
  ) {
    const now = await read(matter);
    const step = now.steps.find(({ state }) => state === "open")?.ordinal ?? 0;
    return (await test().as(name)).post(
      `/api/applications/${matter.id}/decisions`,
      { step, outcome, opinion },
      { version: now.version },
    );
  }

  async function decided(
    name: CastName,
    matter: { id: string },
    outcome: string,
    opinion?: string,
  ): Promise<MatterView> {
    const answer = await decide(name, matter, outcome, opinion);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<MatterView>();
  }

  async function place(childId: string, more: object = {}) {
    return (await test().as("district")).post(`/api/children/${childId}/placements`, {
      kind: "centre",
      placeName: "区未成年人救助保护中心",
      carer: "值班社工何静",
      from: "2026-11-27",
      handover: {
        belongings: "书包一个、换洗衣服两套",
        health: "体温正常，左臂有旧伤",
        medicines: "无",
        handedOverBy: "张国强",
        receivedBy: "何静",
      },
      ...more,
    });
  }

  /** Under temporary guardianship, placed. */
  async function underState(childId: string): Promise<MatterView> {
    const matter = await started("temporaryGuardianship", childId);
    await handInPapers(matter);
    await decided("district", matter, "grant");
    expect((await place(childId)).statusCode).toBe(200);
    await decided("district", matter, "placed");
    return decided("supervisor", matter, "informed");
  }

  async function endPlacement(childId: string, on = "2026-11-27", why = "custodyEnded") {
    const agent = await test().as("district");
    const page = await agent.get(`/api/children/${childId}/guardianship`);
    const [placement] = page.json<{ placements: { id: string; version: number }[] }>().placements;
    return agent.post(
      `/api/placements/${placement?.id ?? ""}/end`,
      { on, why, receivedBy: "母亲" },
      { version: placement?.version ?? 0 },
    );
  }

  return { openChild, start, started, read, handInPapers, decide, decided, place, underState, endPlacement };
}
