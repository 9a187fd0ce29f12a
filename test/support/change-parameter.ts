/** Another value of a parameter, as people set it: proposed by one officer on what the preview shows, confirmed by another. */
import { expect } from "vitest";
import type { Change, ChangePreview } from "../../src/platform/parameters/parameter-changes.contract.ts";
import type { TestApp } from "./app.ts";

export async function changeParameter(
  test: TestApp,
  key: string,
  value: number | boolean | string,
  fromMonth: string,
): Promise<void> {
  const draft = {
    document: "渝民规〔2026〕9号",
    title: "关于调整有关年龄的通知",
    issuedOn: "2026-11-20",
    compared: true,
    effective: { rule: "fromMonth", month: fromMonth },
    reason: "按通知调整",
    rows: [{ key, value }],
  };
  const [one, other] = [await test.as("district"), await test.as("district2")];
  const previewed = await one.post("/api/parameter-changes/preview", draft);
  expect(previewed.statusCode, previewed.body).toBe(200);
  const proposed = await one.post("/api/parameter-changes", {
    ...draft,
    previewDigest: previewed.json<ChangePreview>().digest,
  });
  expect(proposed.statusCode, proposed.body).toBe(200);
  const { id } = proposed.json<Change>();
  const seen = await other.get(`/api/parameter-changes/${id}/preview`);
  const previewDigest = seen.json<ChangePreview>().digest;
  const confirmed = await other.post(
    `/api/parameter-changes/${id}/confirmation`,
    { previewDigest },
    { version: 1 },
  );
  expect(confirmed.statusCode, confirmed.body).toBe(200);
}
