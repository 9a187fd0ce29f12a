import { Button, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useUrlState } from "../../../../faces/desk/parts/useUrlState.ts";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { PageSkeleton } from "../../../../faces/desk/shell/PageSkeleton.tsx";
import { useRead } from "../../../../platform/client/useRead.ts";
import { readTemplateVersions, type VersionView } from "../template-versions.contract.ts";
import { ProposalNotice } from "./ProposalNotice.tsx";
import { TemplateForm } from "./TemplateForm.tsx";
import { levels } from "./template-draft.ts";
import "./template.css";

const standings = {
  past: "用过",
  now: "正在用",
  later: "还没有开始用",
  waiting: "等另一个人确认",
  refused: "被退回",
} as const;

/** 评估表: what is asked, version by version; the bureau sets the next one here. */
export function TemplatePage() {
  const { values, set } = useUrlState();
  const maySet = useCan("assessment.setTemplate");
  const [isWriting, setWriting] = useState(false);
  const { data, error, refetch } = useRead(readTemplateVersions, {});
  if (data === undefined) {
    if (error === null) return <PageSkeleton />;
    return (
      <div className="ta-page">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const holding = data.items.find(({ standing }) => standing === "now");
  const shown = data.items.find(({ version }) => version === values["version"]) ?? holding;
  return (
    <div className="ta-page ta-stack">
      <header className="ta-page-head">
        <h1>监护能力评估表</h1>
        <span className="ta-grey">改了另立一版，从写明的那天起用；已经开始的评估仍用原来的表</span>
        <div className="ta-page-acts ta-wrap ta-noprint">
          <Select
            aria-label="看哪一版"
            style={{ width: 280 }}
            value={shown?.version ?? null}
            options={data.items.map(({ version, from, standing }) => ({
              value: version,
              label: `${from} 起（${standings[standing]}）`,
            }))}
            onChange={(version: string) => set({ version })}
          />
          {maySet && !isWriting && (
            <Button type="primary" onClick={() => setWriting(true)}>
              另立新版本
            </Button>
          )}
          <Link to="/assessments">看评估</Link>
        </div>
      </header>
      {isWriting && shown !== undefined ? (
        <TemplateForm
          begun={shown}
          today={data.today}
          onClose={(version) => {
            setWriting(false);
            if (version !== undefined) set({ version });
          }}
        />
      ) : (
        shown !== undefined && <Version one={shown} />
      )}
    </div>
  );
}

function Version({ one }: { readonly one: VersionView }) {
  return (
    <>
      <ProposalNotice one={one} />
      <p className="ta-grey">
        依据：{one.document}
        {one.unchecked && <span className="ta-purple">（待核）</span>}
      </p>
      {one.sections.map((section) => (
        <section key={section.code} className="ta-paper" aria-label={section.title}>
          <div className="ta-paper-head">
            <h2>{section.title}</h2>
            <span className="ta-grey">{section.items.reduce((sum, { points }) => sum + points, 0)} 分</span>
          </div>
          <div className="ta-paper-body ta-template-table">
            <table>
              <thead>
                <tr>
                  {["评什么", "分值", ...levels].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {section.items
                  .filter(({ points }) => points > 0)
                  .map((item) => (
                    <tr key={item.code}>
                      <th scope="row">
                        {item.title}
                        <p className="ta-grey ta-small">{item.look}</p>
                      </th>
                      <td className="ta-num">{item.points}</td>
                      {item.anchors.map((words, level) => (
                        <td key={levels[level]}>{words}</td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <section className="ta-paper" aria-label="红线情形">
        <div className="ta-paper-head">
          <h2>红线情形</h2>
          <span className="ta-grey">有一条就评为监护缺失，不看得分</span>
        </div>
        <ul className="ta-paper-body">
          {one.redLines.map(({ code, title, secret }) => (
            <li key={code}>
              {title}
              {secret && <span className="ta-red ta-small"> 保密</span>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
