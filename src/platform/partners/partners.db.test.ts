/** A partner's key over HTTP: how it comes to be, what it opens and nothing else, and how it ends. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../test/support/app.ts";
import { callBy, giveKey, partnerWithKey, registerPartner } from "../../../test/support/partners.ts";
import { BRUISES } from "../../../test/support/reports.ts";
import { allRoutes } from "../../serve.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { PartnerView } from "./partners.contract.ts";
import { partnerScopes } from "./partners.service.ts";

let test: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  test = await createTestApp();
  owner = new pg.Client({ connectionString: test.databaseUrl });
  await owner.connect();
});
afterEach(() => {
  test.moveTo("");
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

const codeOf = ({ body }: { readonly body: string }) => (JSON.parse(body) as { code?: string }).code;
const report = (secret: string, more: object = {}) =>
  callBy(test, secret, {
    method: "POST",
    url: "/api/reports",
    payload: { id: randomUUID(), channel: "partner", content: BRUISES, ...more },
  });
const viewOf = async (partnerId: string) => {
  const list = (await (await test.as("admin")).get("/api/partners")).json<{ items: PartnerView[] }>();
  return list.items.find(({ id }) => id === partnerId);
};

describe("a key", () => {
  it("is asked for by one person, agreed to by another, fetched once by the first", async () => {
    const { id: partnerId } = await registerPartner(test);
    const admin = await test.as("admin");
    const security = await test.as("security");
    const id = randomUUID();
    const asked = { id, scopes: ["report.create"], addresses: [], why: "校园系统" };
    expect((await security.post(`/api/partners/${partnerId}/keys`, asked)).statusCode).toBe(403);
    await admin.post(`/api/partners/${partnerId}/keys`, asked);
    const issue = (key?: string) =>
      admin.post(`/api/partner-keys/${id}/issue`, {}, key === undefined ? {} : { key });
    expect(codeOf(await issue())).toBe("platform.partner.notAgreed");
    expect(
      (await admin.post(`/api/partner-keys/${id}/decisions`, { accept: true, why: "好的" })).statusCode,
    ).toBe(403);
    await security.post(`/api/partner-keys/${id}/decisions`, { accept: true, why: "已核对来函" });
    expect(
      codeOf(await security.post(`/api/partner-keys/${id}/decisions`, { accept: false, why: "算了" })),
    ).toBe("platform.partner.keyDecided");
    const key = randomUUID();
    const { secret } = (await issue(key)).json<{ secret: string }>();
    expect((await issue(key)).json<{ secret: string | null }>().secret).toBeNull();
    expect(codeOf(await issue())).toBe("platform.partner.notAgreed");
    expect((await report(secret)).statusCode).toBe(200);
    const shown = JSON.stringify(await viewOf(partnerId));
    expect(shown).toContain(secret.slice(7, 15));
    expect(shown).not.toContain(secret.slice(16));
  });

  it("lies on a desk as long as it waits: on the security administrator's, then on that of whoever asked", async () => {
    const { id: partnerId, name } = await registerPartner(test, { name: "候批小学" });
    const tasks = async (who: "admin" | "security") =>
      (await (await test.as(who)).get("/api/desk"))
        .json<{ tasks: { title: string; link: string }[] }>()
        .tasks.filter(({ title }) => title.endsWith(name))
        .map(({ title }) => title);
    const ask = async (id: string) =>
      (await test.as("admin")).post(`/api/partners/${partnerId}/keys`, {
        ...{ id, scopes: ["report.create"], addresses: [], why: "校园系统" },
      });
    const decide = async (id: string, accept: boolean) =>
      (await test.as("security")).post(`/api/partner-keys/${id}/decisions`, { accept, why: "已核对来函" });
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await ask(first);
    expect([await tasks("admin"), await tasks("security")]).toEqual([[], ["批准接入密钥：候批小学"]]);
    await decide(first, true);
    expect([await tasks("admin"), await tasks("security")]).toEqual([["领取接入密钥：候批小学"], []]);
    await (await test.as("admin")).post(`/api/partner-keys/${first}/issue`, {});
    await ask(second);
    await decide(second, false);
    expect([await tasks("admin"), await tasks("security")]).toEqual([[], []]);
    await ask(third);
    await (await test.as("admin")).post(`/api/partners/${partnerId}/end`, { reason: "不再合作" });
    expect(await tasks("security")).toEqual([]);
  });

  it("lies nowhere: neither the tables nor the audit nor the kept answers hold its secret", async () => {
    const { secret } = await partnerWithKey(test);
    for (const table of ["platform.partner_key", "platform.idempotency", "audit.entry"]) {
      const { rows } = await owner.query<{ all: string }>(
        `select coalesce(string_agg(to_jsonb(t)::text, ''), '') as all from ${table} t`,
      );
      expect(rows[0]?.all.includes(secret.slice(16)), table).toBe(false);
    }
  });

  it("can be for nothing that no key may do, and from no address that is none", async () => {
    const { id: partnerId } = await registerPartner(test);
    const ask = async (more: object) =>
      (await test.as("admin")).post(`/api/partners/${partnerId}/keys`, {
        ...{ id: randomUUID(), scopes: ["report.create"], addresses: [], why: "校园系统" },
        ...more,
      });
    expect(codeOf(await ask({ scopes: ["child.read"] }))).toBe("platform.partner.badScope");
    expect(codeOf(await ask({ addresses: ["example.org"] }))).toBe("platform.partner.badAddress");
    expect(codeOf(await ask({ replaces: randomUUID() }))).toBe("platform.partner.badReplaced");
  });

  it("that was not agreed to is never issued", async () => {
    const { id: partnerId } = await registerPartner(test);
    const admin = await test.as("admin");
    const id = randomUUID();
    await admin.post(`/api/partners/${partnerId}/keys`, { id, scopes: ["report.create"], why: "试试" });
    await (await test.as("security")).post(`/api/partner-keys/${id}/decisions`, {
      accept: false,
      why: "没有来函",
    });
    expect(codeOf(await admin.post(`/api/partner-keys/${id}/issue`, {}))).toBe("platform.partner.notAgreed");
    expect((await viewOf(partnerId))?.keys).toMatchObject([
      { state: "refused", refusedWhy: "没有来函", can: [] },
    ]);
  });

  it("is replaced with days in which both hold", async () => {
    test.moveTo("2026-11-02T09:00:00+08:00");
    const old = await partnerWithKey(test);
    const next = await giveKey(test, old.partnerId, { replaces: old.keyId });
    for (const { secret } of [old, next]) expect((await report(secret)).statusCode).toBe(200);
    test.moveTo("2026-11-10T09:00:00+08:00");
    expect(codeOf(await report(old.secret))).toBe("platform.partner.keyOver");
    expect((await report(next.secret)).statusCode).toBe(200);
    test.moveTo("2027-11-03T09:00:00+08:00");
    expect(codeOf(await report(next.secret))).toBe("platform.partner.keyOver");
  });

  it("is over at once when it is revoked, or when its partner stops", async () => {
    const one = await partnerWithKey(test);
    await (await test.as("security")).post(`/api/partner-keys/${one.keyId}/revocations`, {
      reason: "密钥外泄",
    });
    expect(codeOf(await report(one.secret))).toBe("platform.partner.keyRevoked");
    const other = await partnerWithKey(test);
    await (await test.as("admin")).post(`/api/partners/${other.partnerId}/end`, { reason: "学校撤并" });
    expect(codeOf(await report(other.secret))).toBe("platform.partner.keyRevoked");
  });

  it("works from its addresses only", async () => {
    const { secret } = await partnerWithKey(test, { addresses: ["203.0.113.0/24"] });
    const from = (remoteAddress: string) =>
      callBy(test, secret, {
        ...{ method: "POST", url: "/api/reports", remoteAddress },
        payload: { id: randomUUID(), channel: "partner", content: BRUISES },
      });
    expect((await from("203.0.113.9")).statusCode).toBe(200);
    expect(codeOf(await from("198.51.100.9"))).toBe("platform.partner.address");
  });

  it("that calls too often waits for the next minute, and others do not", async () => {
    test.moveTo("2026-11-28T09:00:05+08:00");
    const busy = await partnerWithKey(test);
    const calm = await partnerWithKey(test);
    await owner.query(
      "update platform.partner_key set minute = date_trunc('minute', $2::timestamptz), calls = 60 where id = $1",
      [busy.keyId, "2026-11-28T09:00:05+08:00"],
    );
    test.moveTo("2026-11-28T09:00:20+08:00");
    expect(codeOf(await report(busy.secret))).toBe("platform.partner.tooFast");
    expect((await report(calm.secret)).statusCode).toBe(200);
    test.moveTo("2026-11-28T09:01:01+08:00");
    expect((await report(busy.secret)).statusCode).toBe(200);
  });

  it.each([
    ["nothing", ""],
    ["half a key", "tongan_ABCDEFGH_abc"],
    ["an unknown one", `tongan_ABCDEFGH_${"a".repeat(43)}`],
    ["a book", "x".repeat(5000)],
  ])("as %s is refused, with a session beside it too", async (_, secret) => {
    expect(codeOf(await report(secret))).toBe("platform.partner.badKey");
    const district = await test.as("district");
    const answer = await district.request({
      url: "/api/reports",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(codeOf(answer)).toBe("platform.partner.badKey");
  });

  it("with another secret behind a right beginning is unknown", async () => {
    const { secret } = await partnerWithKey(test);
    expect(codeOf(await report(`${secret.slice(0, 16)}${"a".repeat(43)}`))).toBe("platform.partner.badKey");
  });
});

describe("a partner", () => {
  it("is called by the same name once, and its account logs nobody in", async () => {
    const { name, id } = await registerPartner(test);
    const admin = await test.as("admin");
    const again = {
      name,
      kind: "school",
      basis: "同上一条",
      contactName: "刘",
      contactPhone: "023-42720000",
    };
    expect(codeOf(await admin.post("/api/partners", { id: randomUUID(), ...again }))).toBe(
      "platform.partner.nameTaken",
    );
    const answer = await test.server.inject({
      method: "POST",
      url: "/api/session",
      payload: { username: `partner:${id}`, password: "-" },
    });
    expect(codeOf(answer)).toBe("identity.badLogin");
    expect(
      (await admin.get(`/api/accounts?q=${encodeURIComponent(name)}`)).json<{ items: object[] }>().items,
    ).toEqual([]);
  });

  it("stands in the audit as itself, with what it was refused", async () => {
    const { partnerId, keyId, secret } = await partnerWithKey(test);
    await report(secret);
    await callBy(test, secret, { url: "/api/reports" });
    const { rows } = await owner.query(
      "select role, effect, operation, post_id, detail->>'why' as why from audit.entry where account_id = $1 order by id",
      [partnerId],
    );
    expect(rows).toEqual([
      { role: "partner", effect: "write", operation: "protection.report.make", post_id: keyId, why: null },
      {
        ...{ role: "partner", effect: "refused", operation: "protection.reports.list", post_id: keyId },
        why: "platform.partner.scope",
      },
    ]);
  });
});

describe("what keys open", () => {
  const NOBODY = "00000000-0000-4000-8000-000000000000";
  const closed = allRoutes.map(({ operation }) => operation).filter(({ verb }) => verb !== "public");
  const opened = new Set(partnerScopes().map(({ verb }) => verb));

  it("is named here, so that nothing is opened to them by accident", () => {
    expect(closed.filter(({ verb }) => opened.has(verb)).map(({ name }) => name)).toEqual([
      "exchange.batch.deliver",
      "exchange.batch.follow",
      "protection.report.make",
      "protection.reports.own",
      "protection.report.progress",
      "protection.report.answerSeen",
      "protection.report.add",
      "protection.report.addFile",
      "match.feedback.fetch",
    ]);
  });

  it("is their scopes and nothing else, whatever is called", async () => {
    const full = await partnerWithKey(test, { scopes: [...opened] });
    for (const operation of closed) {
      await owner.query("update platform.partner_key set calls = 0");
      const answer = await callBy(test, full.secret, {
        method: operation.method,
        url: operation.path.replaceAll(/\{(\w+)\}/g, NOBODY),
        ...(operation.method === "GET" ? {} : { payload: {} }),
      });
      if (opened.has(operation.verb))
        expect([404, 415, 422, 400, 200], operation.name).toContain(answer.statusCode);
      else expect(codeOf(answer), operation.name).toBe("platform.partner.scope");
    }
  });

  it("is not more in the database: of no table with row security a partner sees a row that is not its own", async () => {
    const { secret, partnerId } = await partnerWithKey(test);
    await report(secret);
    await report((await partnerWithKey(test)).secret);
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relrowsecurity order by 1`,
    );
    expect(tables.length).toBeGreaterThan(40);
    const actor = {
      ...systemActor("test"),
      accountId: partnerId,
      role: "partner" as const,
      scope: test.app.sessions.nobody("", "").scope,
    };
    const seen = await unitOfWork(
      test.app.database,
      actor,
      { operation: "test", effect: "read", audited: false },
      async (tx) => {
        const counts: Record<string, number> = {};
        for (const { name } of tables) {
          const { rows } = await tx.sql.executeQuery<{ count: number }>({
            sql: `select count(*) as count from ${name}`,
            parameters: [],
            query: { kind: "RawNode", sqlFragments: [], parameters: [] },
            queryId: { queryId: name },
          });
          if ((rows[0]?.count ?? 0) > 0) counts[name] = rows[0]?.count ?? 0;
        }
        return counts;
      },
    );
    // The one report, what it says, and its first step.
    expect(seen).toEqual({
      "protection.clock": 1,
      "protection.event": 1,
      "protection.report": 1,
      "protection.report_child": 1,
      "protection.reporter": 1,
    });
  });
});
