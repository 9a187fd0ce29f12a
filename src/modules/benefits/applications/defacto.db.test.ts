/** The flagship through HTTP: a father in prison and a mother who cannot be found, until the money starts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../test/support/app.ts";
import { applicationsOf } from "../../../../test/support/applications.ts";
import { account, FLAGSHIP, openFamily } from "../../../../test/support/families.ts";
import { asOwnerOf, systemWork } from "../../../../test/support/payees.ts";
import { setClock } from "../../../kernel/clock.ts";
import type { MatterView } from "../../../platform/procedures/matter-view.contract.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";
import type { ChildFile } from "../../registry/child-file.contract.ts";
import type { EntitlementView } from "../entitlements/entitlements.contract.ts";
import { refreshTasks } from "../screening/finding-tasks.service.ts";
import type { FindingView } from "../screening/findings.contract.ts";
import type { Preparation } from "./applications.contract.ts";

let test: TestApp;
let serial = 0;
const { start, started, handInPapers, decide, decided, confirmed, read } = applicationsOf(() => test);

beforeAll(async () => {
  test = await createTestApp({ TONGAN_CLOCK: "2026-11-27T09:00:00+08:00" });
});
afterAll(async () => {
  await test.close();
  setClock("");
});

async function openChild(name: string): Promise<string> {
  return openFamily(await test.as("director"), { name, ...FLAGSHIP });
}

async function fileOf(childId: string): Promise<ChildFile> {
  return (await (await test.as("district")).get(`/api/children/${childId}`)).json<ChildFile>();
}

async function entitlementsOf(childId: string): Promise<EntitlementView[]> {
  const answer = await (await test.as("district")).get("/api/entitlements?month=2026-12&limit=200");
  return answer.json<{ items: EntitlementView[] }>().items.filter((one) => one.childId === childId);
}

describe("preparing an application", () => {
  it("lays every known value before the village director, with its source, and asks only for bank and account", async () => {
    const childId = await openChild("贺一");
    const answer = await (await test.as("director")).get(`/api/preparations/defacto?child=${childId}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const prepared = answer.json<Preparation>();
    expect(prepared.missing.map(({ label }) => label)).toEqual(["开户行", "银行账号"]);
    const fields = prepared.sections.flatMap((section) => section.fields);
    const father = fields.find(({ field }) => field === "fatherCondition");
    expect(father).toMatchObject({ words: "服刑在押", value: "imprisoned" });
    expect(father?.source?.words).toContain("（2024）渝0117刑初88号");
    expect(father?.source?.on).toBe("2024-11-20");
    expect(fields.find(({ field }) => field === "homeAddress")?.words).toMatch(/古楼镇.*三社12号/);
    expect(prepared.payees.map(({ name, kind }) => [name, kind])).toEqual([["王桂英", "carer"]]);
    expect(prepared.hindrances).toEqual([]);
  });

  it("is nothing to a neighbour village and nothing that does not exist", async () => {
    const childId = await openChild("贺二");
    const neighbour = await test.as("neighbour");
    expect((await neighbour.get(`/api/preparations/defacto?child=${childId}`)).statusCode).toBe(404);
    const director = await test.as("director");
    expect((await director.get(`/api/preparations/nothing?child=${childId}`)).statusCode).toBe(404);
  });
});

describe("the confirmation of a de facto unattended child", () => {
  it("goes from the village over township and district to the register and the money of next month", async () => {
    const childId = await openChild("贺小满");
    const matter = await started(childId);
    expect(matter).toMatchObject({ state: "running", stepTitle: "镇街查验" });
    // 15 working days from 2026-11-27.
    expect(matter.clock.dueOn).toBe("2026-12-18");
    const complete = await handInPapers(matter);
    expect(complete.missing).toEqual([]);
    const verified = await decided("supervisor", complete, "pass");
    expect(verified).toMatchObject({ stepTitle: "区民政局确认" });
    const done = await decided("district", verified, "confirm", "经审核符合条件，予以确认。");
    expect(done.state).toBe("approved");

    const file = await fileOf(childId);
    expect(file.categories.map(({ category, since }) => [category, since])).toEqual([
      ["defactoUnattended", "2026-11-27"],
    ]);
    const fact = file.facts.find(({ kind }) => kind === "category");
    expect(fact?.value).toMatchObject({
      careMode: "community",
      startMonth: "2026-12",
      recognisedOn: "2026-11-27",
      appliedOn: "2026-11-27",
      verifiedOn: "2026-11-27",
      document: done.no,
    });
    expect(await entitlementsOf(childId)).toMatchObject([
      {
        programme: "B03",
        careMode: "community",
        fromMonth: "2026-12",
        toMonth: null,
        payeeName: "王桂英",
        payeeRelation: "祖母",
        source: "application",
      },
    ]);
  });

  it("shows who decides each condition of the rule with value, evidence and clause, and what stands beside it", async () => {
    const matter = await started(await openChild("贺十四"));
    const checks = new Map(matter.checks.map((check) => [check.code, check]));
    expect(checks.get("rule.defactoUnattended")).toMatchObject({ verdict: "yes" });
    const said = JSON.stringify(matter.checks);
    for (const part of ["服刑在押", "公安查找", "（2024）渝0117刑初88号", "民发〔2019〕62号"])
      expect(said).toContain(part);
    expect(checks.get("payee")).toMatchObject({ verdict: "yes", value: "祖母王桂英，档案登记平时照料孩子" });
    expect(checks.get("account")?.verdict).toBe("yes");
    expect(checks.get("topUp")?.value).toContain("全额");
    expect(checks.get("running")?.value).toBe("没有");
    expect(checks.get("sameAsFile")?.verdict).toBe("yes");
  });

  it("follows a file into the one it is merged into, is decided there, and goes back when they are parted", async () => {
    const [kept, merged] = [await openChild("贺三十"), await openChild("贺三一")];
    const matter = await handInPapers(await started(merged));
    const listedFor = async (childId: string) => {
      const answer = await (await test.as("supervisor")).get(
        `/api/applications?subjectId=${childId}&state=open`,
      );
      return answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    };
    const district = await test.as("district");
    const done = async (path: string, body: object) => {
      const answer = await district.post(path, body);
      expect(answer.statusCode, answer.body).toBe(200);
      await followChanges(test.app);
      return answer.json<{ id: string }>().id;
    };
    const joined = { keptId: kept, mergedId: merged, reason: "同一个孩子" };
    const mergeId = await done("/api/merges", joined);
    expect(await listedFor(kept)).toEqual([matter.id]);
    expect(await listedFor(merged)).toEqual([]);
    const { tasks } = (await (await test.as("supervisor")).get("/api/desk")).json<{
      tasks: { link: string }[];
    }>();
    expect(tasks.filter(({ link }) => link.includes(matter.id))).toHaveLength(1);
    await done(`/api/merges/${mergeId}/undo`, { reason: "其实是两个孩子" });
    expect([await listedFor(kept), await listedFor(merged)]).toEqual([[], [matter.id]]);

    await done("/api/merges", joined);
    const verified = await decided("supervisor", await read(matter), "pass");
    expect((await decided("district", verified, "confirm", "经审核符合条件，予以确认。")).state).toBe(
      "approved",
    );
    expect(await entitlementsOf(kept)).toMatchObject([{ programme: "B03", fromMonth: "2026-12" }]);
  });

  it("answers the finding that led to it: no task while it runs, laid aside with the reasons when it is refused", async () => {
    const childId = await openChild("贺十五");
    await followChanges(test.app);
    const director = await test.as("director");
    const found = async () => {
      const answer = await director.get("/api/findings?limit=200");
      return answer
        .json<{ items: FindingView[] }>()
        .items.find((one) => one.childId === childId && one.about === "programme:B03");
    };
    const tasks = async () => {
      const answer = await director.get("/api/desk");
      return answer
        .json<{ tasks: { title: string; link: string }[] }>()
        .tasks.filter(({ title, link }) => title.includes("贺十五") && link.startsWith("/findings"));
    };
    expect((await found())?.state).toBe("open");
    expect(await tasks()).not.toEqual([]);
    const matter = await started(childId);
    expect(await tasks()).toEqual([]);
    const verified = await decided("supervisor", await handInPapers(matter), "doubt", "母亲已有联系。");
    await decided("district", verified, "refuse", "母亲已恢复抚养。");
    const settled = await director.get(`/api/findings?limit=200&state=settled`);
    const laid = settled.json<{ items: FindingView[] }>().items.find(({ childId: of }) => of === childId);
    expect(laid, settled.body).toMatchObject({ state: "settled" });
    expect(JSON.stringify(laid)).toContain("母亲已恢复抚养");
  });

  it("keeps a changed finding off the desk while it runs, and asks again once it is withdrawn", async () => {
    const childId = await openChild("贺十六");
    await followChanges(test.app);
    const director = await test.as("director");
    const tasks = async () => {
      const { tasks: all } = (await director.get("/api/desk")).json<{ tasks: { title: string }[] }>();
      return all.map(({ title }) => title).filter((title) => title.includes("贺十六"));
    };
    const asked = await tasks();
    const aboutAllowance = asked.filter((title) => title.includes("事实无人抚养"));
    expect(aboutAllowance).not.toEqual([]);
    const matter = await started(childId);
    // As a changed fact of the child would.
    await asOwnerOf(test.databaseUrl, async (client) => {
      await client.query("update benefits.finding set needs_task = true where child_id = $1", [childId]);
    });
    await systemWork(test.app, (tx) => refreshTasks(tx, 500));
    expect((await tasks()).filter((title) => aboutAllowance.includes(title))).toEqual([]);
    await director.post(
      `/api/applications/${matter.id}/withdrawal`,
      { reason: "母亲要先想一想" },
      { version: matter.version },
    );
    await systemWork(test.app, (tx) => refreshTasks(tx, 500));
    expect((await tasks()).sort()).toEqual(asked.sort());
  });

  it("keeps no account in clear, in the answer or in the database", async () => {
    const childId = await openChild("贺三");
    const matter = await started(childId);
    const shown = matter.sections
      .flatMap(({ fields }) => fields)
      .find(({ field }) => field === "payeeAccount");
    expect(shown?.words).toMatch(/^\*+\d{4}$/);
    const { rows } = await test.app.database.pool.query<{ form: string }>(
      "select form::text from procedure.matter where id = $1",
      [matter.id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/629998\d{6}/);
  });

  it("does not pass the township without papers", async () => {
    const matter = await started(await openChild("贺四"));
    const answer = await decide("supervisor", matter, "pass");
    expect(answer.statusCode).toBe(409);
    expect(answer.json<{ detail: string }>().detail).toContain("父亲服刑在押的证明");
  });

  it("is refused with written reasons only, and a refusal changes nothing in the register", async () => {
    const childId = await openChild("贺五");
    const verified = await decided(
      "supervisor",
      await handInPapers(await started(childId)),
      "doubt",
      "母亲已有联系。",
    );
    expect((await decide("district", verified, "refuse", "")).statusCode).toBe(422);
    const refused = await decided("district", verified, "refuse", "母亲已恢复联系并履行抚养义务。");
    expect(refused.state).toBe("refused");
    expect((await fileOf(childId)).categories).toEqual([]);
    expect(await entitlementsOf(childId)).toEqual([]);
    expect(refused.prints.map(({ title }) => title)).toEqual(["申请表", "受理回执", "不予确认告知书"]);
  });

  it("goes back to the township and comes again", async () => {
    const verified = await decided(
      "supervisor",
      await handInPapers(await started(await openChild("贺六"))),
      "pass",
    );
    const answer = await decide("district", verified, "return", "请补查母亲近况。", { to: "verify" });
    expect(answer.statusCode, answer.body).toBe(200);
    const again = await decided("supervisor", answer.json<MatterView>(), "pass", "已入户，母亲仍无音讯。");
    expect((await decided("district", again, "confirm")).state).toBe("approved");
  });

  it("lets the clock stand while papers are waited for", async () => {
    const matter = await started(await openChild("贺七"), { receivedOn: "2026-11-16" });
    expect(matter.clock.dueOn).toBe("2026-12-07");
    const supervisor = await test.as("supervisor");
    const asked = await supervisor.post(
      `/api/applications/${matter.id}/supplement-requests`,
      { missing: [{ title: "失联回执单" }], on: "2026-11-18" },
      { version: matter.version },
    );
    expect(asked.statusCode, asked.body).toBe(200);
    const waiting = asked.json<MatterView>();
    expect(waiting).toMatchObject({ state: "supplementing", clock: { tone: "stands" } });
    const director = await test.as("director");
    const paper = { item: "mother.outOfContact", kind: "receipt", note: "回执单原件在镇政府" };
    const noted = await director.post(`/api/applications/${matter.id}/papers`, paper);
    const handed = await director.post(
      `/api/applications/${matter.id}/supplements`,
      { on: "2026-11-26" },
      { version: noted.json<MatterView>().version },
    );
    expect(handed.statusCode, handed.body).toBe(200);
    // Six working days stood still.
    expect(handed.json<MatterView>().clock.dueOn).toBe("2026-12-15");
  });

  it("may be withdrawn and applied for anew", async () => {
    const childId = await openChild("贺八");
    const matter = await started(childId);
    const director = await test.as("director");
    const withdrawn = await director.post(
      `/api/applications/${matter.id}/withdrawal`,
      { reason: "母亲找到了" },
      { version: matter.version },
    );
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    const again = await started(childId, { previousId: matter.id });
    expect(again.previousId).toBe(matter.id);
  });

  it("is looked at by somebody else of the bureau after an objection to a refusal", async () => {
    const childId = await openChild("贺九");
    const verified = await decided("supervisor", await handInPapers(await started(childId)), "pass");
    const refused = await decided("district", verified, "refuse", "材料不足以认定。");
    const director = await test.as("director");
    const objected = await director.post(
      `/api/applications/${refused.id}/objections`,
      { who: "王桂英", says: "儿媳确实失联" },
      { version: refused.version },
    );
    expect(objected.statusCode, objected.body).toBe(200);
    const review = objected.json<MatterView>();
    expect((await decide("district", review, "confirm")).statusCode).toBe(409);
    expect((await decided("district2", review, "confirm")).state).toBe("approved");
    expect(await entitlementsOf(childId)).toHaveLength(1);
  });
});

describe("what is refused", () => {
  it("a second application while one runs, and one for a child that receives", async () => {
    const childId = await openChild("贺十");
    await confirmed(childId);
    const answer = await start(childId);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<{ code: string }>().code).toBe("benefits.application.alreadyReceiving");
    const other = await start(childId, { procedure: "orphan" });
    expect(other.json<{ code: string }>().code).toBe("benefits.application.otherBasic");

    const running = await openChild("贺十一");
    await started(running);
    expect((await start(running)).json<{ code: string }>().code).toBe("procedures.alreadyRunning");
    expect((await start(running, { procedure: "orphan" })).json<{ code: string }>().code).toBe(
      "benefits.application.otherRunning",
    );
  });

  it.each([
    {
      what: "an account with a wrong digit",
      form: { payeeAccount: { value: "6222021234567890129" } },
      code: "benefits.account.unsound",
    },
    {
      what: "a day before the child was born",
      form: { appliedOn: { value: "2010-01-01" } },
      code: "benefits.application.dates",
    },
    {
      what: "a day in the future",
      form: { appliedOn: { value: "2027-01-01" } },
      code: "benefits.application.dates",
    },
    {
      what: "a payee who does not care for the child",
      form: { payeePersonId: { value: null }, payeeName: { value: "张三" } },
      code: "benefits.application.payeeUnfit",
    },
    { what: "a field that the form has not", form: { password: { value: "x" } }, code: "procedures.formBad" },
    {
      what: "a form without an account",
      form: { payeeAccount: { value: null } },
      code: "procedures.formIncomplete",
    },
  ])("$what", async ({ form, code }) => {
    serial += 1;
    const childId = await openChild(
      `苗${serial}号`.replaceAll(/\d/g, (digit) => "零一二三四五六七八九".charAt(Number(digit))),
    );
    const answer = await start(childId, { form: { ...account(serial), ...form } });
    expect(answer.json<{ code: string }>().code, answer.body).toBe(code);
    const retry = await start(childId);
    expect(retry.statusCode, "nothing was kept of the refused one").toBe(200);
  });

  it("the confirmation by who verified, and the verification by a village", async () => {
    const childId = await openChild("贺十二");
    const matter = await handInPapers(await started(childId));
    expect((await decide("director", matter, "pass")).statusCode).toBe(403);
    expect((await decide("district", matter, "pass")).statusCode).toBe(403);
    expect((await decide("otherSupervisor", matter, "pass")).statusCode).toBe(404);
    const verified = await decided("supervisor", matter, "pass");
    expect((await decide("supervisor", verified, "confirm")).statusCode).toBe(403);
  });

  it("a verification by who handed it in for the village, whatever post is held by then", async () => {
    const matter = await handInPapers(await started(await openChild("贺十六")));
    await asOwnerOf(test.databaseUrl, async (owner) => {
      await owner.query(
        "update procedure.matter set created_by = (select id from platform.account where username = 'supervisor') where id = $1",
        [matter.id],
      );
    });
    const answer = await decide("supervisor", matter, "pass");
    expect(answer.json<{ code: string }>().code).toBe("procedures.separatePosts");
    expect((await read(matter)).stepTitle).toBe("镇街查验");
  });

  it("the second of two who confirm at once: one entitlement, one category", async () => {
    const childId = await openChild("贺十三");
    const verified = await decided("supervisor", await handInPapers(await started(childId)), "pass");
    const answers = await Promise.all([
      decide("district", verified, "confirm"),
      decide("district2", verified, "confirm"),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect(await entitlementsOf(childId)).toHaveLength(1);
  });
});
