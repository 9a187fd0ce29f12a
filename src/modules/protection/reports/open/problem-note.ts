import { el } from "../../../../faces/open/el.ts";
import type { ApiProblem } from "../../../../platform/client/api-problem.ts";

/** What went wrong, in the server's words; read aloud at once. */
export function problemNote(): { readonly box: HTMLElement; show(problem: ApiProblem | undefined): void } {
  const box = el("div", { class: "op-problem", role: "alert" });
  box.hidden = true;
  return {
    box,
    show(problem) {
      box.textContent = "";
      box.hidden = problem === undefined;
      if (problem === undefined) return;
      box.append(el("strong", {}, problem.title), el("p", {}, problem.detail));
      if (problem.traceId !== null && problem.status >= 500)
        box.append(el("small", {}, `编号 ${problem.traceId}`));
    },
  };
}
