import { Button, Input, Radio } from "antd";
import { Field } from "../../../../faces/desk/form/Field.tsx";
import { type VisitCheck, visitCheckCodes } from "../visit-codes.contract.ts";
import { allWell, type VisitDraft } from "./visit-draft.ts";
import "./visits.css";

interface ChecksFieldProps {
  /** What is asked of this child. */
  readonly checks: readonly VisitCheck[];
  readonly visit: VisitDraft;
  readonly onChange: (part: Partial<VisitDraft>) => void;
}

const answers = [
  { value: "well", label: "好" },
  { value: "trouble", label: "有问题" },
  { value: "none", label: "没看" },
];

/** All is well with one press; what is not wants a sentence. */
export function ChecksField({ checks, visit, onChange }: ChecksFieldProps) {
  const { looked, troubles } = visit;
  const say = (check: VisitCheck, answer: string) => {
    const others = Object.fromEntries(Object.entries(looked).filter(([one]) => one !== check));
    onChange({ looked: answer === "none" ? others : { ...others, [check]: answer as "well" | "trouble" } });
  };
  return (
    <Field label="看了什么" hint="按这个孩子的年龄、类别和风险列出">
      {({ id }) => (
        <div id={id} role="group" aria-label="看了什么">
          <p>
            <Button size="small" onClick={() => onChange({ looked: allWell(checks) })}>
              都看了，都好
            </Button>
          </p>
          <div className="ta-visit-checks">
            {checks.map((check) => {
              const label = visitCheckCodes.label(check);
              return (
                <div key={check}>
                  <div className="ta-visit-check">
                    <span>{label}</span>
                    <Radio.Group
                      size="small"
                      optionType="button"
                      aria-label={label}
                      value={looked[check] ?? "none"}
                      options={answers}
                      onChange={({ target }) => say(check, String(target.value))}
                    />
                  </div>
                  {looked[check] === "trouble" && (
                    <Input
                      aria-label={`${label}：什么情况`}
                      placeholder="写一句是什么情况"
                      maxLength={300}
                      value={troubles[check] ?? ""}
                      onChange={({ target }) =>
                        onChange({ troubles: { ...troubles, [check]: target.value } })
                      }
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </Field>
  );
}
