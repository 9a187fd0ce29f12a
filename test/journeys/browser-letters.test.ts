import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser.ts";

describe("the tests' own browser", () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it("draws the rare characters of place and person names, not boxes", async () => {
    const page = await browser.newPage();
    // A letter that no font here has gives the box; every other must look different from it.
    const boxes = await page.evaluate((letters: string[]) => {
      const draw = (letter: string) => {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d");
        if (!pen) throw new Error("no canvas");
        pen.font = "40px sans-serif";
        pen.fillText(letter, 10, 60);
        return canvas.toDataURL();
      };
      const box = draw("\u{10FFFD}");
      return letters.filter((letter) => draw(letter) === box);
    }, Array.from("小沔镇维吾尔族买买提·艾力龘"));
    expect(boxes).toEqual([]);
  });

  it("lives in China: language, time zone and desk", async () => {
    const page = await browser.newPage();
    const place = await page.evaluate(() => [
      navigator.language,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      window.innerWidth,
    ]);
    expect(place).toEqual(["zh-CN", "Asia/Shanghai", 1366]);
  });
});
