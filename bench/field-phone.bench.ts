/**
 * The village director's phone as it is in the hills: a processor six times as slow, 400 kbit/s, 400 ms. How much is loaded and how soon
 * it can be used, how soon it opens again without a line, how long the first reading of 300 files takes, a child's file, and 50 visits.
 * `--files N` (300), `--visits N` (50), `--rounds N` (3).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import { openBrowser } from "../test/support/browser.ts";
import { logInOverHttp } from "../test/support/http-caller.ts";
import { type DirectorsPhone, PIN, takePhone } from "../test/support/phone-pages.ts";
import { startServer } from "../test/support/server.ts";
import { round } from "./support/load.ts";

const VILLAGE = "500117104204";
const SLOWER = 6;
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const NO_LINE = { ...LINE, offline: true };
const FAST = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
const targets = {
  loadBytes: 400_000,
  usableMs: 12_000,
  againMs: 1_500,
  listMs: 3_000,
  openFileMs: 100,
  firstSyncMs: 20_000,
  visitsMs: 10_000,
  idleBytes: 1_024,
};

const given = process.argv.slice(2);
const numberOf = (name: string, otherwise: number) => {
  const at = given.indexOf(name);
  return at < 0 ? otherwise : Number(given[at + 1]);
};
const files = numberOf("--files", 300);
const visits = numberOf("--visits", 50);

const server = await startServer();
const browser = await openBrowser();
try {
  await fillVillage();
  const phone = await firstLoad();
  const again = await openWithoutLine(phone);
  const openFile = await openFiles(phone);
  const queued = await queueVisits(phone);
  const figures = { ...phone.figures, ...again, ...openFile, ...queued };
  const results = {
    name: "field-phone",
    files,
    visits,
    profile: { slower: SLOWER, ...LINE },
    ...figures,
    targets,
    met: metBy(figures),
  };
  mkdirSync(new URL("./results/", import.meta.url), { recursive: true });
  writeFileSync(
    new URL("./results/field-phone.json", import.meta.url),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  console.log(results);
} finally {
  await browser.close();
  await server.remove();
}

function metBy(figures: Readonly<Record<string, number>>): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(targets).map(([name, most]) => [
      name,
      (figures[name] ?? Number.POSITIVE_INFINITY) <= most,
    ]),
  );
}

/** The village gets as many children as the phone shall hold. */
async function fillVillage(): Promise<void> {
  const director = await logInOverHttp(server.url, `director-${VILLAGE}`);
  const surnames = Array.from("陈刘王周张李吴赵唐罗");
  const given = Array.from("子涵欣怡浩然宇轩梓萱雨桐佳豪思琪俊杰");
  for (let nth = 0; nth < files; nth++) {
    const name = `${surnames[nth % 10] ?? ""}${given[nth % given.length] ?? ""}${given[Math.floor(nth / 10) % given.length] ?? ""}`;
    await director.post("/api/children", {
      person: {
        name,
        sex: nth % 2 === 0 ? "1" : "2",
        birthDate: `20${10 + (nth % 14)}-0${1 + (nth % 9)}-1${nth % 9}`,
      },
      villageCode: VILLAGE,
      address: `${1 + (nth % 9)} 组 ${nth} 号`,
      on: "2026-09-01",
      facts: [
        {
          kind: "schooling",
          from: "2026-09-01",
          value: { stage: "primary", school: "古楼镇第一小学", grade: "三年级" },
        },
      ],
      kin: [
        {
          relation: "62",
          person: { name: "陈奶奶", phone: `1390013${String(9000 + nth)}` },
          caresForChild: true,
        },
      ],
      notADouble: true,
    });
  }
}

interface Measured {
  readonly directors: DirectorsPhone;
  readonly line: CDPSession;
  readonly figures: Readonly<Record<string, number>>;
}

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await session.send("Network.emulateNetworkConditions", LINE);
  return session;
}

function countBytes(session: CDPSession): { sum: number } {
  const counted = { sum: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    counted.sum += encodedDataLength;
  });
  return counted;
}

async function firstLoad(): Promise<Measured> {
  let loaded = { loadBytes: 0, usableMs: 0 };
  let session: CDPSession | undefined;
  let bytes = { sum: 0 };
  let began = 0;
  const directors = await takePhone({
    ...{ browser, url: server.url, username: `director-${VILLAGE}`, patienceMs: 180_000 },
    async prepare(page) {
      session = await slow(page);
      bytes = countBytes(session);
      began = performance.now();
    },
    async usable() {
      loaded = { loadBytes: bytes.sum, usableMs: round(performance.now() - began) };
      // What the worker keeps comes besides, while somebody types; the reading is measured alone.
      await pause(20_000);
      bytes.sum = 0;
    },
    opened() {
      began = performance.now();
    },
  });
  if (session === undefined) throw new Error("the phone has no line to measure");
  await directors.page.getByText("都已上传").waitFor();
  await directors.page.getByText(/\d{2}:\d{2} 更新/).waitFor();
  const firstSyncMs = round(performance.now() - began);
  return { directors, line: session, figures: { ...loaded, firstSyncMs, firstSyncBytes: bytes.sum } };
}

/** A child's page has no bar with the other pages. */
function goTo(page: Page, address: string): Promise<void> {
  return page.evaluate((to) => {
    location.hash = to;
  }, address);
}

/** From the address to the PIN, and to today's list with its cards, the PIN typed and all. */
async function openWithoutLine({ directors, line }: Measured): Promise<{ againMs: number; listMs: number }> {
  const { page } = directors;
  await line.send("Network.emulateNetworkConditions", NO_LINE);
  await page.context().setOffline(true);
  const began = performance.now();
  await page.reload({ waitUntil: "commit" });
  await page.getByText("解锁").first().waitFor();
  const againMs = round(performance.now() - began);
  await page.keyboard.type(PIN);
  await page.locator(".fd-group").first().waitFor();
  return { againMs, listMs: round(performance.now() - began) };
}

/** From the tap to the name on the child's page, the middle one of several. */
async function openFiles({ directors }: Measured): Promise<{ openFileMs: number }> {
  const { page } = directors;
  const times: number[] = [];
  for (let nth = 0; nth < 7; nth++) {
    await goTo(page, "/children");
    const row = page.locator('a[href^="#/children/"]').nth(nth);
    await row.waitFor();
    times.push(
      await row.evaluate(async (link: HTMLElement) => {
        const from = performance.now();
        link.click();
        while (document.querySelector(".fd-child-head") === null)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - from;
      }),
    );
  }
  return { openFileMs: round(times.slice(1).sort((a, b) => a - b)[3] ?? 0) };
}

/** Visits without photos, made without a line; then the line is there until all have their receipts. */
async function queueVisits({ directors, line }: Measured): Promise<{ visitsMs: number; idleBytes: number }> {
  const { page } = directors;
  await line.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await goTo(page, "/children");
  await page
    .locator('a[href^="#/children/"]')
    .nth(files - 1)
    .waitFor();
  const addresses = await page
    .locator('a[href^="#/children/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const address of addresses.slice(0, visits)) {
    await goTo(page, `${address.slice(1)}/visit`);
    for (const name of ["孩子和照料人都见到了", "都看了，都好", "下一步", "存好"]) await directors.tap(name);
    await page.getByText("走访已存好").waitFor();
  }
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await goTo(page, "/outbox");
  const bytes = countBytes(line);
  await page.context().setOffline(false);
  await line.send("Network.emulateNetworkConditions", LINE);
  const began = performance.now();
  await page.getByRole("button", { name: /现在上传/ }).tap();
  await page.getByText(new RegExp(`已收到 ${visits} 条`)).waitFor();
  const visitsMs = round(performance.now() - began);
  await pause(15_000);
  await line.send("Network.emulateNetworkConditions", FAST);
  bytes.sum = 0;
  await page.getByRole("button", { name: /现在上传/ }).tap();
  await pause(5_000);
  return { visitsMs, idleBytes: bytes.sum };
}
