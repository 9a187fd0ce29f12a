import { Link } from "react-router";
import { useCan } from "../../../../faces/desk/session/session.ts";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import { addYears } from "../../../../kernel/calendar-date.ts";
import { FileSection } from "./FileSection.tsx";
import { useFile } from "./file-context.ts";
import { holdingFacts, sections } from "./sections.ts";

/** Where the child lives and is registered, and what the child is recognised as. */
export function IdentitySection() {
  const { file } = useFile();
  const today = useToday();
  const seesBenefits = useCan("finding.read");
  const seesGuardianship = useCan("guardianship.read");
  // Whoever reads the file as of a day asks the same of that day.
  const day = file.asOf === today ? "" : `?asOf=${file.asOf}`;
  const [residence] = holdingFacts(file.facts, ["residence"]);
  // Years ahead it tells nobody anything.
  const leaving = file.categories.filter(
    (tag) => tag.endsOn !== null && tag.endsOn <= addYears(file.asOf, 1),
  );
  return (
    <FileSection section={sections.identity} addWords={{ category: "登记类别", difficulty: "添加困境类型" }}>
      <div className="ta-fact">
        <span className="ta-fact-label">现住地</span>
        <span className="ta-fact-said">
          {file.townshipName} {file.villageName}
          {residence !== undefined && residence.said !== "" && ` · ${residence.said}`}
        </span>
        {residence !== undefined && <span className="ta-fact-since">自 {residence.from}</span>}
        <span className="ta-fact-acts ta-noprint" />
      </div>
      <div className="ta-fact ta-noprint">
        <span className="ta-fact-label">认定</span>
        <span className="ta-fact-said">
          <Link to={`/children/${file.id}/recognition${day}`}>看符合哪些类别、为什么、还缺什么</Link>
        </span>
      </div>
      {seesBenefits && (
        <div className="ta-fact ta-noprint">
          <span className="ta-fact-label">待遇</span>
          <span className="ta-fact-said">
            <Link to={`/children/${file.id}/benefits${day}`}>看在领什么、还能领什么、为什么</Link>
          </span>
        </div>
      )}
      {seesGuardianship && (
        <div className="ta-fact ta-noprint">
          <span className="ta-fact-label">监护</span>
          <span className="ta-fact-said">
            <Link to={`/children/${file.id}/guardianship`}>看谁监护、依据什么、安置在哪里</Link>
          </span>
        </div>
      )}
      {leaving.map((tag) => (
        <div key={tag.category} className="ta-fact">
          <span className="ta-fact-label">到龄</span>
          <span className="ta-fact-said">
            {tag.label}到 {tag.endsOn} 满规定年龄，自动退出
          </span>
        </div>
      ))}
    </FileSection>
  );
}
