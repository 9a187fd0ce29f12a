/** What the system sees beside a form of guardianship, for whoever decides. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { ageOn } from "../../../kernel/calendar-date.ts";
import { monthOfDate } from "../../../kernel/month.ts";
import { everywhere } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { listMatters } from "../../../platform/procedures/list-matters.service.ts";
import type { Check } from "../../../platform/procedures/matter-view.contract.ts";
import type { MatterFile } from "../../../platform/procedures/procedure-book.service.ts";
import { listEntitlementsOf } from "../../benefits/entitlements/entitlements.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { listGuardianshipChildren } from "../../registry/guardianship-source.service.ts";
import { textOf } from "./answers.ts";
import { listCustodiesOn, listPlacements } from "./custody.store.ts";
import { civilCode, minorsLaw } from "./documents.ts";
import { guarded } from "./figures.service.ts";
import { guardianshipKindCodes, placementCodes } from "./guardianship-codes.contract.ts";

const ASKED_FROM = 8;

export async function checkCase(tx: Tx, app: App, file: MatterFile, on: IsoDate): Promise<readonly Check[]> {
  const child = file.subjectId === null ? undefined : await findApplicantChild(tx, file.subjectId);
  if (child === undefined) return [];
  const [source] = await listGuardianshipChildren(tx, { scope: everywhere(), on }, [child.id]);
  const [decided] = await listCustodiesOn(tx, everywhere(), on, child.id);
  const found = source === undefined ? undefined : guarded(app, source, decided);
  const placed = (await listPlacements(tx, child.id)).find(({ endedOn }) => endedOn === null);
  const month = monthOfDate(on);
  const running = (await listEntitlementsOf(tx, app, child.id)).filter(
    ({ toMonth }) => toMonth === null || toMonth >= month,
  );
  const urged = await listMatters(tx, app, {
    subjectId: child.id,
    procedure: "admonition",
    state: "closed",
    whose: "all",
    limit: 50,
  });
  const age = child.birthDate === null ? undefined : ageOn(child.birthDate, on);
  const wish = textOf(file, "childWish");
  return [
    check(
      "guardianship",
      "现在的监护",
      found?.kind === "unknown" || found === undefined ? "cannotTell" : "yes",
      {
        value:
          found === undefined
            ? "不在册"
            : [guardianshipKindCodes.label(found.kind), found.holder, found.document, ...found.missing]
                .filter((part) => part !== null && part !== "")
                .join(" · "),
        on: found?.since ?? null,
        citation: civilCode("父母是未成年子女的监护人", "第二十七条"),
      },
    ),
    check("placement", "现在安置在", "yes", {
      value: placed === undefined ? "没有安置" : `${placementCodes.label(placed.kind)} · ${placed.placeName}`,
      on: placed?.from ?? null,
    }),
    check(
      "childWish",
      "听取孩子意见",
      age === undefined ? "cannotTell" : age < ASKED_FROM || wish !== "" ? "yes" : "no",
      {
        value:
          age === undefined
            ? "不知道年龄"
            : age < ASKED_FROM
              ? `${age} 周岁，不满八周岁`
              : wish === ""
                ? "没有填写"
                : wish,
        citation: minorsLaw("处理涉及未成年人事项，听取未成年人的意见", "第四条"),
      },
    ),
    check("payee", "正在领取的待遇", "yes", {
      value:
        running.length === 0
          ? "没有"
          : `${running.length} 项，领取人：${[...new Set(running.map(({ payeeName }) => payeeName ?? "未登记"))].join("、")}`,
    }),
    check("admonitions", "以前的督促", "yes", { value: `${urged.items.length} 次没有效果` }),
  ];
}

function check(
  code: string,
  label: string,
  verdict: Check["verdict"],
  more: { readonly value: string; readonly on?: string | null; readonly citation?: Check["citation"] },
): Check {
  return { code, label, verdict, source: null, on: null, citation: null, ...more };
}
