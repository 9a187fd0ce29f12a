import { Card } from "../../../../faces/field/parts/Card.tsx";
import type { ChildDocument, PhoneHelp } from "../../phone/child-document.contract.ts";

const groups: readonly { readonly group: PhoneHelp["group"]; readonly title: string }[] = [
  { group: "receiving", title: "已经在享受" },
  { group: "might", title: "可能符合" },
  { group: "cannotTell", title: "说不准，还要问" },
];

export function Helps({ helps }: Pick<ChildDocument, "helps">) {
  if (helps.length === 0) return null;
  return (
    <Card title="帮助和政策">
      {groups.map(({ group, title }) => {
        const of = helps.filter((help) => help.group === group);
        if (of.length === 0) return null;
        return (
          <div key={group}>
            <h3 className={`fd-help fd-help-${group}`}>{title}</h3>
            <ul className="fd-facts">
              {of.map((help) => (
                <li key={help.title}>
                  <b>{help.title}</b> {help.said}
                  {help.missing.length > 0 && (
                    <span className="fd-aside">还要问清楚：{help.missing.join("、")}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Card>
  );
}
