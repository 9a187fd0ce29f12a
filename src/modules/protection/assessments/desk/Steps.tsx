import { Button } from "antd";
import { useState } from "react";
import { useToday } from "../../../../faces/desk/session/useToday.ts";
import * as acts from "../assessment-acts.contract.ts";
import type { AssessmentView } from "../assessments.contract.ts";
import { ObjectionDialog } from "./ObjectionDialog.tsx";
import { ReaderDialog } from "./ReaderDialog.tsx";
import { StepDialog } from "./StepDialog.tsx";
import { useAssessmentWrite } from "./useAssessmentWrite.ts";

type Open = "inform" | "return" | "confirm" | "tell" | "help" | "cancel" | "objection" | "reader";

/** The steps that the asker may take now, as buttons; the server says which. */
export function Steps({ one }: { readonly one: AssessmentView }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const button = (act: Open, words: string, type: "primary" | "default" = "default") =>
    one.can.includes(act) && (
      <Button key={act} type={type} danger={act === "cancel"} onClick={() => setOpen(act)}>
        {words}
      </Button>
    );
  return (
    <>
      {button("inform", "登记已告知", "primary")}
      {button("confirm", "确认", "primary")}
      {button("return", "退回")}
      {button("tell", "登记结果已告知", "primary")}
      {button("help", "登记指导、监督、帮扶")}
      {button("objection", "受理复评申请")}
      {button("reader", "给别人看")}
      {button("cancel", "取消评估")}
      {open === "inform" && <InformDialog one={one} onClose={close} />}
      {open === "confirm" && <DecideDialog one={one} decision="confirm" onClose={close} />}
      {open === "return" && <DecideDialog one={one} decision="return" onClose={close} />}
      {open === "tell" && <TellDialog one={one} onClose={close} />}
      {open === "help" && <HelpDialog one={one} onClose={close} />}
      {open === "cancel" && <CancelDialog one={one} onClose={close} />}
      {open === "objection" && <ObjectionDialog one={one} onClose={close} />}
      {open === "reader" && <ReaderDialog one={one} onClose={close} />}
    </>
  );
}

interface StepProps {
  readonly one: AssessmentView;
  readonly onClose: () => void;
}

function InformDialog({ one, onClose }: StepProps) {
  const today = useToday();
  const write = useAssessmentWrite(acts.informGuardians, "已登记，评估人员可以评分了", onClose);
  return (
    <StepDialog
      title={`登记告知：${one.childName}`}
      what="评估前把原因、内容、人员告诉监护人。登记后评估人员收到评分待办。"
      okText="登记"
      schema={acts.InformInput}
      initial={{ on: today, how: "当面" }}
      busy={write.isPending}
      problem={write.error}
      onConfirm={(body) => write.mutate({ params: { id: one.id }, version: one.version, body })}
      onClose={onClose}
    />
  );
}

function TellDialog({ one, onClose }: StepProps) {
  const today = useToday();
  const write = useAssessmentWrite(acts.tellResult, "已登记", onClose);
  return (
    <StepDialog
      title={`登记告知结果：${one.childName}`}
      what="把等级、建议和可以申请一次复评告诉监护人。复评的时间从告知那天起算。"
      okText="登记"
      schema={acts.InformInput}
      initial={{ on: today, how: "当面", ...(one.informed === null ? {} : { whom: one.informed.whom }) }}
      busy={write.isPending}
      problem={write.error}
      onConfirm={(body) => write.mutate({ params: { id: one.id }, version: one.version, body })}
      onClose={onClose}
    />
  );
}

function HelpDialog({ one, onClose }: StepProps) {
  const today = useToday();
  const write = useAssessmentWrite(acts.recordHelp, "已登记", onClose);
  return (
    <StepDialog
      title={`登记对监护人的服务：${one.childName}`}
      what="指导、监督、帮扶做了什么、有什么变化。登记后安排待办撤下；以后还可以再登记。"
      okText="登记"
      schema={acts.HelpInput}
      initial={{ on: today, kind: "guidance" }}
      busy={write.isPending}
      problem={write.error}
      onConfirm={(body) => write.mutate({ params: { id: one.id }, body })}
      onClose={onClose}
    />
  );
}

function CancelDialog({ one, onClose }: StepProps) {
  const write = useAssessmentWrite(acts.cancelAssessment, "已取消", onClose);
  return (
    <StepDialog
      title={`取消评估：${one.childName}`}
      what="取消后评估人员的待办撤下，已经填的留作记录，不能恢复。"
      okText="取消这次评估"
      danger
      schema={acts.CancelInput}
      busy={write.isPending}
      problem={write.error}
      onConfirm={(body) => write.mutate({ params: { id: one.id }, version: one.version, body })}
      onClose={onClose}
    />
  );
}

function DecideDialog({ one, decision, onClose }: StepProps & { readonly decision: "confirm" | "return" }) {
  const isReturn = decision === "return";
  const write = useAssessmentWrite(acts.decideAssessment, isReturn ? "已退回合议" : "已确认", onClose);
  return (
    <StepDialog
      title={`${isReturn ? "退回" : "确认"}评估：${one.childName}`}
      what={
        isReturn
          ? "退回后由评估人员重新合议，评分表和孩子的话都在。"
          : `确认后按等级列出待办：${one.consequence?.title ?? ""}，并提醒告知监护人。确认后不能改。`
      }
      okText={isReturn ? "退回" : "确认"}
      schema={acts.DecisionWords}
      busy={write.isPending}
      problem={write.error}
      onConfirm={(words) =>
        write.mutate({
          params: { id: one.id },
          version: one.version,
          body: { decision, ...words },
        })
      }
      onClose={onClose}
    />
  );
}
