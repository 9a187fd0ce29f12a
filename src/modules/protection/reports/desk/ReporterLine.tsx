import { EyeOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useEffect, useState } from "react";
import { AskReason } from "../../../../faces/desk/parts/AskReason.tsx";
import type { OutputOf } from "../../../../kernel/operation.ts";
import { useWrite } from "../../../../platform/client/useWrite.ts";
import type { ReportView } from "../report-view.contract.ts";
import { readReport, revealReporter } from "../reports.contract.ts";

const SHOWN_FOR_MS = 60_000;
const REASONS = ["电话核实情况", "约见面了解", "当面答复"];

/** Who reported: hidden, opened by the receiver alone with a reason, and hidden again by itself. */
export function ReporterLine({ report }: { readonly report: ReportView }) {
  const [shown, setShown] = useState<OutputOf<typeof revealReporter> | undefined>();
  const [open, setOpen] = useState(false);
  const reveal = useWrite(revealReporter, { makesOld: [readReport] });
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => {
      setShown(undefined);
    }, SHOWN_FOR_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [shown]);
  if (!report.hasReporter) return <p className="ta-grey">匿名报告，没有留下身份。</p>;
  if (shown !== undefined)
    return (
      <p className="ta-noprint">
        <b>{sayReporter(shown)}</b>{" "}
        <button type="button" className="ta-link ta-small" onClick={() => setShown(undefined)}>
          遮住
        </button>
      </p>
    );
  return (
    <p>
      <span className="ta-grey">
        报告人留下了身份{report.hasPhone && "和电话"}，单独加密保存，只有负责人写明原因才能看。
      </span>{" "}
      {report.can.includes("reveal") && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          destroyOnHidden
          content={
            <AskReason
              what="看报告人的身份做什么用？会记入审计日志，一分钟后自动遮住。"
              reasons={REASONS}
              onReveal={async (purpose) => {
                setShown(await reveal.mutateAsync({ params: { id: report.id }, body: { purpose } }));
                setOpen(false);
              }}
            />
          }
        >
          <Button size="small" className="ta-noprint" icon={<EyeOutlined />}>
            查看报告人
          </Button>
        </Popover>
      )}
    </p>
  );
}

function sayReporter({ name, phone, unit, accountName }: OutputOf<typeof revealReporter>): string {
  const said = [name, phone, unit].filter((part) => part !== undefined && part !== "");
  const by = accountName === null ? [] : [`用账号登记：${accountName}`];
  const all = [...said, ...by];
  return all.length === 0 ? "只留了身份类别，没有姓名和电话" : all.join(" · ");
}
