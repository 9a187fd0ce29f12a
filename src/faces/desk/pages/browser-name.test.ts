import { describe, expect, it } from "vitest";
import { browserName } from "./browser-name.ts";

describe("a browser in words", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
      "Chrome · Windows",
    ],
    [
      "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/86.0 Safari/537.36 QIHU 360SE",
      "360 浏览器 · Windows 7",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 Chrome/90.0 Safari/537.36",
      "Chrome · Linux（麒麟、统信等）",
    ],
    ["curl/8.0", "其他程序"],
    [null, "不详"],
  ])("of %s", (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
