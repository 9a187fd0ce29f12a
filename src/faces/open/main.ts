/** The public pages, without a login: which of them the address means. The page itself stands in index.html, also where no script runs. */
import "../desk/polyfills.ts";
import "./open.css";
import { z } from "zod";
import { plainFaults } from "../../kernel/plain-faults.ts";
import { followPage } from "../../modules/protection/reports/open/follow-page.ts";
import { reportPage } from "../../modules/protection/reports/open/report-page.ts";
import { leaveQuickly, listenForEscape } from "./quick-exit.ts";

// The same words for a fault as the server would say; and no code made at run time, which the page's own rules forbid.
z.config({ ...plainFaults, jitless: true });

const pages: Readonly<
  Record<string, { readonly title: string; readonly show: (main: HTMLElement) => void }>
> = {
  "/open/report": { title: "报告", show: reportPage },
  "/open/follow": { title: "看进展", show: followPage },
};

const exit = document.getElementById("op-exit");
exit?.addEventListener("click", leaveQuickly);
if (exit !== null) exit.hidden = false;
listenForEscape();
document.getElementById("op-old")?.remove();

const main = document.getElementById("op-main");
const page = pages[location.pathname.replace(/\/$/, "")];
if (main !== null && page !== undefined) {
  document.title = `${page.title} · 童安`;
  page.show(main);
}
