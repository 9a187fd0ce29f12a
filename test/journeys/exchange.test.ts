/**
 * Other departments know first: rosters of prisons and rehabilitation centres go in, what is certain follows by itself, a person decides
 * the rest and asks the village, the village looks in on the children; the school census finds who is in no school; the quarter's copy
 * goes out with its agreed columns..
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageOn } from "../../src/kernel/calendar-date.ts";
import { byEar } from "../../src/modules/matching/demo/demo-rosters.ts";
import type { PersonDraft } from "../../src/modules/registry/file-draft.contract.ts";
import { barriersOn } from "../support/barriers.ts";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { type DemoFamily, demoFamilies } from "../support/demo-people.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { logInAt } from "../support/log-in.ts";
import { picture } from "../support/pictures.ts";
import { allSheets } from "../support/read-sheet.ts";
import { PRISON, PRISON_HEADINGS, personRow, sendRoster, table, unknown } from "../support/send-roster.ts";
import type { TestServer } from "../support/server.ts";

const VILLAGE = "500117104204";
const TOWNSHIP = "500117104";
/** A step may be slow where something else has the processor; only what never comes is a fault. */
const PATIENCE_MS = 90_000;
/** Earlier than the demonstration's own batches of the quarter would be older than the last one. */
const AS_OF = "2026-11-20";

let server: TestServer;
let browser: TestBrowser;
let families: readonly DemoFamily[];
let cast: Cast;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await openBrowser();
  families = await demoFamilies(DEMO_MORNING.slice(0, 10));
  cast = castFathers(families);
});
afterAll(async () => {
  await browser.close();
  await server.remove();
});

const logIn = (username: string, path?: string): Promise<Page> =>
  logInAt({ browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING }, username, path);
const appears = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

interface Cast {
  /** In the village itself: one is written down whole, one hardly at all. */
  readonly known: Known;
  readonly asked: Known;
  /** Elsewhere in the township: one is written by ear, another has a namesake of the same birthday, one is in rehabilitation. */
  readonly heard: Known;
  readonly namesake: Known;
  readonly rehab: Known;
}
type Known = DemoFamily & { readonly father: PersonDraft };

/** Fathers of left-behind children of the newcomer's township. */
function castFathers(families: readonly DemoFamily[]): Cast {
  const all = families.flatMap((family): Known[] => {
    const { father, isLeftBehind, villageCode } = family;
    const isWhole = father?.citizenNo !== undefined && father.birthDate !== undefined;
    return isWhole && isLeftBehind && villageCode.startsWith(TOWNSHIP) ? [{ ...family, father }] : [];
  });
  const distinct = [...new Map(all.map((family) => [family.father.citizenNo, family])).values()];
  const [known, asked] = distinct.filter(({ villageCode }) => villageCode === VILLAGE);
  const elsewhere = distinct.filter(({ villageCode }) => villageCode !== VILLAGE);
  const heard = elsewhere.find(({ father }) => byEar(father.name) !== father.name);
  const [namesake, rehab] = elsewhere.filter((family) => family !== heard);
  if (!known || !asked || !heard || !namesake || !rehab)
    throw new Error("the demonstration has too few fathers");
  return { known, asked, heard, namesake, rehab };
}

const masked = ({ citizenNo = "" }: PersonDraft) => `${citizenNo.slice(0, 6)}********${citizenNo.slice(-4)}`;

/** Sends a file in under an agreement of the demonstration. */
const upload = (page: Page, agreement: string, name: string, text: string) =>
  sendRoster(page, server.url, { agreement, name, text, asOf: AS_OF });

const REHAB = ["重庆市北碚强制隔离戒毒所", "2026-05-10", "2028-05-09"];

describe("rosters of people who are kept away", () => {
  it("write what is certain as dated conditions, with unit and day as their source", async () => {
    const { known, asked, heard, namesake, rehab } = cast;
    const page = await logIn("district");
    await upload(
      page,
      "强制隔离戒毒人员名册",
      "强制隔离戒毒人员.csv",
      table("姓名,性别,身份证号,出生日期,户籍地,戒毒所,入所时间,期满时间", [
        [...personRow(rehab.father, { number: masked(rehab.father) }), ...REHAB],
        ...unknown(40, 12, REHAB),
      ]),
    );
    await upload(
      page,
      "服刑在押人员名册",
      "服刑在押人员.csv",
      table(PRISON_HEADINGS, [
        [...personRow(known.father), ...PRISON],
        [...personRow(heard.father, { name: byEar(heard.father.name), number: "" }), ...PRISON],
        // The same name and birthday, elsewhere: nobody of ours.
        [...personRow(namesake.father, { number: "", place: "四川省邻水县" }), ...PRISON],
        [...personRow(asked.father, { number: "", place: "重庆市合川区" }), ...PRISON],
        ...unknown(70, 11, PRISON),
      ]),
    );
    await picture(page, "exchange-batch");
    await page.context().close();

    const village = await logIn(`director-${VILLAGE}`);
    await openChild(village, known.child.name);
    await appears(village, /^服刑在押 · 重庆市渝州监狱/);
    await village.getByRole("button", { name: "依据" }).first().click();
    await appears(village, new RegExp(`区司法局《服刑在押人员名册》（截至 ${AS_OF}） 第 2 行`));
    await village.context().close();
    const township = await logIn(`supervisor-${TOWNSHIP}`);
    await openChild(township, rehab.child.name);
    await appears(township, /^强制隔离戒毒 · 重庆市北碚强制隔离戒毒所/);
    await township.context().close();
  });

  it("leave what is doubtful to a person at the keyboard, who asks the village about one", async () => {
    const { asked, heard, namesake } = cast;
    const page = await logIn("district", "/exchange/review");
    await page
      .getByRole("link", { name: /^服刑在押人员名册/ })
      .first()
      .click();
    const row = (name: string) =>
      page.getByRole("region", { name: "名单上的行" }).getByRole("listitem").filter({ hasText: name });
    await row(byEar(heard.father.name)).first().waitFor();
    expect(await barriersOn(page, { all: true })).toEqual([]);
    await picture(page, "exchange-review");
    const stand = (name: string) =>
      page.getByRole("region", { name: "对照" }).filter({ hasText: name }).first().waitFor();
    await row(byEar(heard.father.name)).getByRole("button").click();
    await stand(heard.father.name);
    await page.keyboard.press("1");
    await row(byEar(heard.father.name)).waitFor({ state: "detached" });
    await row(namesake.father.name).getByRole("button").click();
    await stand(namesake.father.name);
    await page.keyboard.press("2");
    await row(namesake.father.name).waitFor({ state: "detached" });
    await stand(asked.father.name);
    await page.keyboard.press("4");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("要问的话").fill("人在家里吗？上半年有没有被带走？");
    await dialog.getByRole("button", { name: "发给村里" }).click();
    await dialog.waitFor({ state: "hidden" });

    const village = await logIn(`director-${VILLAGE}`);
    await village
      .getByRole("listitem")
      .filter({ hasText: `核实：${asked.father.name}` })
      .getByRole("link", { name: /去办/ })
      .click();
    await appears(village, "人在家里吗？上半年有没有被带走？");
    await village.getByRole("radio", { name: "是这个人", exact: true }).click();
    await village.getByRole("button", { name: "答复区里" }).click();
    await appears(village, /已答复：是这个人/);
    await village.context().close();

    await page.reload();
    await row(asked.father.name).getByText("村里已答复").waitFor();
    await stand(asked.father.name);
    await page.keyboard.press("1");
    await appears(page, "这一批没有要复核的行了");
    await page.context().close();
  });

  it("have the village look in on the children, with a form", async () => {
    const { known } = cast;
    const page = await logIn(`director-${VILLAGE}`);
    await page
      .getByRole("listitem")
      .filter({ hasText: `服刑在押人员子女生活状况核查：${known.child.name}` })
      .getByRole("link", { name: /去办/ })
      .click();
    await page.getByRole("link", { name: "填写核查表" }).click();
    await page.getByRole("heading", { level: 1, name: "两类人员子女生活状况核查" }).waitFor();
    await appears(page, known.child.name);
    const choose = async (label: string, option: string) => {
      await page.getByLabel(label).click();
      await page.getByTitle(option, { exact: true }).last().click();
    };
    await choose("与谁生活", "祖父母、外祖父母");
    await page.getByLabel("照料人姓名和关系").fill("奶奶");
    await page.getByRole("radio", { name: "是", exact: true }).click();
    await choose("家庭经济", "收入少，勉强维持");
    await choose("就学", "正常就学");
    await choose("健康", "健康");
    await choose("核查结论", "需要帮扶");
    await picture(page, "exchange-check");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.waitForURL(/records\/matching\.livingCheck\/[0-9a-f-]{36}/);
    await page.goto(`${server.url}/exchange/differences?tab=checks&state=settled`);
    await page
      .getByRole("row")
      .filter({ hasText: known.child.name })
      .getByText(/需要帮扶/)
      .waitFor();
    await page.context().close();
  });
});

describe("the school census", () => {
  it("finds the children who are in no school's list, and no others", async () => {
    const pupils = families.filter(
      ({ child, school, grade }) => isOfSchoolAge(child) && school !== undefined && grade !== undefined,
    );
    const near = pupils.filter(
      ({ villageCode, isLeftBehind }) => isLeftBehind && villageCode.startsWith(TOWNSHIP),
    );
    const township = await logIn(`supervisor-${TOWNSHIP}`);
    const listed = `${server.url}/exchange/differences?tab=absences`;
    await township.goto(listed);
    await township.getByRole("heading", { level: 1, name: "差异与终止" }).waitFor();
    await township.getByRole("button", { name: /^未在学籍名册/ }).waitFor();
    const line = (name: string) => township.getByRole("row").filter({ hasText: name });
    const missing = near.slice(0, 2);
    for (const { child } of missing) expect(await line(child.name).count()).toBe(0);

    const page = await logIn("district");
    const present = pupils.filter((one) => !missing.includes(one));
    await upload(
      page,
      "在校学生学籍名册",
      "在校学生.csv",
      table(
        "姓名,性别,身份证号,出生日期,户籍地,学校,年级",
        present.map(({ child, school = "", grade = "" }) => [...personRow(child), school, grade]),
      ),
    );
    await page.context().close();

    await township.goto(listed);
    for (const { child } of missing) await line(child.name).first().waitFor();
    for (const { child } of near.slice(2, 6)) expect(await line(child.name).count()).toBe(0);
    await picture(township, "exchange-absent");
    await township.context().close();
  });
});

describe("a copy for a member unit", () => {
  it("holds the agreed columns alone, is signed, and is written down with whoever took it", async () => {
    const page = await logIn("district", "/exchange/copies");
    const paper = page.getByRole("region", { name: /^区残联/ });
    await appears(page, "还没有抄送过。");
    await paper.getByRole("button", { name: "生成抄送文件" }).click();
    const dialog = page.getByRole("dialog");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: /^生成/ }).click(),
    ]);
    await dialog.waitFor({ state: "hidden" });
    const sent = paper.getByRole("list", { name: "发送记录" }).getByRole("listitem");
    await sent.first().waitFor();
    await picture(page, "exchange-copies");
    const people = Number(/季度(\d+) 人/.exec((await sent.first().textContent()) ?? "")?.[1]);
    const [sheet = []] = await allSheets(await readFile(await download.path()));
    const header = sheet.findIndex((cells) => cells[0] === "镇街");
    expect(sheet[header]).toEqual(["镇街", "村居", "姓名", "性别", "出生日期", "残疾类别", "残疾等级"]);
    const rows = sheet.slice(header + 1).filter((cells) => cells[0] !== undefined && cells[0] !== "");
    expect([people > 500, rows.length]).toEqual([true, people]);
    await sent.getByText("字段、校验码和签名").click();
    await sent.getByText(/签名（Base64）：\S{40,}/).waitFor();
    await page.context().close();

    const auditor = await logIn("auditor");
    await auditor.getByRole("link", { name: "审计日志", exact: true }).click();
    for (const act of ["按协议生成抄送文件", "下载抄送文件"]) await appears(auditor, act);
    await auditor.context().close();
  });
});

async function openChild(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "在册儿童" }).click();
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: name }).waitFor();
}

/** Seven to fifteen on the roster's day, as the parameters have it. */
function isOfSchoolAge({ birthDate = "" }: PersonDraft): boolean {
  return ageOn(birthDate, AS_OF) >= 7 && ageOn(birthDate, AS_OF) < 16;
}
