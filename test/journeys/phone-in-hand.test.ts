/**
 * What happens to a phone beside its visits: a password that somebody else made, a child who has no file, a photo, a place that is asked
 * for and not given, a newer page over a half-written visit, a new PIN, larger letters, a store that the browser throws away.
 */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser.ts";
import { DEMO_MORNING, startDemoServer } from "../support/demo-server.ts";
import { type Caller, logInOverHttp } from "../support/http-caller.ts";
import { logInAt } from "../support/log-in.ts";
import { type NewerPage, serveNewerPage } from "../support/newer-page.ts";
import { type DirectorsPhone, PIN, takePhone } from "../support/phone-pages.ts";
import type { TestServer } from "../support/server.ts";

const VILLAGE = "500117104204";
const TOWNSHIP = "supervisor-500117104";
const CHILD = "刘知萱";
const NEW_PIN = "905172";
/** In no picture and no name of the demonstration: as a camera writes it behind a photo. */
const CAMERA_NOTE = "GPS 29.97N 106.27E 小沔镇";
const PATIENCE_MS = 90_000;

let server: TestServer;
let newer: NewerPage;
let browser: TestBrowser;
let township: Caller;
let phone: DirectorsPhone;

beforeAll(async () => {
  server = await startDemoServer();
  newer = await serveNewerPage(server.url);
  browser = await openBrowser();
  township = await logInOverHttp(server.url, TOWNSHIP);
  phone = await takePhone({
    ...{ browser, url: newer.url, username: `director-${VILLAGE}` },
    ...{ patienceMs: PATIENCE_MS, at: DEMO_MORNING },
  });
  await appears("都已上传");
});
afterAll(async () => {
  await browser.close();
  await newer.close();
  await server.remove();
});

const appears = (words: string | RegExp) => phone.page.getByText(words).first().waitFor();
const onPhone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe("a director who is new", () => {
  const username = `he-${randomUUID().slice(0, 8).replaceAll(/\d/g, "x")}`;
  const FIRST = "一次性-密码-8842";
  const OWN = "白菜-石板-铁锅-7";

  it("sets a password of their own before anything else", async () => {
    await township.post(`/api/village-posts/${VILLAGE}/appointments`, {
      postId: randomUUID(),
      person: { accountId: randomUUID(), name: "贺新兰", username, firstPassword: FIRST },
      ...{ from: DEMO_MORNING.slice(0, 10), reason: "新到任" },
    });
    const page = await logIn(FIRST);
    await page.getByRole("heading", { name: "先改成自己的密码" }).waitFor();
    await setPassword(page, "123456");
    await page.getByText("密码太短").waitFor();
    await setPassword(page, OWN);
    await page.getByText("设 6 位数字的解锁密码").waitFor();
    await page.keyboard.type(PIN);
    await page.getByText("再输一次").waitFor();
    await page.keyboard.type(PIN);
    await page.getByRole("heading", { name: "今天" }).waitFor();
    await page.context().close();
  });

  it("is told of a wrong password before a PIN is chosen", async () => {
    const page = await logIn(FIRST);
    await page.getByRole("alert").waitFor();
    expect(await page.getByText("设 6 位数字的解锁密码").count()).toBe(0);
    await page.context().close();
  });

  async function logIn(password: string): Promise<Page> {
    const page = await browser.newPage(onPhone);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.clock.setSystemTime(DEMO_MORNING);
    await page.goto(`${server.url}/field/`);
    await page.getByLabel("用户名").fill(username);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByRole("button", { name: "下一步" }).tap();
    return page;
  }

  async function setPassword(page: Page, password: string): Promise<void> {
    await page.getByLabel("新密码").fill(password);
    await page.getByLabel("再写一遍").fill(password);
    await page.getByRole("button", { name: "改好了" }).tap();
  }
});

describe("a child who has no file", () => {
  const person = { name: "曾小雨", sex: "2", birthDate: "2018-06-01" };

  it("is looked for among those on the phone, and written of without a line", async () => {
    const { page } = phone;
    await phone.tap("孩子", "link");
    await page.getByPlaceholder(/^姓名、拼音/).fill("查无此人");
    await appears("没有找到");
    await phone.tap(/^没有档案的孩子/, "link");
    await phone.setLine(false);
    await phone.type("孩子的姓名", CHILD);
    await appears("已经有这个孩子？");
    await phone.tap("存好");
    await appears(/^还差一处/);
    await phone.type("孩子的姓名", person.name);
    await phone.choose("女孩");
    await phone.type("生日", person.birthDate);
    await phone.choose("家里穷；或者孩子有病、有残疾；或者没人好好管");
    await phone.tap("存好");
    await appears(`${person.name}已存好`);
  });

  it("may be known above: it goes up again when a person says that it is another", async () => {
    const { page } = phone;
    await township.post("/api/children", { person, villageCode: VILLAGE, on: DEMO_MORNING.slice(0, 10) });
    await phone.setLine(true);
    await appears(`还没有给${person.name}建档`);
    await page.getByRole("link", { name: "去看为什么" }).tap();
    await page.getByRole("button", { name: "就是这个孩子" }).waitFor();
    await phone.tap("不是同一个孩子，再报一次");
    await appears(/已收到.*H-\d{6}/);
    await phone.tap("孩子", "link");
    await page.getByPlaceholder(/^姓名、拼音/).fill(person.name);
    await appears("2 个孩子");
    await page.getByPlaceholder(/^姓名、拼音/).fill("");
  });
});

describe("a photo and a place", () => {
  it("are asked for with their purpose; what is denied, given or never answered holds nothing up", async () => {
    const { page } = phone;
    await phone.tap(new RegExp(CHILD), "link");
    await phone.tap("走访");
    await phone.tap("孩子和照料人都见到了");
    await phone.tap("都看了，都好");
    await phone.tap("下一步");
    await page.getByText(/^还要记/).tap();
    await appears(/^只为以后别人接手时找得到这一家/);
    const place = { latitude: 29.97, longitude: 106.27, accuracy: 30 };
    await phone.tap("记下这一家的位置");
    await appears("手机没有让这一页看位置");
    await page.context().grantPermissions(["geolocation"]);
    await page.context().setGeolocation(place);
    await phone.tap("记下这一家的位置");
    await appears("已记下。");
    await phone.tap("不要了");
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = () => undefined;
    });
    await phone.tap("记下这一家的位置");
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "现场.jpg", mimeType: "image/jpeg", buffer: await takenPhoto(page) },
    });
    await page.getByAltText("走访照片").waitFor();
    await appears("没有找到位置");
  });
});

describe("a newer page", () => {
  it("is not offered over a form, and leaves the half-written visit and its photo where they were", async () => {
    const { page } = phone;
    await phone.type("照料人说了什么", "炉子修好了");
    newer.arrive();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
      while (registration?.waiting === null) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await page.getByText("现在更新").count()).toBe(0);
    for (let step = 0; step < 3; step++) await phone.tap("返回");
    await phone.tap("现在更新");
    await appears("输入 6 位解锁密码");
    await page.keyboard.type(PIN);
    await phone.tap("接着写上次没写完的走访");
    await page.getByText("第 1 步").waitFor();
    await phone.tap("下一步");
    await phone.tap("下一步");
    await page.getByText(/^还要记/).tap();
    expect(await page.getByLabel("照料人说了什么").inputValue()).toBe("炉子修好了");
    await page.getByAltText("走访照片").waitFor();
  });

  it("then the visit arrives, and its photo on the desk, small and without the camera's note", async () => {
    await phone.tap("存好");
    await appears(/已收到 \d\d:\d\d，回执 H-\d{6}$/);
    const list = await township.get<{
      items: { id: string; carerWords: string | null; photos: { digest: string; hasArrived: boolean }[] }[];
    }>(`/api/visits?place=${VILLAGE}`);
    const visit = list.items.find(({ carerWords }) => carerWords === "炉子修好了");
    expect(visit?.photos).toMatchObject([{ hasArrived: true }]);
    const desk = await logInAt(
      { browser, url: server.url, patienceMs: PATIENCE_MS, at: DEMO_MORNING },
      TOWNSHIP,
    );
    const photo = await desk.evaluate(
      async (address) => {
        const blob = await (await fetch(address)).blob();
        const { width, height } = await createImageBitmap(blob);
        return { width, height, text: await blob.text() };
      },
      `/api/visits/${visit?.id ?? ""}/photos/${visit?.photos[0]?.digest ?? ""}`,
    );
    expect([photo.width, photo.height]).toEqual([1600, 1067]);
    expect([photo.text.includes("Exif"), photo.text.includes("小沔镇")]).toEqual([false, false]);
    await desk.context().close();
  });
});

describe("the phone itself", () => {
  it("has its letters as large as its holder wants them, also tomorrow", async () => {
    await phone.tap("回到今天");
    const size = () => phone.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(await size()).toBe("18px");
    await phone.tap("我", "link");
    await phone.choose("最大");
    expect(await size()).toBe("30px");
    await phone.openAgain();
    expect(await size()).toBe("30px");
  });

  it("is opened by a new PIN once the password has been given, and by the old one no more", async () => {
    const { page } = phone;
    await phone.tap("我", "link");
    await phone.tap("换解锁密码", "link");
    await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
    await phone.tap("下一步");
    await appears("设 6 位数字的解锁密码");
    await page.keyboard.type("123456");
    await appears(/太好猜/);
    await page.keyboard.type(NEW_PIN);
    await appears("再输一次");
    await page.keyboard.type(NEW_PIN);
    await page.getByRole("heading", { name: "我", exact: true }).waitFor();
    await phone.tap("锁上");
    await appears("输入 6 位解锁密码");
    await page.keyboard.type(PIN);
    await page.getByRole("alert").getByText("不对").waitFor();
    await page.keyboard.type(NEW_PIN);
    await page.getByRole("heading", { name: "我", exact: true }).waitFor();
  });

  it("brings back what was kept without a line when the browser has thrown its store away", async () => {
    const { page } = phone;
    const name = "石小满";
    await phone.setLine(false);
    await phone.tap(/^孩子$/, "link");
    await page.getByPlaceholder(/^姓名、拼音/).fill(name);
    await phone.tap(/^没有档案的孩子/, "link");
    await phone.type("孩子的姓名", name);
    await phone.choose("男孩");
    await phone.type("生日", "2019-03-05");
    await phone.choose("家里穷；或者孩子有病、有残疾；或者没人好好管");
    await phone.tap("存好");
    await appears(`${name}已存好`);
    await throwStoreAway(page);
    await page.reload();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await appears(/没有上传的 1 条另外留了一份，登录以后就会回来/);
    await phone.setLine(true);
    await logInAgain(page);
    await page.evaluate(() => {
      location.hash = "#/outbox";
    });
    const kept = page.getByRole("article").filter({ hasText: `建档 ${name}` });
    await kept.getByText(/已收到.*H-\d{6}/).waitFor();
  });

  it("says so when the browser has cleared all that it held", async () => {
    const { page } = phone;
    await throwStoreAway(page);
    await page.evaluate(() => caches.delete("tongan-phone-spare"));
    await page.reload();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await appears(/被浏览器清掉了.*请告诉镇街儿童督导员/);
  });
});

async function throwStoreAway(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name = "" } of await indexedDB.databases())
      await new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done;
      });
  });
}

async function logInAgain(page: Page): Promise<void> {
  await page.getByLabel("用户名").fill(`director-${VILLAGE}`);
  await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
  await page.getByRole("button", { name: "下一步" }).tap();
  for (const label of ["设 6 位数字的解锁密码", "再输一次"]) {
    await page.getByText(label).waitFor();
    await page.keyboard.type(NEW_PIN);
  }
  await page.getByText(/^(?:设 6 位数字的解锁密码|再输一次)$/).waitFor({ state: "detached" });
}

/** As a camera writes it: large, and with a note of where it was taken. */
async function takenPhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 3000;
    canvas.height = 2000;
    canvas.getContext("2d")?.fillRect(500, 500, 900, 900);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1] ?? "";
  });
  const plain = Buffer.from(drawn, "base64");
  const note = Buffer.from(`Exif\0\0${CAMERA_NOTE}`);
  const head = Buffer.from([0xff, 0xe1, 0, note.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, note, plain.subarray(2)]);
}
