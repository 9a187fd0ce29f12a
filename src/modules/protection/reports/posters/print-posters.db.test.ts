import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "../../../../../test/support/app.ts";
import { readPdf } from "../../../../../test/support/read-pdf.ts";

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ TONGAN_PUBLIC_URL: "https://tongan.example.cn" });
});
afterAll(() => app.close());

const VILLAGE = "500117104204";
const TOWNSHIP = "500117104";

describe("posters", () => {
  it("are one page each, with the place, its address and whom to call", async () => {
    const answer = await (await app.as("director")).get(`/api/posters/${VILLAGE}`);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    const { pages, solid, width } = await readPdf(answer.rawPayload);
    expect(pages).toHaveLength(1);
    expect(Math.round(width)).toBe(595);
    for (const words of [
      "110",
      "12345",
      "12355",
      "12338",
      "古楼镇沙嘴村",
      `https://tongan.example.cn/open/report?p=${VILLAGE}`,
    ])
      expect(solid).toContain(words);
  });

  it("of a whole township come in one file: its own first, then a page for each village", async () => {
    const answer = await (await app.as("supervisor")).get(`/api/posters/${TOWNSHIP}?villages=1`);
    const { pages, solid } = await readPdf(answer.rawPayload);
    const villages = app.app.places.all.filter(({ parentCode }) => parentCode === TOWNSHIP);
    expect(pages).toHaveLength(1 + villages.length);
    for (const { code } of villages) expect(solid).toContain(`p=${code}`);
  });

  it.each([
    ["director", VILLAGE, 200],
    ["director", "500117104206", 404],
    ["director", TOWNSHIP, 404],
    ["supervisor", VILLAGE, 200],
    ["supervisor", TOWNSHIP, 200],
    ["supervisor", "500117101", 404],
    ["district", "500117101", 200],
    ["district", "500117999", 404],
    ["leader", VILLAGE, 403],
    ["police", VILLAGE, 403],
  ] as const)("asked by %s for %s are answered with %i", async (who, place, status) => {
    expect((await (await app.as(who)).get(`/api/posters/${place}`)).statusCode).toBe(status);
  });

  it("say on the desk where their codes lead", async () => {
    const answer = await (await app.as("district")).get("/api/posters");
    expect(answer.json()).toEqual({ address: "https://tongan.example.cn/open/report", isPublic: true });
  });
});
