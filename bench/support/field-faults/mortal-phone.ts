/** A village director's phone whose browser is killed again and again: the built page of /field/ over one profile on the disk. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { PIN } from "../../../test/support/phone-pages.ts";
import type { FaultGate } from "./fault-gate.ts";
import { isDelivered, lookAtStore, type StoreLook } from "./look-at-store.ts";
import { type MortalBrowser, openMortalBrowser } from "./mortal-browser.ts";

const DELIVERY_MS = 60_000;
const ASK_AGAIN_MS = 1_000;

export interface Photo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export class MortalPhone {
  readonly profile = mkdtempSync(join(tmpdir(), "tongan-profile-"));
  readonly #gate: FaultGate;
  #browser: MortalBrowser | undefined;
  #username = "";
  #isStranded = false;
  /** When the last kill was, by `performance.now()`. */
  killedAt = 0;

  constructor(gate: FaultGate) {
    this.#gate = gate;
  }

  get page(): Page {
    return this.#alive.page;
  }

  get version(): string {
    return this.#alive.version;
  }

  get #alive(): MortalBrowser {
    if (this.#browser === undefined) throw new Error("the browser is not open");
    return this.#browser;
  }

  /** A new phone: logs in, sets the PIN, reads the village's files. */
  async begin(username: string): Promise<void> {
    this.#browser = await openMortalBrowser(this.profile);
    this.#username = username;
    await this.page.goto(`${this.#gate.url}/field/`);
    await this.logIn();
    await this.page.getByRole("heading", { name: "今天" }).waitFor();
    await this.deliver();
    // The worker keeps the shell meanwhile; without it nothing opens when the line is away.
    await this.page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === "activated",
    );
  }

  async logIn(): Promise<void> {
    const { page } = this;
    await page.getByLabel("用户名").fill(this.#username);
    await page.getByLabel("密码", { exact: true }).fill("tongan-demo");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByText("设 6 位数字的解锁密码").waitFor();
    await page.keyboard.type(PIN);
    await page.getByText("再输一次").waitFor();
    await page.keyboard.type(PIN);
    await page.getByText(/^(?:设 6 位数字的解锁密码|再输一次)$/).waitFor({ state: "detached" });
  }

  /** Power goes. */
  kill(): void {
    this.killedAt = performance.now();
    this.#alive.kill();
  }

  async untilDead(): Promise<void> {
    await this.#browser?.died;
    this.#browser = undefined;
  }

  /**
   * Opened again at an address of its own; the PIN is not typed yet. `thrownAway`: the browser has found its store broken, and asks for
   * a log-in.
   * @throws Error with what the page says instead of either
   */
  async open(address: string): Promise<"locked" | "thrownAway"> {
    this.#browser = await openMortalBrowser(this.profile);
    await this.page.goto(`${this.#gate.url}/field/#${address}`);
    const locked = this.page.getByText("输入 6 位解锁密码");
    const thrownAway = this.page.getByText("被浏览器清掉了");
    try {
      await locked.or(thrownAway).waitFor();
      return (await locked.isVisible()) ? "locked" : "thrownAway";
    } catch (error) {
      const says = await this.page.locator("body").textContent();
      this.#isStranded = true;
      throw new Error(`the phone does not ask for its PIN, but says: ${says?.trim() ?? ""}`, {
        cause: error,
      });
    }
  }

  async unlock(): Promise<void> {
    await this.page.keyboard.type(PIN);
    await this.page.getByText("输入 6 位解锁密码").waitFor({ state: "detached" });
  }

  look(): Promise<StoreLook> {
    return lookAtStore(this.page);
  }

  async goTo(address: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, address);
  }

  /** The same browser, as after a look at another page. */
  async openAgain(address: string): Promise<void> {
    await this.page.goto(`${this.#gate.url}/field/#${address}`);
    await this.page.getByText("输入 6 位解锁密码").waitFor();
    await this.unlock();
  }

  /** To the last screen of a visit on which all was well, from wherever it was left. */
  async reachWords(childId: string): Promise<void> {
    await this.goTo(`/children/${childId}/visit`);
    const screen = this.page.getByText(/^第 \d 步，共 3 步/);
    await screen.waitFor();
    const press = (name: string) => this.page.getByRole("button", { name }).first().click();
    if ((await screen.textContent())?.startsWith("第 1 步") === true) await press("孩子和照料人都见到了");
    if (!(await this.words.isVisible())) {
      await press("都看了，都好");
      await press("下一步");
    }
    await this.words.waitFor();
  }

  get words() {
    return this.page.getByLabel("孩子说了什么（照原话记）");
  }

  async takePhoto(photo: Photo): Promise<void> {
    await this.openMore();
    await this.page.locator('input[type="file"]').setInputFiles(photo);
    await this.page.getByAltText("走访照片").waitFor();
  }

  async openMore(): Promise<void> {
    if (!(await this.page.locator('input[type="file"]').isVisible()))
      await this.page.getByText(/^还要记：/).click();
  }

  /** Answers whether the page said that it is kept; a page that dies over it said nothing. */
  async save(pressed: () => void = () => undefined): Promise<boolean> {
    try {
      await this.page.getByRole("button", { name: "存好" }).evaluate((button: HTMLElement) => {
        button.click();
      });
      pressed();
      await this.page.getByText("走访已存好").waitFor();
      return true;
    } catch (error) {
      if (this.#browser !== undefined && !/closed|crash|detached/i.test(String(error))) throw error;
      return false;
    }
  }

  /** Begins to speak with the server; what comes of it is seen later. */
  async beginSync(): Promise<void> {
    await this.goTo("/outbox");
    await this.page.getByRole("button", { name: /现在上传/ }).click();
  }

  /** Until nothing waits any more. @throws when something stays */
  async deliver(): Promise<StoreLook> {
    const until = performance.now() + DELIVERY_MS;
    let askedAt = Number.NEGATIVE_INFINITY;
    await this.goTo("/outbox");
    const button = this.page.getByRole("button", { name: /现在上传/ });
    for (;;) {
      if (performance.now() - askedAt > ASK_AGAIN_MS && (await button.isVisible())) {
        await button.click();
        askedAt = performance.now();
      }
      await pause(100);
      const look = await this.look();
      const isIdle = await button.isVisible();
      if (Number.isFinite(askedAt) && isIdle && isDelivered(look)) return look;
      if (performance.now() > until)
        throw new Error(`something stays on the phone: ${await this.page.getByRole("status").textContent()}`);
    }
  }

  async remove(): Promise<void> {
    this.#browser?.kill();
    await this.untilDead();
    // What a phone that cannot be used any more has on its disk is looked at by a person.
    if (this.#isStranded) console.error(`the profile is kept: ${this.profile}`);
    else rmSync(this.profile, { recursive: true, force: true });
  }
}
