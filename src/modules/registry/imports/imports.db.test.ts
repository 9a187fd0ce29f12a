import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CastName } from "../../../../test/support/app.ts";
import {
  type Child,
  checked,
  child,
  type ImportDesk,
  imported,
  openImportDesk,
  uploaded,
} from "../../../../test/support/import-desk.ts";
import { composeCitizenId } from "../../../kernel/citizen-id.ts";
import { setClock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import { recordChildFact } from "../child-facts.service.ts";
import { readChild } from "../read-child.service.ts";
import type { ImportBatch } from "./import-batch.contract.ts";
import type { ImportSheet } from "./import-columns.contract.ts";
import { purgeStaging } from "./import-jobs.job.ts";
import type { ImportRow } from "./import-rows.contract.ts";

const LEFT_BEHIND = "农村留守儿童台账（2020年第四季度）.xlsx";
const ORPHANS = "孤儿台账（2020年第四季度）.xlsx";

let desk: ImportDesk;
const as = (name: CastName) => desk.as(name);

beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(() => desk.close());

const NEXT_QUARTER = "古楼镇农村留守儿童名册（2021年第一季度）";

describe("a ledger file on its way into the register", () => {
  it("is looked into, checked, imported, and changes nothing the second time", async () => {
    const district = await as("district");
    const first = await district.upload(ORPHANS, "orphan");
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({ state: "uploaded", asOf: "2020-12-31", format: "xlsx" });
    const { id } = first.body;
    const batch = await district.step(id, "check");
    expect(batch.counts).toMatchObject({
      rows: 87,
      accept: 59,
      acceptWithWarning: 15,
      reject: 13,
      new: 74,
      missing: 0,
    });
    const done = await district.step(id, "commit");
    expect(done).toMatchObject({
      state: "committed",
      committed: { opened: 74, changed: 0, unchanged: 0, refused: 0 },
    });

    const again = await district.upload(ORPHANS, "orphan");
    expect(again.body.sameFileAs?.id).toBe(id);
    const second = await district.step(again.body.id, "check");
    expect(second.counts).toMatchObject({ new: 0, changed: 0, unchanged: 74, missing: 0 });
    const nothing = await district.step(again.body.id, "commit");
    expect(nothing.committed).toMatchObject({ opened: 0, changed: 0, unchanged: 74 });
  });

  it("shows sheets, columns and samples, and chooses only the sender's own township", async () => {
    const supervisor = await as("supervisor");
    const { body } = await supervisor.upload(LEFT_BEHIND, "leftBehind");
    const sheets = await supervisor.call<{ version: number; items: ImportSheet[] }>(
      "GET",
      `/api/imports/${body.id}/sheets`,
    );
    const chosen = sheets.body.items.filter((sheet) => sheet.chosen);
    expect(chosen.map((sheet) => sheet.township?.name)).toEqual(["古楼镇"]);
    expect(sheets.body.items.filter((sheet) => sheet.whyNot === "不属于本镇")).toHaveLength(29);
    const name = chosen[0]?.columns.find((column) => column.field === "name");
    expect(name?.samples.length).toBeGreaterThan(0);
    expect(chosen[0]?.columns.find((column) => column.field === "father.workPlace")?.heading).toContain(
      "父亲",
    );

    const other = sheets.body.items.find((sheet) => sheet.township?.name.startsWith("官渡"));
    const mapped = await supervisor.call("PUT", `/api/imports/${body.id}/mapping`, {
      version: sheets.body.version,
      body: { sheets: [{ index: other?.index, chosen: true }] },
    });
    expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
    const { counts } = await supervisor.step(body.id, "check");
    const foreign = counts?.sheets.find((sheet) => sheet.index === other?.index);
    expect(counts?.outsideScope).toBeGreaterThan(0);
    expect(foreign?.accept).toBe(0);
    expect(counts?.codes.find(({ code }) => code === "place.outsideScope")).toMatchObject({
      label: "不属于本镇",
      severity: "reject",
    });
  });

  it("brings in the district's whole left-behind ledger as expected, and once only", async () => {
    const district = await as("district2");
    const { body } = await district.upload(LEFT_BEHIND, "leftBehind");
    const { counts } = await district.step(body.id, "check");
    expect(counts).toMatchObject({ rows: 2114, accept: 1567, acceptWithWarning: 323, reject: 224 });
    expect((await district.step(body.id, "commit")).committed).toMatchObject({ opened: 1890, refused: 0 });
    const again = await district.upload(LEFT_BEHIND, "leftBehind");
    const second = await district.step(again.body.id, "check");
    expect(second.counts).toMatchObject({ unchanged: 1890, changed: 0, new: 0, missing: 0 });
    const undone = await district.step(body.id, "undo", { reason: "区里统一重新报送" });
    expect(undone.undone).toMatchObject({ filesWithdrawn: 1890, filesKept: 0 });
  }, 120_000);
});

describe("the grid of a checked file", () => {
  it("says at each cell what is wrong, and judges an edited row at once", async () => {
    const supervisor = await as("supervisor");
    const wrong = { ...child("周小错"), number: "500199201205061231" };
    const { id, counts } = await checked(supervisor, [child("周小对"), wrong]);
    expect(counts).toMatchObject({ accept: 1, reject: 1, ready: 1 });
    const { items, total } = await supervisor.rows(id, "&problems=true");
    expect(total).toBe(1);
    const [row] = items;
    expect(row?.findings).toMatchObject([
      { code: "citizenNo.checkDigit", column: "citizenNo", severity: "reject" },
    ]);
    expect(row?.cells["citizenNo"]).toEqual({ raw: "500199201205061231", value: "", edited: false });

    const url = `/api/imports/${id}/rows/${row?.seq}`;
    const body = { cells: { citizenNo: child("x").number } };
    const stale = await supervisor.call<{ code: string }>("PATCH", url, { version: 7, body });
    expect([stale.status, stale.body.code]).toEqual([412, "http.stale"]);
    const edited = await supervisor.call<{
      row: ImportRow;
      counts: ImportBatch["counts"];
      others: ImportRow[];
    }>("PATCH", url, { version: 1, body });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect(edited.body.row).toMatchObject({ outcome: "accept", changeKind: "new", version: 2, findings: [] });
    expect(edited.body.row.cells["citizenNo"]).toMatchObject({ edited: true });
    expect(edited.body.counts).toMatchObject({ reject: 0, ready: 2 });

    const back = await supervisor.call<{ row: ImportRow }>("PATCH", url, {
      version: 2,
      body: { cells: { citizenNo: null } },
    });
    expect(back.body.row).toMatchObject({ outcome: "reject", changeKind: null });
    const excluded = await supervisor.call<{ row: ImportRow }>("PATCH", url, {
      version: 3,
      body: { excluded: true },
    });
    expect(excluded.body.row.excluded).toBe(true);
    const unknown = await supervisor.call<{ code: string }>("PATCH", url, {
      version: 4,
      body: { cells: { orphanType: "散居" } },
    });
    expect(unknown.body.code).toBe("registry.import.row.unknownColumn");
  });

  it("frees a double when the first of the two gets another number", async () => {
    const supervisor = await as("supervisor");
    const first = child("陈一先");
    const { id } = await checked(supervisor, [first, { ...child("陈一后"), number: first.number ?? "" }]);
    const [kept, double] = (await supervisor.rows(id)).items;
    expect(double?.findings[0]?.code).toBe("duplicate.inFile");
    const edited = await supervisor.call<{ others: ImportRow[]; counts: ImportBatch["counts"] }>(
      "PATCH",
      `/api/imports/${id}/rows/${kept?.seq}`,
      {
        version: 1,
        body: { cells: { citizenNo: child("x").number } },
      },
    );
    expect(edited.body.others.map(({ seq, outcome }) => [seq, outcome])).toEqual([[double?.seq, "accept"]]);
    expect(edited.body.counts).toMatchObject({ ready: 2, reject: 0 });
  });

  it("filters by code, kind and sheet, and pages with a cursor that cannot be forged", async () => {
    const supervisor = await as("supervisor");
    const { id } = await checked(supervisor, [
      child("吴一一"),
      { ...child("吴二二"), number: "", sex: "女" },
      { ...child("吴三三"), village: "没有的村" },
    ]);
    expect(
      (await supervisor.rows(id, "&code=citizenNo.missing")).items.map((row) => row.cells["name"]?.value),
    ).toEqual(["吴二二"]);
    expect((await supervisor.rows(id, "&outcome=reject")).total).toBe(1);
    expect((await supervisor.rows(id, "&changeKind=new")).total).toBe(2);
    type Page = { items: ImportRow[]; nextCursor: string | null; code?: string };
    const page = await supervisor.call<Page>("GET", `/api/imports/${id}/rows?limit=2`);
    expect(page.body.items).toHaveLength(2);
    const rest = await supervisor.call<Page>(
      "GET",
      `/api/imports/${id}/rows?limit=2&cursor=${page.body.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ seq: 3 }], nextCursor: null });
    const forged = await supervisor.call<Page>(
      "GET",
      `/api/imports/${id}/rows?cursor=${page.body.nextCursor?.replace(/.$/, "x")}`,
    );
    expect([forged.status, forged.body.code]).toEqual([400, "http.badCursor"]);
    const elsewhere = await supervisor.call<Page>(
      "GET",
      `/api/imports/${id}/rows?changeKind=new&cursor=${page.body.nextCursor}`,
    );
    expect([elsewhere.status, elsewhere.body.code]).toEqual([400, "http.badCursor"]);
  });

  it("hands out the refused rows with their own columns, ready to be sent in again", async () => {
    const supervisor = await as("supervisor");
    const { id } = await checked(supervisor, [
      child("冯一一"),
      { ...child("冯二二"), number: "500199201205061231" },
    ]);
    const answer = await supervisor.download(`/api/imports/${id}/errors`);
    expect(answer.headers["content-type"]).toContain("spreadsheetml");
    const again = await supervisor.upload({ name: "改过的.xlsx", bytes: answer.rawPayload }, "leftBehind");
    expect(again.body.asOf).toBe("2020-12-31");
    const { counts } = await supervisor.step(again.body.id, "check");
    expect(counts).toMatchObject({ rows: 1, reject: 1 });
    const [row] = (await supervisor.rows(again.body.id)).items;
    expect(row?.findings.map(({ code }) => code)).toEqual(["citizenNo.checkDigit"]);
    expect(row?.cells).toMatchObject({
      "father.workPlace": { value: "广东" },
      school: { value: "古楼小学" },
    });
  });
});

describe("next quarter's file", () => {
  it("changes only what changed, and asks about those whom it does not name", async () => {
    const supervisor = await as("otherSupervisor");
    const title = (quarter: string) => `官渡镇农村留守儿童名册（${quarter}）`;
    const at = { village: "铺坝村" };
    const [stays, changes, goes, asked] = ["郑留一", "郑变一", "郑走一", "郑问一"].map((name) =>
      child(name, at),
    ) as [Child, Child, Child, Child];
    await imported(supervisor, [stays, changes, goes, asked], title("2020年第四季度"));
    const next = await checked(
      supervisor,
      [stays, { ...changes, school: "官渡中学" }, child("郑新一", at)],
      title("2021年第一季度"),
    );
    expect(next.counts).toMatchObject({ new: 1, changed: 1, unchanged: 1, missing: 2 });

    type Compared = { items: { name: string; changes: { label: string; from: string; to: string }[] }[] };
    const compared = await supervisor.call<Compared>(
      "GET",
      `/api/imports/${next.id}/comparison?kind=changed`,
    );
    expect(compared.body.items).toMatchObject([
      {
        name: "郑变一",
        changes: [{ label: "就学", from: "古楼小学 · 三年级", to: "官渡中学 · 三年级" }],
      },
    ]);
    type Missing = { items: { childId: string; name: string; decision: string | null }[]; total: number };
    const missing = await supervisor.call<Missing>("GET", `/api/imports/${next.id}/missing`);
    expect(missing.body.items.map(({ name }) => name).sort()).toEqual(["郑走一", "郑问一"].sort());

    const done = await supervisor.step(next.id, "commit");
    expect(done.committed).toMatchObject({ opened: 1, changed: 1, unchanged: 1 });
    const idOf = (name: string) => missing.body.items.find((one) => one.name === name)?.childId;
    const decided = await supervisor.call<{ decided: number; tasks: number; missingDecided: number }>(
      "POST",
      `/api/imports/${next.id}/missing`,
      {
        body: {
          decisions: [
            { childId: idOf("郑走一"), decision: "left", why: "parentReturned" },
            { childId: idOf("郑问一"), decision: "askVillage" },
          ],
        },
      },
    );
    expect(decided.body).toMatchObject({ decided: 2, tasks: 1, missingDecided: 2 });
    const twice = await supervisor.call<{ code: string }>("POST", `/api/imports/${next.id}/missing`, {
      body: { decisions: [{ childId: idOf("郑走一"), decision: "stillHere" }] },
    });
    expect([twice.status, twice.body.code]).toEqual([404, "registry.import.missing.unknown"]);
    const left = await supervisor.step(
      (await uploaded(supervisor, [stays], "再来.csv", title("2021年第一季度"))).id,
      "check",
    );
    expect(left.counts?.missing).toBe(3);
  });

  it("finds a child without a number by name, birth date and parent, and gives it the number that comes later", async () => {
    const supervisor = await as("supervisor");
    const later = child("马无号");
    const none = { ...later, number: "", sex: "男" };
    const first = await imported(supervisor, [none]);
    expect(first.committed?.opened).toBe(1);
    const same = await checked(supervisor, [none]);
    expect(same.counts).toMatchObject({ unchanged: 1, new: 0 });
    const numbered = await checked(supervisor, [later], NEXT_QUARTER);
    const [row] = (await supervisor.rows(numbered.id)).items;
    expect(row?.match?.by).toBe("nameAndBirth");
    expect(row?.match?.changes).toContainEqual({ label: "身份证号", from: "暂无", to: "已登记" });
    const done = await supervisor.step(numbered.id, "commit");
    expect(done.committed).toMatchObject({ opened: 0, changed: 1 });
    expect((await checked(supervisor, [later], NEXT_QUARTER)).counts).toMatchObject({ unchanged: 1 });
  });

  it("keeps apart two children without numbers who share name and birth date, also the second time", async () => {
    const supervisor = await as("supervisor");
    const twins = ["周大", "吴二"].map((father) => ({ ...child("林同名"), number: "", sex: "女", father }));
    const first = await imported(supervisor, twins);
    expect(first.committed?.opened).toBe(2);
    expect((await checked(supervisor, twins)).counts).toMatchObject({ unchanged: 2, new: 0 });
  });

  it("hears a father of two in his first row, so that two spellings of one town are no change", async () => {
    const supervisor = await as("supervisor");
    const father = { father: "蒋父", fatherNumber: composeCitizenId("500199", "1985-02-03", 7) };
    const both = [
      child("蒋大", { ...father, place: "四川省成都市" }),
      child("蒋二", { ...father, place: "四川成都" }),
    ];
    await imported(supervisor, both);
    expect((await checked(supervisor, both)).counts).toMatchObject({ unchanged: 2, changed: 0 });
  });

  it("refuses a child whose file is in another township, without saying whose", async () => {
    const known = child("高别处");
    await imported(await as("supervisor"), [known]);
    const other = await as("otherSupervisor");
    const { id, counts } = await checked(
      other,
      [{ ...known, village: "铺坝村" }],
      "官渡镇农村留守儿童名册（2020年第四季度）",
    );
    expect(counts).toMatchObject({ reject: 1, ready: 0 });
    const [row] = (await other.rows(id)).items;
    expect(row?.findings).toMatchObject([{ code: "register.elsewhere" }]);
    expect(row?.childId).toBeNull();
    const nothing = await other.call<{ code: string }>("POST", `/api/imports/${id}/commit`);
    expect([nothing.status, nothing.body.code]).toEqual([409, "registry.import.nothingReady"]);
  });
});

describe("undoing a batch", () => {
  it("takes back what it brought, once", async () => {
    const supervisor = await as("supervisor");
    const known = child("沈旧一");
    await imported(supervisor, [known]);
    const batch = await imported(supervisor, [{ ...known, school: "新学校" }, child("沈新一")], NEXT_QUARTER);
    expect(batch.committed).toMatchObject({ opened: 1, changed: 1 });
    const short = await supervisor.call<{ code: string }>("POST", `/api/imports/${batch.id}/undo`, {
      body: { reason: "" },
    });
    expect(short.status).toBe(422);
    const undone = await supervisor.step(batch.id, "undo", { reason: "传错了季度" });
    expect(undone).toMatchObject({
      state: "undone",
      undone: { reason: "传错了季度", filesWithdrawn: 1, filesKept: 0 },
    });
    const twice = await supervisor.call<{ code: string }>("POST", `/api/imports/${batch.id}/undo`, {
      body: { reason: "再撤一次" },
    });
    expect([twice.status, twice.body.code]).toEqual([409, "registry.import.wrongState"]);
    const again = await checked(supervisor, [known]);
    expect(again.counts).toMatchObject({ unchanged: 1, new: 0 });
  });

  it("leaves a file on which something else was recorded since, and says so", async () => {
    const supervisor = await as("supervisor");
    const batch = await imported(supervisor, [child("韩留下"), child("韩撤回")]);
    const [stays] = (await supervisor.rows(batch.id)).items;
    const id = stays?.childId ?? "";
    const fact = { kind: "risk" as const, from: "2021-02-01", value: { level: "blue" } };
    await unitOfWork(
      desk.test.app.database,
      systemActor("test"),
      { operation: "test", effect: "write" },
      async (tx) => {
        const file = await readChild(tx, desk.test.app, id);
        await recordChildFact(tx, id, file.version, fact);
      },
    );
    const undone = await supervisor.step(batch.id, "undo", { reason: "重复导入" });
    expect(undone.undone).toMatchObject({ filesWithdrawn: 1, filesKept: 1, kept: [{ childId: id }] });
  });
});

describe("what cannot be done", () => {
  it.each([
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "latin1"), 422, /^excel\./],
    ["an empty file", Buffer.alloc(0), 400, /^http\.uploadMissing$/],
    ["a text without a table", Buffer.from("今天天气很好\n明天也好"), 422, /^registry\.import\.noTable$/],
    ["half a workbook", Buffer.from("PK\x03\x04 and then nothing"), 422, /^excel\./],
  ])("refuses %s with a sentence", async (_, bytes, status, code) => {
    const answer = await (await as("supervisor")).upload(
      { name: "../../etc/名册.xlsx", bytes },
      "leftBehind",
    );
    expect(answer.status).toBe(status);
    expect(answer.body.code).toMatch(code);
  });

  it("shows a file's name without its path", async () => {
    const { fileName } = await uploaded(
      await as("supervisor"),
      [child("何路径")],
      "..\\..\\secret\\名册.csv",
    );
    expect(fileName).toBe("名册.csv");
  });

  it("refuses a mapping with one field twice, without a name, or of a sheet that is not there", async () => {
    const supervisor = await as("supervisor");
    const { id, version } = await uploaded(supervisor, [child("何映射")]);
    const map = async (sheets: object[], more: object = {}) => {
      const { status, body } = await supervisor.call<{ code: string }>("PUT", `/api/imports/${id}/mapping`, {
        version,
        body: { sheets, ...more },
      });
      return [status, body.code];
    };
    expect(await map([{ index: 0, chosen: true, columns: [{ index: 5, field: "name" }] }])).toEqual([
      422,
      "registry.import.mapping.fieldTwice",
    ]);
    expect(await map([{ index: 0, chosen: true, columns: [{ index: 1, field: null }] }])).toEqual([
      422,
      "registry.import.mapping.fieldMissing",
    ]);
    expect(await map([{ index: 0, chosen: false }])).toEqual([422, "registry.import.mapping.nothingChosen"]);
    expect(await map([{ index: 9, chosen: true }])).toEqual([422, "registry.import.mapping.unknownSheet"]);
    expect(await map([{ index: 0, chosen: true }], { asOf: "2099-12-31" })).toEqual([
      422,
      "registry.import.asOfInFuture",
    ]);
  });

  it("remembers a sender's mapping for the next file of the same form", async () => {
    const supervisor = await as("supervisor");
    const { id, version } = await uploaded(supervisor, [child("何记得")]);
    const mapped = await supervisor.call("PUT", `/api/imports/${id}/mapping`, {
      version,
      body: { sheets: [{ index: 0, chosen: true, columns: [{ index: 12, field: "description" }] }] },
    });
    expect(mapped.status).toBe(200);
    const next = await uploaded(supervisor, [child("何下次")]);
    const { body } = await supervisor.call<{ items: ImportSheet[] }>("GET", `/api/imports/${next.id}/sheets`);
    expect(body.items[0]?.columns[12]).toMatchObject({ field: "description", source: "remembered" });
    await supervisor.call("PUT", `/api/imports/${next.id}/mapping`, {
      version: next.version,
      body: { sheets: [{ index: 0, chosen: true, columns: [{ index: 12, field: "note" }] }] },
    });
  });

  it("does each step once and in its turn", async () => {
    const supervisor = await as("supervisor");
    const { id } = await uploaded(supervisor, [child("何顺序")]);
    const press = async (step: string) => {
      const { status, body } = await supervisor.call<{ code?: string }>(
        "POST",
        `/api/imports/${id}/${step}`,
        { body: { reason: "试一试" } },
      );
      return body.code ?? status;
    };
    expect(await press("commit")).toBe("registry.import.wrongState");
    expect(await press("check")).toBe(200);
    expect(await press("check")).toBe("registry.import.wrongState");
    expect(await press("commit")).toBe("registry.import.wrongState");
    await supervisor.settled(id);
    expect(await press("commit")).toBe(200);
    expect(await press("commit")).toBe("registry.import.wrongState");
    await supervisor.settled(id);
    expect(await press("commit")).toBe("registry.import.wrongState");
    expect(await press("check")).toBe("registry.import.wrongState");
    const discard = await supervisor.call<{ code: string }>("DELETE", `/api/imports/${id}`);
    expect(discard.body.code).toBe("registry.import.wrongState");
  });

  it("hides a township's batches from its neighbour and shows them to the district", async () => {
    const { id } = await checked(await as("supervisor"), [child("何别看")]);
    const other = await as("otherSupervisor");
    for (const path of ["", "/rows", "/sheets", "/errors", "/missing", "/comparison"]) {
      expect((await other.call("GET", `/api/imports/${id}${path}`)).status, path).toBe(404);
    }
    for (const path of ["check", "commit", "cancel"])
      expect((await other.call("POST", `/api/imports/${id}/${path}`)).status, path).toBe(404);
    expect(
      (await other.call<{ items: ImportBatch[] }>("GET", "/api/imports")).body.items.map((batch) => batch.id),
    ).not.toContain(id);
    expect((await (await as("district")).call("GET", `/api/imports/${id}`)).status).toBe(200);
    expect((await (await as("director")).call("GET", "/api/imports")).status).toBe(403);
    expect((await (await as("admin")).call("GET", "/api/imports")).status).toBe(403);
  });

  it("clears staged rows after their thirty days and keeps what was imported", async () => {
    const supervisor = await as("supervisor");
    const batch = await imported(supervisor, [child("何清除")]);
    setClock("+P31D");
    try {
      await purgeStaging(desk.test.app);
    } finally {
      setClock("");
    }
    const after = await supervisor.call("GET", `/api/imports/${batch.id}`);
    expect(after.body).toMatchObject({ purged: true, committed: { opened: 1 } });
    const rows = await supervisor.call<{ code: string }>("GET", `/api/imports/${batch.id}/rows`);
    expect([rows.status, rows.body.code]).toEqual([410, "registry.import.purged"]);
  });
});
