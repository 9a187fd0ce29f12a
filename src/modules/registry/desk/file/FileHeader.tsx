import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Link } from "react-router";
import { useCan } from "../../../../faces/desk/session/session.ts";
import type { FactView } from "../../child-file.contract.ts";
import { ActMenu } from "./acts/ActMenu.tsx";
import { useFile } from "./file-context.ts";
import { carers, documentWords, personWords, riskTones } from "./file-words.ts";
import { RevealedNumber } from "./RevealedNumber.tsx";

/** The name largest, then who cares for the child and what holds today. */
export function FileHeader() {
  const { file, isPast } = useFile();
  const mayApply = useCan("application.prepare");
  const mayReport = useCan("report.create");
  const readsGrades = useCan("assessment.readGrade");
  const mayAct = useCan("special.write");
  const { person } = file;
  const cared = carers(file);
  const risk = file.facts.find((fact) => fact.kind === "risk" && fact.holds);
  return (
    <header className="ta-paper ta-file-head">
      <div className="ta-file-name">
        <h1>{person.name}</h1>
        <span>{personWords(person)}</span>
        {person.formerNames.length > 0 && (
          <span className="ta-grey">曾用名 {person.formerNames.join("、")}</span>
        )}
        <span className="ta-spring" />
        <span className="ta-wrap ta-nowrap ta-noprint">
          {mayReport && !isPast && <Link to={`/reports/new?child=${file.id}`}>上报</Link>}
          {mayApply && !isPast && <Link to={`/applications/new?child=${file.id}`}>发起申请</Link>}
          {readsGrades && <Link to={`/children/${file.id}/assessments`}>监护评估</Link>}
          {mayAct && !isPast && <Link to={`/special?child=${file.id}`}>专项处置</Link>}
          <ActMenu />
          <Button icon={<PrinterOutlined />} aria-label="打印档案" onClick={() => window.print()} />
        </span>
      </div>
      <p className="ta-file-line">
        <b>
          {file.townshipName} {file.villageName}
        </b>
        <span>
          {cared.length === 0 ? (
            <span className="ta-purple">平时由谁照料：还没有登记</span>
          ) : (
            <>
              平时由
              {cared.map(({ relation, name, age }, index) => (
                <span key={relation + name}>
                  {index > 0 && "、"}
                  {relation} <b>{name}</b>
                  {age !== null && `（${age} 岁）`}
                </span>
              ))}
              照料
            </>
          )}
        </span>
        {file.director !== null && (
          <span>
            {file.director.title} {file.director.name}
          </span>
        )}
      </p>
      <p className="ta-file-line ta-grey">
        <span>档案号 {file.fileNo}</span>
        <span>
          {documentWords(person)}{" "}
          <RevealedNumber personId={person.id} field="citizenNo" masked={person.citizenNoMasked} />
        </span>
        {person.phoneMasked !== null && (
          <span>
            电话 <RevealedNumber personId={person.id} field="phone" masked={person.phoneMasked} />
          </span>
        )}
        <span>{file.openedOn} 建档</span>
      </p>
      <ul className="ta-tags" aria-label="现在的类别">
        {file.categories.map((tag) => (
          <li key={tag.category} className="ta-tag ta-tag-blue">
            <b>{tag.label}</b> 自 {tag.since}
          </li>
        ))}
        {file.categories.length === 0 && <li className="ta-tag">{isPast ? "这一天" : "现在"}不在任何类别</li>}
        {risk !== undefined && <RiskTag risk={risk} />}
      </ul>
    </header>
  );
}

function RiskTag({ risk }: { readonly risk: FactView }) {
  const tone = riskTones[String(risk.value["level"])] ?? "blue";
  return (
    <li className={`ta-tag ta-tag-${tone}`}>
      <b>风险 {risk.said.split(" · ")[0]}</b> {risk.said.split(" · ").slice(1).join(" · ")}
    </li>
  );
}
