/** A browser in two words, for people who look at their own log-ins. Pure. */

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/QAXBrowser|Qaxbrowser/, "奇安信浏览器"],
  [/360SE|QIHU/i, "360 浏览器"],
  [/MetaSr/i, "搜狗浏览器"],
  [/QQBrowser/, "QQ 浏览器"],
  [/UOSBrowser|UOS/, "统信浏览器"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows NT 6\.1/, "Windows 7"],
  [/Windows/, "Windows"],
  [/Android/, "安卓手机"],
  [/iPhone|iPad/, "苹果手机或平板"],
  [/Mac OS X/, "苹果电脑"],
  [/Linux/, "Linux（麒麟、统信等）"],
];

/** `Chrome · Windows`; what is not known stays unsaid. */
export function browserName(userAgent: string | null): string {
  if (userAgent === null || userAgent === "") return "不详";
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([test]) => test.test(userAgent))?.[1];
  const words = [find(KINDS), find(SYSTEMS)].filter((word) => word !== undefined);
  return words.length === 0 ? "其他程序" : words.join(" · ");
}
