import { ActDialog } from "../../../../faces/desk/parts/ActDialog.tsx";
import { usePlaces } from "../../../../faces/desk/parts/usePlaces.ts";
import { repairName } from "../../../../kernel/text-repair.ts";
import type { ChildSummary } from "../../child-file.contract.ts";
import { categoryCodes, sexCodes } from "../../codes.contract.ts";
import { placeWords } from "../search/search-words.ts";
import { commonCategories } from "./common-categories.ts";
import { birthOf, type OpenDraft } from "./open-file-draft.ts";

interface DoublesDialogProps {
  readonly draft: OpenDraft;
  readonly found: readonly ChildSummary[];
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The child being entered beside those already in the register who may be the same. */
export function DoublesDialog({ draft, found, ...rest }: DoublesDialogProps) {
  const places = usePlaces();
  const { sex, birthDate } = birthOf(draft);
  const mine: readonly string[] = [
    repairName(draft.name),
    sexWord(sex),
    birthDate ?? "",
    places.nameOf(draft.villageCode ?? ""),
    commonCategories
      .filter((category) => draft.categories[category] !== undefined)
      .map((category) => categoryCodes.label(category))
      .join("、"),
  ];
  const theirs = found.map((child) => [
    child.name,
    sexWord(child.sex),
    child.birthDate ?? "",
    placeWords(child),
    child.categories.join("、"),
  ]);
  return (
    <ActDialog
      title="这个孩子可能已经有档案"
      what={`辖区里有 ${found.length} 份姓名和出生日期都相同的档案。请先打开看看是不是同一个孩子；是的话不要再建，直接在那份档案里登记。`}
      okText="确认不是同一个孩子，建新档"
      ready
      width={Math.min(960, 420 + found.length * 200)}
      {...rest}
    >
      <div className="ta-open-doubles">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">正在建的</th>
              {found.map((child) => (
                <th key={child.id} scope="col">
                  已有档案{" "}
                  <a href={`/children/${child.id}`} target="_blank" rel="noreferrer">
                    打开看看
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {["姓名", "性别", "出生日期", "村（社区）", "类别"].map((label, row) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{orNothing(mine[row])}</td>
                {theirs.map((texts, at) => (
                  <td
                    key={found[at]?.id ?? at}
                    className={texts[row] === mine[row] ? "ta-grey" : "ta-open-differs"}
                  >
                    {orNothing(texts[row])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ActDialog>
  );
}

function orNothing(text: string | undefined): string {
  return text === undefined || text === "" ? "没有" : text;
}

function sexWord(sex: string): string {
  return sex === "1" || sex === "2" ? sexCodes.label(sex) : "";
}
