import { App, Button } from "antd";
import { Link } from "react-router";
import { asProblem } from "../../../../platform/client/api-problem.ts";
import { download } from "../../../../platform/client/download.ts";
import type { MatterView } from "../../../../platform/procedures/matter-view.contract.ts";
import { printPaper } from "../../../../platform/procedures/procedures.contract.ts";

/** It is handed in: its number, whose turn it is until when, and the papers to give away. */
export function HandedInNotice({ matter }: { readonly matter: MatterView }) {
  const { message } = App.useApp();
  const print = async (code: string) => {
    try {
      await download(printPaper, { params: { id: matter.id, code }, query: { as: "pdf" } });
    } catch (problem) {
      void message.error(`没有打印：${asProblem(problem).title}`);
    }
  };
  return (
    <section className="ta-paper ta-apply-done" role="status">
      <h2>已受理 {matter.no}</h2>
      <p>
        现在由 {matter.deskName} 办理“{matter.stepTitle}”。{matter.clock.says}。
      </p>
      <div className="ta-row ta-wrap">
        <Button type="primary" onClick={() => void print("receipt")}>
          打印受理回执
        </Button>
        {matter.prints.some(({ code }) => code === "form") && (
          <Button onClick={() => void print("form")}>打印申请表</Button>
        )}
        <Link to={`/applications/${matter.id}`}>查看办理进展</Link>
        {matter.subjectId !== null && <Link to={`/children/${matter.subjectId}`}>回到孩子的档案</Link>}
      </div>
    </section>
  );
}
