import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../../../../faces/desk/parts/ProblemNote.tsx";
import { useCan } from "../../../../faces/desk/session/session.ts";
import type { ReportView } from "../report-view.contract.ts";
import { addReportChild, linkReportChild } from "../reports.contract.ts";
import { LinkChildDialog, type LinkChildDialogProps } from "./dialogs/LinkChildDialog.tsx";
import { useReportWrite } from "./useReportWrite.ts";

type ReportChild = ReportView["children"][number];

/** Whom it is about, and whose file that is. */
export function ReportChildren({ report }: { readonly report: ReportView }) {
  const [linking, setLinking] = useState<ReportChild | "another" | undefined>();
  const unlink = useReportWrite(linkReportChild, report.id, () => undefined);
  const mayLink = report.can.includes("link");
  return (
    <section className="ta-paper" aria-label="孩子">
      <div className="ta-paper-head">
        <h2>孩子</h2>
        <span className="ta-grey ta-small">对到档案以后，才看得到以前的报告和在办的个案</span>
        <span className="ta-spring" />
        {mayLink && (
          <Button size="small" onClick={() => setLinking("another")}>
            {report.children.length === 0 ? "找孩子的档案" : "还有别的孩子"}
          </Button>
        )}
      </div>
      {report.children.length === 0 ? (
        <p className="ta-paper-body ta-grey">
          报告里没有说是哪个孩子。知道是谁的，找到孩子的档案写上；还不知道的，可以先决定，核实以后写在个案里。
        </p>
      ) : (
        <ul className="ta-report-children">
          {report.children.map((child) => (
            <li key={child.id}>
              <span className="ta-child-name">{child.name ?? "姓名不详"}</span>
              <span className="ta-grey">{describe(child)}</span>
              <span className="ta-spring" />
              {child.childId === null ? (
                <NotLinked mayLink={mayLink} onLink={() => setLinking(child)} />
              ) : (
                <>
                  <FileLink id={child.childId} name={child.childName} />
                  {mayLink && (
                    <Button
                      size="small"
                      type="text"
                      loading={unlink.isPending}
                      onClick={() =>
                        unlink.mutate({
                          params: { id: report.id, reportChildId: child.id },
                          body: { childId: null },
                        })
                      }
                    >
                      对错了，解开
                    </Button>
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {unlink.error !== null && <ProblemNote problem={unlink.error} compact />}
      {linking !== undefined && linking !== "another" && (
        <LinkDialog report={report} child={linking} onClose={() => setLinking(undefined)} />
      )}
      {linking === "another" && <AddDialog report={report} onClose={() => setLinking(undefined)} />}
    </section>
  );
}

interface DialogProps {
  readonly report: ReportView;
  readonly onClose: LinkChildDialogProps["onClose"];
}

/** Whose file that of a child is whom the report names. */
function LinkDialog({ report: { id }, child, onClose }: DialogProps & { readonly child: ReportChild }) {
  const write = useReportWrite(linkReportChild, id, onClose);
  return (
    <LinkChildDialog
      title={`对到档案：${child.name ?? "姓名不详"}`}
      name={child.name ?? ""}
      busy={write.isPending}
      problem={write.error}
      onChosen={(childId) => write.mutate({ params: { id, reportChildId: child.id }, body: { childId } })}
      onClose={onClose}
    />
  );
}

/** A child whom the report does not name. */
function AddDialog({ report: { id }, onClose }: DialogProps) {
  const write = useReportWrite(addReportChild, id, onClose);
  return (
    <LinkChildDialog
      title="写明是哪个孩子"
      name=""
      busy={write.isPending}
      problem={write.error}
      onChosen={(childId) => write.mutate({ params: { id }, body: { childId } })}
      onClose={onClose}
    />
  );
}

function NotLinked({ mayLink, onLink }: { readonly mayLink: boolean; readonly onLink: () => void }) {
  return mayLink ? (
    <Button size="small" onClick={onLink}>
      对到档案
    </Button>
  ) : (
    <span className="ta-grey">还没有对到档案</span>
  );
}

function FileLink({ id, name }: { readonly id: string; readonly name: string | null }) {
  const seesFiles = useCan("child.read");
  // A file in another place is not theirs to open; the name that was linked is.
  if (!seesFiles || name === null) return <span className="ta-green">已对到档案{name && `：${name}`}</span>;
  return (
    <span>
      <span className="ta-green">档案：</span>
      <Link to={`/children/${id}`}>{name}</Link>
    </span>
  );
}

function describe({ sex, age, school }: ReportChild): string {
  const sexWord = sex === "1" ? "男" : sex === "2" ? "女" : "";
  return [sexWord, age === null ? "" : `大约 ${age} 岁`, school ?? ""].filter(Boolean).join(" · ");
}
