import { Select } from "antd";
import { useRead } from "../../../../platform/client/useRead.ts";
import type { OrganisationKind } from "../../../../platform/records/organisations/organisation-codes.contract.ts";
import { listOrganisations } from "../../../../platform/records/organisations/organisations.contract.ts";

interface OrganisationPickerProps {
  readonly id: string;
  readonly describedBy: string;
  readonly kinds: readonly OrganisationKind[];
  readonly value: { readonly id: string | undefined; readonly name: string | undefined };
  readonly onChange: (id: string | undefined, name: string | undefined) => void;
}

/** One of the register; those that have closed stand last, for what happened before. */
export function OrganisationPicker({ id, describedBy, kinds, value, onChange }: OrganisationPickerProps) {
  const { data, isPending, error } = useRead(listOrganisations, { query: { kinds: kinds.join(",") } });
  const options = (data?.items ?? []).map((one) => ({
    value: one.id,
    name: one.name,
    label: `${one.name} · ${one.townshipName}${one.isOpen ? "" : one.closedOn === null ? "（还没有开办）" : `（${one.closedOn} 停办）`}`,
  }));
  const kept =
    value.id === undefined ? [] : [{ value: value.id, name: value.name ?? "", label: value.name ?? "" }];
  const empty =
    error === null ? "单位名录里还没有，请先到“登记台账 · 单位名录”登记" : "名录没有读到，请刷新再试";
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      style={{ width: "100%" }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      loading={isPending}
      placeholder="输入名称或镇街查找"
      notFoundContent={isPending ? "正在找…" : options.length > 0 ? "没有找到" : empty}
      value={value.id ?? null}
      options={options.length > 0 ? options : kept}
      onChange={(next: string | null | undefined) =>
        onChange(next ?? undefined, options.find((option) => option.value === next)?.name)
      }
    />
  );
}
