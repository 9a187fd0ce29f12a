/** Partners for tests: registered by the system's administrator, their keys agreed to by the security's. */
import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import type { PartnerView } from "../../src/platform/partners/partners.contract.ts";
import type { TestApp } from "./app.ts";

export interface Wanted {
  readonly name?: string;
  readonly kind?: string;
  readonly scopes?: readonly string[];
  readonly addresses?: readonly string[];
  readonly replaces?: string;
}

export async function registerPartner(
  test: TestApp,
  { name, kind = "school" }: Wanted = {},
): Promise<PartnerView> {
  const body = {
    ...{ id: randomUUID(), name: name ?? `合川第${randomUUID().slice(0, 6)}小学`, kind },
    ...{ basis: "未成年人保护法第十一条", contactName: "刘主任", contactPhone: "023-42720000" },
  };
  return (await (await test.as("admin")).post("/api/partners", body)).json<PartnerView>();
}

export interface IssuedKey {
  readonly partnerId: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Asked for, agreed to, fetched. */
export async function giveKey(
  test: TestApp,
  partnerId: string,
  { scopes = ["report.create"], addresses = [], replaces }: Wanted = {},
): Promise<IssuedKey> {
  const admin = await test.as("admin");
  const id = randomUUID();
  const asked = await admin.post(`/api/partners/${partnerId}/keys`, {
    ...{ id, scopes, addresses, why: "校园系统自动报告" },
    ...(replaces === undefined ? {} : { replaces }),
  });
  if (asked.statusCode !== 200) throw new Error(asked.body);
  const security = await test.as("security");
  await security.post(`/api/partner-keys/${id}/decisions`, { accept: true, why: "已核对来函" });
  const issued = await admin.post(`/api/partner-keys/${id}/issue`, {});
  if (issued.statusCode !== 200) throw new Error(issued.body);
  return { partnerId, keyId: id, secret: issued.json<{ secret: string }>().secret };
}

export async function partnerWithKey(test: TestApp, wanted: Wanted = {}): Promise<IssuedKey> {
  return giveKey(test, (await registerPartner(test, wanted)).id, wanted);
}

/** A call by key: no cookie, no token. */
export function callBy(test: TestApp, secret: string, options: InjectOptions) {
  return test.server.inject({
    ...options,
    headers: { authorization: `Bearer ${secret}`, ...options.headers },
  });
}
