/** What a well-formed request must not do to the register: write where the post does not reach, or what cannot be. */
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeCitizenId } from "../../src/kernel/citizen-id.ts";
import type { ChildFile } from "../../src/modules/registry/child-file.contract.ts";
import { relationCodes } from "../../src/modules/registry/codes.contract.ts";
import { factKinds } from "../../src/modules/registry/facts.contract.ts";
import type { CastName } from "../support/app.ts";
import {
  changedTables,
  FAR_VILLAGE,
  type FaultWorld,
  NEXT_VILLAGE,
  openFaultWorld,
  VILLAGE,
} from "./fault-world.ts";
import { multipart } from "./fuzz-shots.ts";
import { hostileValues } from "./hostile-values.ts";
import { faultsOf } from "./refusals.ts";
import { jsonWith, placesIn, samplesOf } from "./sample-of.ts";

let world: FaultWorld;

beforeAll(async () => {
  world = await openFaultWorld();
  // A log-in is an entry too: not in the middle of a comparison.
  await Promise.all((["director", "supervisor", "neighbour", "otherSupervisor"] as const).map(world.test.as));
});
afterAll(() => world.close());

/** Most words are words to a field of text; these are what numbers, days, codes and flags could stumble over. */
const nastyValues = hostileValues.filter(({ name }) =>
  /null|true|int4|exact|infinity|negative|fraction|object|array$|prototype|NUL byte inside|high surrogate|deep objects|nothing|day|year|megabyte|control/.test(
    name,
  ),
);

async function write(who: CastName, childId: string, path: string, body: object) {
  const agent = await world.test.as(who);
  return agent.post(`/api/children/${childId}/${path}`, body, { version: await world.version(childId) });
}

async function file(who: CastName, childId: string): Promise<ChildFile> {
  return (await (await world.test.as(who)).get(`/api/children/${childId}`)).json<ChildFile>();
}

/** Refused in words, and nothing written. */
async function refused(send: () => Promise<LightMyRequestResponse>, ...codes: string[]): Promise<void> {
  const before = await world.marks();
  const answer = await send();
  expect(faultsOf(answer)).toEqual([]);
  expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
  expect(codes).toContain(answer.json<{ code: string }>().code);
  expect(changedTables(before, await world.marks())).toEqual([]);
}

describe("each kind of fact", () => {
  it.each(Object.entries(factKinds))("bears nonsense at every place: %s", async (kind, declared) => {
    const { childId, fatherId } = await world.openFamily();
    const [sample] = samplesOf(declared.value, {
      guardianId: fatherId,
      villageCode: VILLAGE,
      startMonth: "2024-05",
      endMonth: "2024-06",
      standardFen: 1500,
    });
    const faults: string[] = [];
    const agent = await world.test.as("district");
    for (const place of sample === undefined ? [] : placesIn(sample)) {
      for (const { name, json } of nastyValues) {
        const payload = `{"kind":"${kind}","from":"2024-05-01","value":${jsonWith(sample ?? null, place, json)},"personId":"${declared.subject === "adult" ? fatherId : childId}"}`;
        const answer = await agent.request({
          method: "POST",
          url: `/api/children/${childId}/facts`,
          payload,
          headers: { "content-type": "application/json" },
          version: await world.version(childId),
        });
        faults.push(...faultsOf(answer).map((fault) => `${name} at ${place.join(".")}: ${fault}`));
      }
    }
    // Whatever was accepted can be read again, listed, and taken out.
    for (const url of [
      `/api/children/${childId}`,
      `/api/children/${childId}/timeline`,
      "/api/ledgers/all?limit=200",
      "/api/statistics/payments",
    ]) {
      const answer = await agent.get(url);
      faults.push(...(answer.statusCode === 200 ? [] : [`${url}: ${answer.body}`]));
    }
    const sheet = await agent.request({
      method: "GET",
      url: `/api/ledgers/orphan?numbers=full&purpose=${encodeURIComponent("季度核对名册")}`,
      headers: { accept: "text/csv" },
    });
    if (sheet.statusCode !== 200) faults.push(`the file: ${sheet.body}`);
    expect(faults, faults.slice(0, 20).join("\n")).toEqual([]);
  });
});

describe("a place that is not the post's", () => {
  it("is reached by no fact of residence", async () => {
    const { childId } = await world.openFamily();
    for (const villageCode of [FAR_VILLAGE, NEXT_VILLAGE, "500117999999", "110101001001"])
      await refused(
        () =>
          write("director", childId, "facts", {
            kind: "residence",
            from: "2024-05-01",
            value: { villageCode },
          }),
        "access.notFound",
        "registry.place.unknown",
        "registry.fact.invalid",
      );
  });

  it("is reached by no correction of a residence", async () => {
    const { childId } = await world.openFamily();
    const residence =
      (await file("director", childId)).facts.find((fact) => fact.kind === "residence")?.id ?? "";
    await refused(
      () =>
        write("director", childId, `facts/${residence}/corrections`, {
          reason: "写错了",
          instead: { from: "2021-01-05", value: { villageCode: FAR_VILLAGE } },
        }),
      "access.notFound",
      "registry.place.unknown",
      "registry.fact.invalid",
    );
  });

  it("is reached by no move, and the half-made move is gone", async () => {
    const { childId } = await world.openFamily();
    await refused(
      () =>
        write("director", childId, "acts", {
          kind: "moved",
          on: "2024-05-01",
          villageCode: FAR_VILLAGE,
          reason: "随父母搬家",
        }),
      "registry.child.elsewhere",
    );
  });
});

describe("a fact", () => {
  const allowance = { standardFen: 150_000, insured: true };

  it("stands about nobody whom its kind is not about", async () => {
    const { childId, fatherId } = await world.openFamily();
    const category = {
      kind: "category",
      from: "2024-05-01",
      value: { category: "orphan" },
      personId: fatherId,
    };
    await refused(() => write("director", childId, "facts", category), "registry.fact.invalid");
    const condition = { kind: "condition", from: "2024-05-01", value: { condition: "deceased" } };
    await refused(() => write("director", childId, "facts", condition), "registry.fact.invalid");
  });

  it("brings in no sealed account number, which nobody could open again, and loses none", async () => {
    const { childId } = await world.openFamily();
    const forged = { kind: "allowance", from: "2024-05-01", value: { ...allowance, accountSealed: "AAAA" } };
    await refused(() => write("director", childId, "facts", forged), "registry.fact.invalid");
    await write("director", childId, "facts", { ...forged, value: allowance });
    const sealed = world.test.app.cipher.seal("6222020000000000000", "fact.bankAccount").toString("base64");
    await world.owner.query(
      `update registry.fact set value = value || jsonb_build_object('accountSealed', $2::text) where person_id = $1 and kind = 'allowance'`,
      [childId, sealed],
    );
    const { facts } = await file("director", childId);
    const factId = facts.find((fact) => fact.kind === "allowance")?.id ?? "";
    const instead = { from: "2024-05-01", value: { ...allowance, standardFen: 165_000 } };
    const corrected = await write("director", childId, `facts/${factId}/corrections`, {
      reason: "标准写错",
      instead,
    });
    expect(corrected.statusCode, corrected.body).toBe(200);
    const { rows } = await world.owner.query<{ sealed: string }>(
      `select value ->> 'accountSealed' as sealed from registry.fact where person_id = $1 and kind = 'allowance' and superseded_at is null`,
      [childId],
    );
    expect(rows).toEqual([{ sealed }]);
  });

  it("has no amount and no month that cannot be", async () => {
    const { childId } = await world.openFamily();
    const values = [
      { standardFen: 3_000_000_000 },
      { amountFen: 2 ** 53 },
      { standardFen: -1 },
      { startMonth: "2024-13" },
    ];
    for (const value of values)
      await refused(
        () => write("director", childId, "facts", { kind: "allowance", from: "2024-05-01", value }),
        "registry.fact.invalid",
      );
  });

  it("ends after it begins, begins after birth, and is not of tomorrow", async () => {
    const { childId, kinId, factId } = await world.openFamily();
    const relative = { relation: "61", person: { name: "童老大" } };
    const child = { name: "童来来", sex: "1" };
    const opening = { villageCode: VILLAGE, on: "2021-01-05", notADouble: true };
    const cases: [string, object, string][] = [
      [
        "facts",
        { kind: "health", from: "2024-05-01", to: "2024-05-01", value: { status: "weak" } },
        "registry.fact.invalid",
      ],
      [
        "facts",
        { kind: "health", from: "2015-05-31", value: { status: "weak" } },
        "registry.date.beforeBirth",
      ],
      ["facts", { kind: "health", from: "2026-11-25", value: { status: "weak" } }, "registry.date.inFuture"],
      [
        `facts/${factId}/corrections`,
        { reason: "写错了", instead: { from: "2014-01-01", value: { stage: "primary" } } },
        "registry.date.beforeBirth",
      ],
      ["kin", { ...relative, from: "2026-12-01" }, "registry.date.inFuture"],
      ["kin", { ...relative, from: "2001-01-01" }, "registry.date.beforeBirth"],
      [`kin/${kinId}/end`, { on: "1999-01-01", reason: "离婚了" }, "registry.fact.invalid"],
      ["acts", { kind: "ended", on: "2027-01-01", why: "died", reason: "病故了" }, "registry.date.inFuture"],
    ];
    for (const [path, body, code] of cases) await refused(() => write("director", childId, path, body), code);
    const director = await world.test.as("director");
    const open = (person: object, on: string) => () =>
      director.post("/api/children", { ...opening, person: { ...child, ...person }, on });
    await refused(open({ birthDate: "2036-01-01" }, "2021-01-05"), "registry.date.inFuture");
    await refused(open({ birthDate: "2018-01-01" }, "2011-01-05"), "registry.date.beforeBirth");
    const birth = { reason: "写错了", birthDate: "2030-01-01" };
    const version = await world.version(childId);
    await refused(
      () =>
        director.request({
          method: "PATCH",
          url: `/api/children/${childId}/persons/${childId}`,
          payload: birth,
          version,
        }),
      "registry.date.inFuture",
    );
  });
});

describe("a child who has moved", () => {
  const move = (childId: string, villageCode: string, on: string) =>
    write("supervisor", childId, "acts", { kind: "moved", on, villageCode, reason: "随父母搬家" });

  it("is written on by the new village, with parents and papers, and no longer by the old one", async () => {
    const { childId, fatherId } = await world.openFamily();
    await (await world.test.as("director")).request({
      method: "POST",
      url: `/api/children/${childId}/attachments`,
      ...multipart({}, "%PDF-1.7"),
    });
    expect((await move(childId, NEXT_VILLAGE, "2024-05-01")).statusCode).toBe(200);
    const steps: [string, object][] = [
      ["facts", { kind: "health", from: "2024-09-01", value: { status: "weak" } }],
      [
        "facts",
        {
          kind: "condition",
          from: "2024-09-01",
          value: { condition: "migrantWork", place: "广东" },
          personId: fatherId,
        },
      ],
    ];
    for (const [path, body] of steps) {
      const answer = await write("neighbour", childId, path, body);
      expect(answer.statusCode, answer.body).toBe(200);
    }
    const neighbour = await world.test.as("neighbour");
    const version = await world.version(childId);
    const phone = { reason: "换了号码", phone: "16099998888" };
    const corrected = await neighbour.request({
      method: "PATCH",
      url: `/api/children/${childId}/persons/${fatherId}`,
      payload: phone,
      version,
    });
    expect(corrected.statusCode, corrected.body).toBe(200);
    const papers = (await neighbour.get(`/api/children/${childId}/attachments`)).json<{ items: unknown[] }>()
      .items;
    expect(papers).toHaveLength(1);
    await refused(() => write("director", childId, "facts", steps[0]?.[1] ?? {}), "access.notFound");
    const { rows } = await world.owner.query<{ code: string }>(
      "select scope_code as code from registry.standing where child_id = $1 order by valid_from",
      [childId],
    );
    const [before, ...since] = rows.map((row) => row.code);
    expect([before, ...new Set(since)]).toEqual([VILLAGE, NEXT_VILLAGE]);
  });

  it("keeps its last home when an older move is entered late, and leaves the old house number behind", async () => {
    const { childId } = await world.openFamily();
    await write("supervisor", childId, "facts", {
      kind: "residence",
      from: "2022-01-01",
      value: { villageCode: VILLAGE, address: "一组 3 号" },
    });
    await move(childId, NEXT_VILLAGE, "2024-05-01");
    await move(childId, VILLAGE, "2023-01-01");
    const now = await file("supervisor", childId);
    expect(now.villageCode).toBe(NEXT_VILLAGE);
    expect(now.facts.find((fact) => fact.kind === "residence" && fact.holds)?.value).toEqual({
      villageCode: NEXT_VILLAGE,
    });
    expect((await (await world.test.as("neighbour")).get(`/api/children/${childId}`)).statusCode).toBe(200);
  });
});

describe("a parent of children in two townships", () => {
  const fatherNo = composeCitizenId("500199", "1985-01-01", 7);
  const father = (condition: string) => ({
    relation: "51",
    person: { name: "童父亲", citizenNo: fatherNo },
    facts: [{ kind: "condition", from: "2020-01-01", value: { condition } }],
  });
  const open = async (who: CastName, villageCode: string, name: string, more: object = {}) => {
    const body = {
      person: { name, sex: "1", birthDate: "2016-02-02" },
      villageCode,
      on: "2021-01-05",
      kin: [father("migrantWork")],
      notADouble: true,
      ...more,
    };
    const answer = await (await world.test.as(who)).post("/api/children", body);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ id: string }>().id;
  };

  it("is recorded about by both, and what one records stands with both children", async () => {
    const here = await open("director", VILLAGE, "童甲甲");
    const far = await open("otherSupervisor", FAR_VILLAGE, "童乙乙");
    const personId = (await file("otherSupervisor", far)).kin[0]?.person.id;
    expect((await file("director", here)).kin[0]?.person.id).toBe(personId);
    for (const value of [{ condition: "migrantWork", place: "福建" }, { condition: "imprisoned" }]) {
      const answer = await write("otherSupervisor", far, "facts", {
        kind: "condition",
        from: "2024-09-01",
        value,
        personId,
      });
      expect(answer.statusCode, answer.body).toBe(200);
    }
    const { rows } = await world.owner.query<{ child_id: string; father_condition: string }>(
      "select child_id, father_condition from registry.standing where child_id = any ($1) and valid_from <= '2024-09-01' and valid_to > '2024-09-01'",
      [[here, far]],
    );
    expect(rows.map((row) => row.father_condition)).toEqual(["imprisoned", "imprisoned"]);
    expect((await (await world.test.as("otherSupervisor")).get(`/api/children/${here}`)).statusCode).toBe(
      404,
    );
  });

  it("opens nobody else's child: a brother of another place is not named by his number", async () => {
    const citizenNo = composeCitizenId("500199", "2014-02-02", 9);
    await open("otherSupervisor", FAR_VILLAGE, "童远远", { person: { name: "童远远", citizenNo } });
    const { childId } = await world.openFamily();
    const brother = { relation: "70", person: { name: "童远远", citizenNo } };
    const relation = relationCodes.has("70") ? "70" : relationCodes.codes[0];
    await refused(
      () => write("director", childId, "kin", { ...brother, relation, from: "2021-01-05" }),
      "registry.child.elsewhere",
    );
    const director = await world.test.as("director");
    const body = {
      person: { name: "童近近", sex: "1", birthDate: "2016-02-02" },
      villageCode: VILLAGE,
      on: "2021-01-05",
      kin: [{ ...brother, relation }],
      notADouble: true,
    };
    await refused(() => director.post("/api/children", body), "registry.child.elsewhere");
  });
});
