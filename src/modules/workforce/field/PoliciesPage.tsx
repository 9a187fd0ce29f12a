/** What help there is, in plain words, and which of one's own children might have a right to it. */
import { useMemo } from "react";
import { useHeld } from "../../../faces/field/Held.tsx";
import { Empty } from "../../../faces/field/parts/Empty.tsx";
import { Page } from "../../../faces/field/parts/Page.tsx";
import { Waiting } from "../../../faces/field/parts/Waiting.tsx";
import type { ChildDocument } from "../phone/child-document.contract.ts";
import type { PhonePolicy } from "../phone/desk-document.contract.ts";

export function PoliciesPage() {
  const { now } = useHeld();
  if (now === undefined) return <Waiting />;
  const policies = now.desk?.policies ?? [];
  return (
    <Page title="政策" back="/me">
      {policies.length === 0 && <Empty title="手机上还没有政策，有网络时会下载" />}
      {policies.map((policy) => (
        <Policy key={policy.code} policy={policy} all={now.children} />
      ))}
    </Page>
  );
}

interface PolicyProps {
  readonly policy: PhonePolicy;
  readonly all: readonly ChildDocument[];
}

function Policy({ policy, all }: PolicyProps) {
  const { code, title, says, document: source, isUncertain } = policy;
  const might = useMemo(
    () =>
      all.flatMap((child) => {
        const help = child.helps.find((one) => one.code === code && one.group !== "receiving");
        return help === undefined ? [] : [{ child, missing: help.missing, isSure: help.group === "might" }];
      }),
    [all, code],
  );
  return (
    <details className="fd-message">
      <summary>
        <span>{title}</span>
        <span className="fd-aside">
          {might.length === 0 ? "村里现在没有可能符合的" : `村里有 ${might.length} 个孩子可能符合`}
        </span>
      </summary>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="fd-aside">
        依据：{source}
        {isUncertain && "（还要核对，先问镇街）"}
      </p>
      {might.length > 0 && (
        <>
          <h3>村里可能符合的孩子</h3>
          <ul className="fd-facts">
            {might.map(({ child, missing, isSure }) => (
              <li key={child.id}>
                <a href={`#/children/${child.id}`}>{child.name}</a>
                <span className={isSure ? "fd-aside" : "fd-cannot-tell"}>
                  {missing.length > 0 ? `还要问清楚：${missing.join("、")}` : "请和家里说，帮着申请"}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
